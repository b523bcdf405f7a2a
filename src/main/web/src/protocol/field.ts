/**
 * Arithmetic modulo p = 2²⁵⁶ − 2²²⁴ + 2¹⁹² + 2⁹⁶ − 1 for public values (twin of `msm/Field.java`, with other limbs): twelve of 22 bits, little-endian, in
 * doubles, in Montgomery's form with R = 2²⁶⁴. A number lies at an offset of an array; the result may be one of the operands.
 *
 * Numbers are lazy: {@link add} and {@link subtract} neither carry nor reduce. What keeps that safe: a product is between −p/4 and 5p/4, in limbs below
 * 2²² + 2⁸ but for the highest; every number is the sum or difference of at most five products; so factors stay below 8p with limbs below 5·2²², and twelve products
 * of such limbs are below 2⁵³, up to which doubles are exact.
 * @module
 */
import { PRIME } from "./group";

/** Limbs of a number. */
export const SIZE = 12;

const B = 1 << 22;
/** Two limbs are eleven hexadecimal digits. */
const DIGITS = 11;
/** What k·p is near to modulo 2²² for the small k of {@link isZero}: p ≡ −1. */
const SMALL = 16;
const R = 2n ** 264n;
const R_SQUARED = new Float64Array(SIZE);
split((R * R) % PRIME, R_SQUARED, 0);
/** 1/R = R^(p−2). */
const R_INVERSE = power(R % PRIME, PRIME - 2n);

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) result = (((result * result) % PRIME) * (bit === "1" ? base : 1n)) % PRIME;
  return result;
}

function split(x: bigint, to: Float64Array, at: number): void {
  const digits = x.toString(16).padStart((DIGITS * SIZE) / 2, "0");
  for (let i = 0, end = digits.length; i < SIZE; i += 2, end -= DIGITS) {
    const pair = parseInt(digits.slice(end - DIGITS, end), 16);
    const high = Math.floor(pair / B);
    to[at + i] = pair - high * B;
    to[at + i + 1] = high;
  }
}

/** {@code x}, which is in 0..p−1, in Montgomery's form. */
export function write(x: bigint, to: Float64Array, at: number): void {
  split(x, to, at);
  multiply(to, at, to, at, R_SQUARED, 0);
}

/** The number that {@link write} wrote, in 0..p−1. */
export function read(from: Float64Array, at: number): bigint {
  const number = (raw(from, at) * R_INVERSE) % PRIME;
  return number < 0n ? number + PRIME : number;
}

function raw(a: Float64Array, ao: number): bigint {
  let number = 0n;
  for (let i = SIZE - 1; i >= 0; i--) number = number * BigInt(B) + BigInt(a[ao + i] as number);
  return number;
}

/** Whether a number is 0 modulo p. */
export function isZero(a: Float64Array, ao: number): boolean {
  const low = a[ao] as number;
  const rest = low - B * Math.floor(low / B);
  return (rest < SMALL || rest > B - SMALL) && raw(a, ao) % PRIME === 0n;
}

export function add(r: Float64Array, ro: number, a: Float64Array, ao: number, b: Float64Array, bo: number): void {
  for (let i = 0; i < SIZE; i++) r[ro + i] = (a[ao + i] as number) + (b[bo + i] as number);
}

export function subtract(r: Float64Array, ro: number, a: Float64Array, ao: number, b: Float64Array, bo: number): void {
  for (let i = 0; i < SIZE; i++) r[ro + i] = (a[ao + i] as number) - (b[bo + i] as number);
}

export function negate(r: Float64Array, ro: number, a: Float64Array, ao: number): void {
  for (let i = 0; i < SIZE; i++) r[ro + i] = -(a[ao + i] as number);
}

/** The columns of a product, before they are reduced: numbers handed over as arguments would be boxed. */
const columns = new Float64Array(2 * SIZE - 1);

