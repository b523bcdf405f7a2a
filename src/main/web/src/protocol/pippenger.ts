/** Σ k·P over many public terms, in variable time and with a field of our own. Twin of `msm/Pippenger.java`. @module */
import { Accumulator, POINT } from "./accumulator";
import { SIZE, write } from "./field";
import { affine, ORDER, type Point, type Scalar, type Term } from "./group";

/** One bit more saves a window in ten or so and doubles the buckets. */
function widthFor(count: number): number {
  return Math.max(3, Math.min(12, Math.floor(Math.log2(count + 1)) - 3));
}

/** The same term with the shorter of k and −k: −w for a weight w of 128 bits is as short as w. */
function shortened({ factor, point }: Term): Term {
  const negative = ORDER - factor;
  return negative < factor ? { factor: negative, point: point.negate() } : { factor, point };
}

/** The digits of k to the base 2^width, the lowest first, each from 1 − 2^(width−1) to 2^(width−1). */
function digitsOf(factor: Scalar, width: number): Int16Array {
  const base = 1 << width;
  const bits = factor.toString(2);
  const digits = new Int16Array(Math.ceil(bits.length / width) + 1);
  let carry = 0;
  for (let i = 0; i < digits.length; i++) {
    const end = bits.length - i * width;
    const digit = (end <= 0 ? 0 : parseInt(bits.slice(Math.max(0, end - width), end), 2)) + carry;
    carry = digit > base / 2 ? 1 : 0;
    digits[i] = digit - carry * base;
  }
  return digits;
}

/** x and y of every point, one after another. */
function limbsOf(points: readonly Point[]): Float64Array {
  const limbs = new Float64Array(POINT * points.length);
  affine(points).forEach(({ x, y }, i) => {
    write(x, limbs, POINT * i);
    write(y, limbs, POINT * i + SIZE);
  });
  return limbs;
}

/**
 * In every window of the factors' bits a bucket for each digit sums the points that have it, and running sums weight each bucket with its digit
 * (Bernstein, Doumen, Lange, Oosterwijk, "Faster batch forgery identification", INDOCRYPT 2012, §4).
 */
export function sumOfMany(terms: readonly Term[]): Point {
  const some = terms.filter(({ factor, point }) => factor !== 0n && !point.is0()).map(shortened);
  const width = widthFor(some.length);
  const digits = some.map(({ factor }) => digitsOf(factor, width));
  const points = limbsOf(some.map(({ point }) => point));
  const sum = new Accumulator();
  for (let window = digits.reduce((most, { length }) => Math.max(most, length), 0) - 1; window >= 0; window--) {
    for (let i = 0; i < width; i++) sum.twice();
    const buckets = Array.from({ length: (1 << (width - 1)) + 1 }, () => new Accumulator());
    digits.forEach((of, i) => {
      const digit = of[window] ?? 0;
      if (digit !== 0) buckets[Math.abs(digit)]?.addPoint(points, POINT * i, digit < 0);
    });
    sum.add(weighted(buckets));
  }
  return sum.point();
}

/** Σ i·buckets[i]: a bucket stands in as many running sums as its number says. */
function weighted(buckets: readonly Accumulator[]): Accumulator {
  const running = new Accumulator();
  const sum = new Accumulator();
  for (const bucket of buckets.slice(1).reverse()) {
    running.add(bucket);
    sum.add(running);
  }
  return sum;
}
