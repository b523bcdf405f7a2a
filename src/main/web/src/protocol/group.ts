/**
 * P-256, its points and scalars (spec: G-1 to G-6). Points come in through {@link decodePoint} alone, so that every point here is
 * on the curve; scalars are bigints in 0..n-1.
 * @module
 */
import { p256 } from "@noble/curves/nist.js";
import { mulAddUnsafe, normalizeZ } from "@noble/curves/abstract/curve.js";
import { expand_message_xmd } from "@noble/curves/abstract/hash-to-curve.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { toHex, utf8 } from "./bytes";
import { good, refused, type Result } from "./result";

const Curve = p256.Point;

/** A point of the curve. Sums may be the identity {@link O}; what {@link decodePoint} gives never is. */
export type Point = typeof Curve.BASE;
/** An integer modulo the group's order, 0 ≤ x < n. */
export type Scalar = bigint;
export type Form = "compressed" | "uncompressed";

export const G: Point = Curve.BASE;
export const O: Point = Curve.ZERO;
/** The group's order n. */
export const ORDER: bigint = Curve.Fn.ORDER;
/** The field's prime p. */
export const PRIME: bigint = Curve.Fp.ORDER;
const B = Curve.CURVE().b;

/** {@code x} modulo n, also for negative x. */
export function mod(x: bigint): Scalar {
  const rest = x % ORDER;
  return rest < 0n ? rest + ORDER : rest;
}

/** 1/x modulo n, for x ≠ 0. */
export function inverse(x: Scalar): Scalar {
  return Curve.Fn.inv(x);
}

/** The big-endian number in {@code bytes}. */
export function toInteger(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt("0x" + toHex(bytes));
}

/** The 32 bytes of a scalar or of a coordinate. */
export function integerBytes(x: bigint): Uint8Array {
  const digits = x.toString(16).padStart(64, "0");
  const bytes = new Uint8Array(32);
  for (let i = 0; i < 32; i++) bytes[i] = parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** G-2 DecodePoint. Refuses with G-2.1 to G-2.4; the value is never the identity. */
export function decodePoint(bytes: Uint8Array, form: Form): Result<Point> {
  const compressed = form === "compressed";
  if (bytes.length !== (compressed ? 33 : 65)) return refused("G-2.1");
  const head = bytes[0] ?? 0;
  if (compressed ? head !== 2 && head !== 3 : head !== 4) return refused("G-2.2");
  const x = toInteger(bytes.subarray(1, 33));
  const sent = toInteger(bytes.subarray(33));
  if (x >= PRIME || sent >= PRIME) return refused("G-2.3");
  const y = compressed ? rootOf(x, head === 3) : sent;
  return onCurve(x, y) ? good(Curve.fromAffine({ x, y })) : refused("G-2.4");
}

/** x³ − 3x + b. */
function cubic(x: bigint): bigint {
  return (x * x * x - 3n * x + B) % PRIME;
}

function onCurve(x: bigint, y: bigint): boolean {
  return (((y * y - cubic(x)) % PRIME) + PRIME) % PRIME === 0n;
}

/** The candidate for y with that parity: p ≡ 3 (mod 4), so it is v^((p+1)/4); its square is v only where v is a square. */
function rootOf(x: bigint, odd: boolean): bigint {
  const root = Curve.Fp.pow(Curve.Fp.create(cubic(x)), (PRIME + 1n) / 4n);
  return (root & 1n) === (odd ? 1n : 0n) ? root : PRIME - root;
}

/** G-3 EncodePoint. The identity has no encoding: asking for it is a bug. */
export function encodePoint(point: Point, form: Form): Uint8Array {
  if (point.is0()) throw new RangeError("the identity has no encoding");
  const { x, y } = point.toAffine();
  const bytes = new Uint8Array(form === "compressed" ? 33 : 65);
  bytes[0] = form === "uncompressed" ? 4 : (y & 1n) === 0n ? 2 : 3;
  bytes.set(integerBytes(x), 1);
  if (form === "uncompressed") bytes.set(integerBytes(y), 33);
  return bytes;
}

/** G-4. Refuses any length but 32 and every value ≥ n. */
export function decodeScalar(bytes: Uint8Array): Result<Scalar> {
  if (bytes.length !== 32) return refused("G-4");
  const x = toInteger(bytes);
  return x < ORDER ? good(x) : refused("G-4");
}

/** G-5 HashToScalar: RFC 9380 hash_to_field with m = 1, modulus n, L = 48, expand_message_xmd over SHA-256. */
export function hashToScalar(tag: string, message: Uint8Array): Scalar {
  return mod(toInteger(expand_message_xmd(message, utf8(tag), 48, sha256)));
}

/** G-6 DeriveScalar: HKDF-SHA-256 without salt, 48 bytes, modulo n. Zero (probability 2⁻²⁵⁶) throws. */
export function deriveScalar(secret: Uint8Array, info: Uint8Array): Scalar {
  const scalar = mod(toInteger(hkdf(sha256, secret, undefined, info, 48)));
  if (scalar === 0n) throw new Error("derived zero");
  return scalar;
}

/** x·P for a secret x ≠ 0: the number of additions does not depend on x. What JavaScript can't promise stands in SECURITY.md. */
export function timesSecret(point: Point, x: Scalar): Point {
  return point.multiply(x);
}

/** x·P for public x, in variable time. */
export function times(point: Point, x: Scalar): Point {
  return point.multiplyUnsafe(x);
}

/** x·P + y·Q for public x and y, in variable time. */
export function timesPlus(p: Point, x: Scalar, q: Point, y: Scalar): Point {
  return p.is0() ? times(q, y) : q.is0() ? times(p, x) : p.mulAddUnsafe(x, q, y);
}

/** One summand k·P of a sum. */
export interface Term {
  readonly factor: Scalar;
  readonly point: Point;
}

export function term(factor: Scalar, point: Point): Term {
  return { factor, point };
}

/** Σ k·P for public values and few terms, in variable time. */
export function sumOf(terms: readonly Term[]): Point {
  const some = terms.filter(({ factor, point }) => factor !== 0n && !point.is0());
  if (some.length === 0) return O;
  return mulAddUnsafe(
    Curve,
    some.map(({ point }) => point),
    some.map(({ factor }) => factor),
  );
}

/** x and y of points other than the identity, public ones. */
export function affine(points: readonly Point[]): ReadonlyArray<{ readonly x: bigint; readonly y: bigint }> {
  const scaled = points.filter(({ Z }) => Z !== 1n);
  const normal = new Map(normalizeZ(Curve, scaled).map((point, i) => [scaled[i], point]));
  return points.map((point) => (normal.get(point) ?? point).toAffine());
}

/** The point with these public coordinates, which come of arithmetic on points: that it is off the curve is a bug. */
export function fromPublicAffine(x: bigint, y: bigint): Point {
  if (!onCurve(x, y)) throw new Error("a sum of points is off the curve");
  return Curve.fromAffine({ x, y });
}

/** 1/x modulo p, for x ≠ 0. */
export function invertModP(x: bigint): bigint {
  return Curve.Fp.inv(x);
}

const withTables = new WeakSet<Point>();

/** The same point, whose multiples by {@link timesSecret} are then about six times faster: the first of them builds its table. */
export function withTable(point: Point): Point {
  if (!withTables.has(point)) withTables.add(point.precompute(6));
  return point;
}
