/** Exponential ElGamal over totals (spec: E-1 to E-5). @module */
import { toHex } from "./bytes";
import { encodePoint, G, inverse, mod, O, times, type Point, type Scalar } from "./group";

/** (α, β) = (r·G, v·G + r·K). Of a sum of ciphertexts both may be the identity. */
export interface Ciphertext {
  readonly alpha: Point;
  readonly beta: Point;
}

export const NOTHING: Ciphertext = { alpha: O, beta: O };

/** E-2 for public v and r: the rehearsal's ciphertext (K-8). A ballot's are made by its own prover. */
export function encryptPublicly(v: Scalar, r: Scalar, key: Point): Ciphertext {
  return { alpha: times(G, r), beta: times(G, v).add(times(key, r)) };
}

/** E-3. */
export function add(a: Ciphertext, b: Ciphertext): Ciphertext {
  return { alpha: a.alpha.add(b.alpha), beta: a.beta.add(b.beta) };
}

/** The sum {@code a} without a ciphertext that is in it. */
export function subtract(a: Ciphertext, b: Ciphertext): Ciphertext {
  return { alpha: a.alpha.subtract(b.alpha), beta: a.beta.subtract(b.beta) };
}

/** What {@code weight} times a ciphertext's value is encrypted as. */
export function scale({ alpha, beta }: Ciphertext, weight: number): Ciphertext {
  return { alpha: times(alpha, BigInt(weight)), beta: times(beta, BigInt(weight)) };
}

/** One holder's x_j·α. */
export interface Factor {
  readonly index: number;
  readonly point: Point;
}

/** E-4: v·G, from the factors of exactly t holders with different indices. */
export function combine(beta: Point, factors: readonly Factor[]): Point {
  const indices = factors.map(({ index }) => BigInt(index));
  return factors.reduce((sum, { index, point }) => sum.subtract(times(point, lagrange(BigInt(index), indices))), beta);
}

/** λ_j = Π i/(i−j) over the other indices i. */
function lagrange(j: bigint, indices: readonly bigint[]): Scalar {
  const others = indices.filter((i) => i !== j);
  const above = others.reduce((product, i) => mod(product * i), 1n);
  const below = others.reduce((product, i) => mod(product * (i - j)), 1n);
  return mod(above * inverse(below));
}

/**
 * E-5: the v in 0..max with v·G equal to a point, or undefined where there is none. The table of the search, about √max points, is made
 * once for all points that are asked.
 */
export function totalsUpTo(max: number): (point: Point) => number | undefined {
  const step = Math.ceil(Math.sqrt(max + 1));
  const small = new Map<string, number>();
  let multiple = O;
  for (let i = 0; i < step; i++, multiple = multiple.add(G)) small.set(nameOf(multiple), i);
  const giant = multiple;
  return (point) => {
    let rest = point;
    for (let j = 0; j < step; j++, rest = rest.subtract(giant)) {
      const value = small.get(nameOf(rest));
      if (value !== undefined) return j * step + value <= max ? j * step + value : undefined;
    }
    return undefined;
  };
}

function nameOf(point: Point): string {
  return point.is0() ? "O" : toHex(encodePoint(point, "compressed"));
}