/** {@code a·b/R}: column k has the products of limbs whose places add up to k. */
export function multiply(r: Float64Array, ro: number, a: Float64Array, ao: number, b: Float64Array, bo: number): void {
  const a0 = a[ao] as number, a1 = a[ao + 1] as number, a2 = a[ao + 2] as number, a3 = a[ao + 3] as number;
  const a4 = a[ao + 4] as number, a5 = a[ao + 5] as number, a6 = a[ao + 6] as number, a7 = a[ao + 7] as number;
  const a8 = a[ao + 8] as number, a9 = a[ao + 9] as number, a10 = a[ao + 10] as number, a11 = a[ao + 11] as number;
  const b0 = b[bo] as number, b1 = b[bo + 1] as number, b2 = b[bo + 2] as number, b3 = b[bo + 3] as number;
  const b4 = b[bo + 4] as number, b5 = b[bo + 5] as number, b6 = b[bo + 6] as number, b7 = b[bo + 7] as number;
  const b8 = b[bo + 8] as number, b9 = b[bo + 9] as number, b10 = b[bo + 10] as number, b11 = b[bo + 11] as number;
  columns[0] = a0 * b0;
  columns[1] = a0 * b1 + a1 * b0;
  columns[2] = a0 * b2 + a1 * b1 + a2 * b0;
  columns[3] = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
  columns[4] = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;
  columns[5] = a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0;
  columns[6] = a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0;
  columns[7] = a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0;
  columns[8] = a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0;
  columns[9] = a0 * b9 + a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1 + a9 * b0;
  columns[10] = a0 * b10 + a1 * b9 + a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2 + a9 * b1 + a10 * b0;
  columns[11] = a0 * b11 + a1 * b10 + a2 * b9 + a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3 + a9 * b2 + a10 * b1 + a11 * b0;
  columns[12] = a1 * b11 + a2 * b10 + a3 * b9 + a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4 + a9 * b3 + a10 * b2 + a11 * b1;
  columns[13] = a2 * b11 + a3 * b10 + a4 * b9 + a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5 + a9 * b4 + a10 * b3 + a11 * b2;
  columns[14] = a3 * b11 + a4 * b10 + a5 * b9 + a6 * b8 + a7 * b7 + a8 * b6 + a9 * b5 + a10 * b4 + a11 * b3;
  columns[15] = a4 * b11 + a5 * b10 + a6 * b9 + a7 * b8 + a8 * b7 + a9 * b6 + a10 * b5 + a11 * b4;
  columns[16] = a5 * b11 + a6 * b10 + a7 * b9 + a8 * b8 + a9 * b7 + a10 * b6 + a11 * b5;
  columns[17] = a6 * b11 + a7 * b10 + a8 * b9 + a9 * b8 + a10 * b7 + a11 * b6;
  columns[18] = a7 * b11 + a8 * b10 + a9 * b9 + a10 * b8 + a11 * b7;
  columns[19] = a8 * b11 + a9 * b10 + a10 * b9 + a11 * b8;
  columns[20] = a9 * b11 + a10 * b10 + a11 * b9;
  columns[21] = a10 * b11 + a11 * b10;
  columns[22] = a11 * b11;
  reduce(r, ro);
}

