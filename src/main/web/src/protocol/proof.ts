/**
 * Proofs of knowledge (spec: P-1, P-2, P-3, P-5), sent with their commitments. A verifier says which numbered step failed; a prover
 * gets its nonces as arguments.
 * @module
 */
import { firstFalse, type Equation } from "./batch";
import { concat, utf8 } from "./bytes";
import type { Ciphertext } from "./elgamal";
import {
  decodePoint,
  decodeScalar,
  deriveScalar,
  encodePoint,
  G,
  integerBytes,
  mod,
  term,
  timesPlus,
  timesSecret,
  type Point,
  type Scalar,
} from "./group";
import { good, PASSED, refused, type Result, type Verdict } from "./result";
import { Transcript } from "./transcript";

/** P-1: knowledge of x with X = x·G. */
export interface Possession {
  readonly r: Point;
  readonly s: Scalar;
}

/** P-2: X = x·G and F = x·α for one x. */
export interface Equality {
  readonly a: Point;
  readonly b: Point;
  readonly s: Scalar;
}

/** What P-2 speaks of: `key` X, `alpha` α, `factor` F. */
export interface EqualityStatement {
  readonly context: Uint8Array;
  readonly key: Point;
  readonly alpha: Point;
  readonly factor: Point;
}

/** P-5: a holder's nonce, from its 32-byte secret or scalar, 32 fresh random bytes and the proof's context. */
export function holderNonce(secret: Uint8Array, fresh: Uint8Array, context: Uint8Array): Scalar {
  return deriveScalar(concat(secret, fresh), concat(utf8("dauys/v1/nonce"), context));
}

function possessionChallenge(context: Uint8Array, key: Point, r: Point): Scalar {
  return new Transcript("dauys/v1/possession").bytes("context", context).point("key", key).point("R", r).challenge();
}

export function provePossession(context: Uint8Array, secret: Scalar, key: Point, nonce: Scalar): Possession {
  const r = timesSecret(G, nonce);
  return { r, s: mod(nonce + possessionChallenge(context, key, r) * secret) };
}

/** P-1.2: s·G = R + e·X. (P-1.1 is the decoding of the values.) */
export function verifyPossession(context: Uint8Array, key: Point, { r, s }: Possession): Verdict {
  const e = possessionChallenge(context, key, r);
  return timesPlus(G, s, key, mod(-e)).equals(r) ? PASSED : refused("P-1.2");
}

function equalityChallenge({ context, key, alpha, factor }: EqualityStatement, a: Point, b: Point): Scalar {
  return new Transcript("dauys/v1/equality")
    .bytes("context", context)
    .point("X", key)
    .point("alpha", alpha)
    .point("factor", factor)
    .point("A", a)
    .point("B", b)
    .challenge();
}

export function proveEquality(statement: EqualityStatement, secret: Scalar, nonce: Scalar): Equality {
  const a = timesSecret(G, nonce);
  const b = timesSecret(statement.alpha, nonce);
  return { a, b, s: mod(nonce + equalityChallenge(statement, a, b) * secret) };
}

/** P-2.2: s·G = A + e·X; P-2.3: s·α = B + e·F. (P-2.1 is the decoding of the values.) */
export function verifyEquality(statement: EqualityStatement, { a, b, s }: Equality): Verdict {
  const minusE = mod(-equalityChallenge(statement, a, b));
  if (!timesPlus(G, s, statement.key, minusE).equals(a)) return refused("P-2.2");
  if (!timesPlus(statement.alpha, s, statement.factor, minusE).equals(b)) return refused("P-2.3");
  return PASSED;
}

/** What P-3 is bound to: D of the contest (B-4), the slot, and the values m_0 < … that the manifest allows. */
export interface RangeStatement {
  readonly contest: Uint8Array;
  readonly slotId: string;
  readonly slotIndex: number;
  readonly values: readonly number[];
}

interface Commitment {
  readonly a: Point;
  readonly b: Point;
}

interface Branch extends Commitment {
  readonly s: Scalar;
}

/** Bytes of a P-3 proof of that many values: A 65, B 65, c 32 (but for the last), s 32 a branch. */
export function rangeLength(values: number): number {
  return 194 * values - 32;
}

function rangeChallenge({ contest, slotId, slotIndex, values }: RangeStatement, commitments: readonly Commitment[]): Scalar {
  const transcript = new Transcript("dauys/v1/range")
    .bytes("D", contest)
    .text("slot-id", slotId)
    .number("slot-index", slotIndex)
    .numbers("values", values);
  for (const { a, b } of commitments) transcript.point("A", a).point("B", b);
  return transcript.challenge();
}