/** {@code a²/R}, as {@link multiply} with every product that stands twice taken once and doubled. */
export function square(r: Float64Array, ro: number, a: Float64Array, ao: number): void {
  const a0 = a[ao] as number, a1 = a[ao + 1] as number, a2 = a[ao + 2] as number, a3 = a[ao + 3] as number;
  const a4 = a[ao + 4] as number, a5 = a[ao + 5] as number, a6 = a[ao + 6] as number, a7 = a[ao + 7] as number;
  const a8 = a[ao + 8] as number, a9 = a[ao + 9] as number, a10 = a[ao + 10] as number, a11 = a[ao + 11] as number;
  const d0 = 2 * a0, d1 = 2 * a1, d2 = 2 * a2, d3 = 2 * a3, d4 = 2 * a4, d5 = 2 * a5;
  const d6 = 2 * a6, d7 = 2 * a7, d8 = 2 * a8, d9 = 2 * a9, d10 = 2 * a10;
  columns[0] = a0 * a0;
  columns[1] = d0 * a1;
  columns[2] = d0 * a2 + a1 * a1;
  columns[3] = d0 * a3 + d1 * a2;
  columns[4] = d0 * a4 + d1 * a3 + a2 * a2;
  columns[5] = d0 * a5 + d1 * a4 + d2 * a3;
  columns[6] = d0 * a6 + d1 * a5 + d2 * a4 + a3 * a3;
  columns[7] = d0 * a7 + d1 * a6 + d2 * a5 + d3 * a4;
  columns[8] = d0 * a8 + d1 * a7 + d2 * a6 + d3 * a5 + a4 * a4;
  columns[9] = d0 * a9 + d1 * a8 + d2 * a7 + d3 * a6 + d4 * a5;
  columns[10] = d0 * a10 + d1 * a9 + d2 * a8 + d3 * a7 + d4 * a6 + a5 * a5;
  columns[11] = d0 * a11 + d1 * a10 + d2 * a9 + d3 * a8 + d4 * a7 + d5 * a6;
  columns[12] = d1 * a11 + d2 * a10 + d3 * a9 + d4 * a8 + d5 * a7 + a6 * a6;
  columns[13] = d2 * a11 + d3 * a10 + d4 * a9 + d5 * a8 + d6 * a7;
  columns[14] = d3 * a11 + d4 * a10 + d5 * a9 + d6 * a8 + a7 * a7;
  columns[15] = d4 * a11 + d5 * a10 + d6 * a9 + d7 * a8;
  columns[16] = d5 * a11 + d6 * a10 + d7 * a9 + a8 * a8;
  columns[17] = d6 * a11 + d7 * a10 + d8 * a9;
  columns[18] = d7 * a11 + d8 * a10 + a9 * a9;
  columns[19] = d8 * a11 + d9 * a10;
  columns[20] = d9 * a11 + a10 * a10;
  columns[21] = d10 * a11;
  columns[22] = a11 * a11;
  reduce(r, ro);
}

/**
 * Montgomery's reduction of 23 columns. As p ≡ −1 modulo 2²², the multiple m·p that clears a column is that of the column's own low bits m: they vanish, and
 * m·2⁹⁶, m·2¹⁹², −m·2²²⁴ and m·2²⁵⁶ fall into the columns 4, 8, 10 and 11 above it.
 */