/** A proof whose points and scalars decoded; the last branch's challenge follows from the others. */
export interface RangeProof {
  readonly branches: readonly Branch[];
  readonly challenges: readonly Scalar[];
}

/** P-3.1: every point and scalar of {@code bytes}, which have the length of {@link rangeLength}. */
export function decodeRange(bytes: Uint8Array, values: number): Result<RangeProof> {
  const branches: Branch[] = [];
  const challenges: Scalar[] = [];
  let at = 0;
  const next = (length: number): Uint8Array => bytes.subarray(at, (at += length));
  for (let j = 0; j < values; j++) {
    const a = decodePoint(next(65), "uncompressed");
    const b = decodePoint(next(65), "uncompressed");
    const c = j === values - 1 ? good(0n) : decodeScalar(next(32));
    const s = decodeScalar(next(32));
    if (!a.ok || !b.ok || !c.ok || !s.ok) return refused("P-3.1");
    branches.push({ a: a.value, b: b.value, s: s.value });
    if (j < values - 1) challenges.push(c.value);
  }
  return good({ branches, challenges });
}

const MINUS_ONE = mod(-1n);

/** P-3.2 to P-3.4 as equations, two a value: {@code ciphertext} encrypts one of the statement's values under {@code key}. */
export function rangeEquations(
  statement: RangeStatement,
  { alpha, beta }: Ciphertext,
  key: Point,
  { branches, challenges }: RangeProof,
): Equation[] {
  const last = mod(rangeChallenge(statement, branches) - challenges.reduce((sum, c) => sum + c, 0n)); // P-3.2
  const complete = [...challenges, last].map((c) => mod(-c));
  const ofAlpha = branches.map(({ a, s }, j): Equation => {
    const terms = [term(s, G), term(MINUS_ONE, a), term(complete[j] ?? 0n, alpha)];
    return { step: "P-3.3", terms };
  });
  const ofBeta = branches.map(({ b, s }, j): Equation => {
    const minusC = complete[j] ?? 0n;
    const m = BigInt(statement.values[j] ?? 0);
    return { step: "P-3.4", terms: [term(s, key), term(MINUS_ONE, b), term(minusC, beta), term(mod(-minusC * m), G)] };
  });
  return [...ofAlpha, ...ofBeta];
}

/** P-3.2 to P-3.4, each equation exactly. */
export function verifyRange(statement: RangeStatement, ciphertext: Ciphertext, key: Point, proof: RangeProof): Verdict {
  const step = firstFalse(rangeEquations(statement, ciphertext, key, proof));
  return step === undefined ? PASSED : refused(step);
}

/** Where P-3's prover takes its scalars from (B-7): its nonce w, and c_j and s_j of each simulated branch. */
export interface RangeScalars {
  readonly nonce: () => Scalar;
  readonly challenge: (branch: number) => Scalar;
  readonly response: (branch: number) => Scalar;
}

/**
 * P-3's prover for a ciphertext of {@code value} made with the randomness {@code r}. Only G and the key are multiplied, so a key with
 * a table ({@link withTable}) makes it fast. The value must be one of the statement's.
 */
export function proveRange(statement: RangeStatement, value: number, r: Scalar, key: Point, scalars: RangeScalars): Uint8Array {
  const { values } = statement;
  const real = values.indexOf(value);
  if (real < 0) throw new RangeError("the value is not in the statement");
  const nonce = scalars.nonce();
  const branches = values.map((m, j) => {
    if (j === real) return { a: timesSecret(G, nonce), b: timesSecret(key, nonce), c: 0n, s: 0n };
    const c = scalars.challenge(j);
    const s = scalars.response(j);
    const u = mod(s - c * r);
    const shift = timesSecret(G, mod(-c * BigInt(value - m)));
    return { a: timesSecret(G, u), b: timesSecret(key, u).add(shift), c, s };
  });
  const c = mod(rangeChallenge(statement, branches) - branches.reduce((sum, branch) => sum + branch.c, 0n));
  const s = mod(nonce + c * r);
  const parts = branches.flatMap((branch, j) => [
    encodePoint(branch.a, "uncompressed"),
    encodePoint(branch.b, "uncompressed"),
    j === values.length - 1 ? new Uint8Array(0) : integerBytes(j === real ? c : branch.c),
    integerBytes(j === real ? s : branch.s),
  ]);
  return concat(...parts);
}