function reduce(r: Float64Array, ro: number): void {
  let t0 = columns[0] as number, t1 = columns[1] as number, t2 = columns[2] as number, t3 = columns[3] as number;
  let t4 = columns[4] as number, t5 = columns[5] as number, t6 = columns[6] as number, t7 = columns[7] as number;
  let t8 = columns[8] as number, t9 = columns[9] as number, t10 = columns[10] as number, t11 = columns[11] as number;
  let t12 = columns[12] as number, t13 = columns[13] as number, t14 = columns[14] as number, t15 = columns[15] as number;
  let t16 = columns[16] as number, t17 = columns[17] as number, t18 = columns[18] as number, t19 = columns[19] as number;
  let t20 = columns[20] as number, t21 = columns[21] as number, t22 = columns[22] as number;
  let m = 0;
  let c = 0;
  let t23 = 0;
  m = t0 - 0x400000 * (c = Math.floor(t0 / 0x400000));
  (t1 += c), (t4 += m * 0x100), (t8 += m * 0x10000), (t10 -= m * 0x10), (t11 += m * 0x4000);
  m = t1 - 0x400000 * (c = Math.floor(t1 / 0x400000));
  (t2 += c), (t5 += m * 0x100), (t9 += m * 0x10000), (t11 -= m * 0x10), (t12 += m * 0x4000);
  m = t2 - 0x400000 * (c = Math.floor(t2 / 0x400000));
  (t3 += c), (t6 += m * 0x100), (t10 += m * 0x10000), (t12 -= m * 0x10), (t13 += m * 0x4000);
  m = t3 - 0x400000 * (c = Math.floor(t3 / 0x400000));
  (t4 += c), (t7 += m * 0x100), (t11 += m * 0x10000), (t13 -= m * 0x10), (t14 += m * 0x4000);
  m = t4 - 0x400000 * (c = Math.floor(t4 / 0x400000));
  (t5 += c), (t8 += m * 0x100), (t12 += m * 0x10000), (t14 -= m * 0x10), (t15 += m * 0x4000);
  m = t5 - 0x400000 * (c = Math.floor(t5 / 0x400000));
  (t6 += c), (t9 += m * 0x100), (t13 += m * 0x10000), (t15 -= m * 0x10), (t16 += m * 0x4000);
  m = t6 - 0x400000 * (c = Math.floor(t6 / 0x400000));
  (t7 += c), (t10 += m * 0x100), (t14 += m * 0x10000), (t16 -= m * 0x10), (t17 += m * 0x4000);
  m = t7 - 0x400000 * (c = Math.floor(t7 / 0x400000));
  (t8 += c), (t11 += m * 0x100), (t15 += m * 0x10000), (t17 -= m * 0x10), (t18 += m * 0x4000);
  m = t8 - 0x400000 * (c = Math.floor(t8 / 0x400000));
  (t9 += c), (t12 += m * 0x100), (t16 += m * 0x10000), (t18 -= m * 0x10), (t19 += m * 0x4000);
  m = t9 - 0x400000 * (c = Math.floor(t9 / 0x400000));
  (t10 += c), (t13 += m * 0x100), (t17 += m * 0x10000), (t19 -= m * 0x10), (t20 += m * 0x4000);
  m = t10 - 0x400000 * (c = Math.floor(t10 / 0x400000));
  (t11 += c), (t14 += m * 0x100), (t18 += m * 0x10000), (t20 -= m * 0x10), (t21 += m * 0x4000);
  m = t11 - 0x400000 * (c = Math.floor(t11 / 0x400000));
  (t12 += c), (t15 += m * 0x100), (t19 += m * 0x10000), (t21 -= m * 0x10), (t22 += m * 0x4000);
  // two carries of all limbs at once: one from limb to limb would wait for itself
  const c12 = Math.floor(t12 / 0x400000);
  const c13 = Math.floor(t13 / 0x400000);
  const c14 = Math.floor(t14 / 0x400000);
  const c15 = Math.floor(t15 / 0x400000);
  const c16 = Math.floor(t16 / 0x400000);
  const c17 = Math.floor(t17 / 0x400000);
  const c18 = Math.floor(t18 / 0x400000);
  const c19 = Math.floor(t19 / 0x400000);
  const c20 = Math.floor(t20 / 0x400000);
  const c21 = Math.floor(t21 / 0x400000);
  const c22 = Math.floor(t22 / 0x400000);
  t12 -= 0x400000 * c12;
  t13 += c12 - 0x400000 * c13;
  t14 += c13 - 0x400000 * c14;
  t15 += c14 - 0x400000 * c15;
  t16 += c15 - 0x400000 * c16;
  t17 += c16 - 0x400000 * c17;
  t18 += c17 - 0x400000 * c18;
  t19 += c18 - 0x400000 * c19;
  t20 += c19 - 0x400000 * c20;
  t21 += c20 - 0x400000 * c21;
  t22 += c21 - 0x400000 * c22;
  t23 += c22;
  const e12 = Math.floor(t12 / 0x400000);
  const e13 = Math.floor(t13 / 0x400000);
  const e14 = Math.floor(t14 / 0x400000);
  const e15 = Math.floor(t15 / 0x400000);
  const e16 = Math.floor(t16 / 0x400000);
  const e17 = Math.floor(t17 / 0x400000);
  const e18 = Math.floor(t18 / 0x400000);
  const e19 = Math.floor(t19 / 0x400000);
  const e20 = Math.floor(t20 / 0x400000);
  const e21 = Math.floor(t21 / 0x400000);
  const e22 = Math.floor(t22 / 0x400000);
  r[ro] = t12 - 0x400000 * e12;
  r[ro + 1] = t13 + e12 - 0x400000 * e13;
  r[ro + 2] = t14 + e13 - 0x400000 * e14;
  r[ro + 3] = t15 + e14 - 0x400000 * e15;
  r[ro + 4] = t16 + e15 - 0x400000 * e16;
  r[ro + 5] = t17 + e16 - 0x400000 * e17;
  r[ro + 6] = t18 + e17 - 0x400000 * e18;
  r[ro + 7] = t19 + e18 - 0x400000 * e19;
  r[ro + 8] = t20 + e19 - 0x400000 * e20;
  r[ro + 9] = t21 + e20 - 0x400000 * e21;
  r[ro + 10] = t22 + e21 - 0x400000 * e22;
  r[ro + 11] = t23 + e22;
}
