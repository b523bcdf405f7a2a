/**
 * A voter's code, the key made from it, and the signature under a ballot (spec: C-1 to C-3).
 * @module
 */
import type { Equation } from "./batch";
import { concat, utf8, type Random } from "./bytes";
import { grouped, readSymbols, writeSymbols } from "./crockford";
import {
  decodePoint,
  decodeScalar,
  deriveScalar,
  encodePoint,
  G,
  integerBytes,
  mod,
  term,
  timesSecret,
  type Point,
  type Scalar,
} from "./group";
import { good, refused, type Result } from "./result";
import { Transcript } from "./transcript";

declare const brand: unique symbol;
/** 24 symbols, upper-case and without groups, whose check holds. A secret: only {@link readCode} and {@link makeCode} make one. */
export type Code = string & { readonly [brand]: "Code" };

const DATA = 23;

/** A voter's secret p and credential P = p·G (C-2). */
export interface Credential {
  readonly secret: Scalar;
  readonly key: Point;
}

/** The tag that says what a signature is for: casting a ballot, or burning an audited one. */
export type SignatureTag = "dauys/v1/sign/ballot" | "dauys/v1/sign/audited";

/** In GF(32) = GF(2)[x]/(x⁵+x²+1): value times x. */
function double(value: number): number {
  return value & 16 ? ((value << 1) ^ 0b100101) & 31 : value << 1;
}

/** Σ a^i·d_i, by Horner's rule from the highest power. */
function checkSum(values: readonly number[]): number {
  return values.reduceRight((sum, value) => double(sum) ^ value, 0);
}

/** The symbol d_23 that makes the sum 0: a^(-23) = a^8, for a has order 31. */
function checkSymbol(data: readonly number[]): number {
  let sum = checkSum(data);
  for (let i = 0; i < 8; i++) sum = double(sum);
  return sum;
}

/** C-1.1: what a person typed or a link carried. */
export function readCode(typed: string): Result<Code, "length" | "alphabet" | "check"> {
  const values = readSymbols(typed, DATA + 1);
  if (typeof values === "string") return refused(values);
  return checkSum(values) === 0 ? good(writeSymbols(values) as Code) : refused("check");
}

/** C-1: a new code of 115 random bits and its check symbol. */
export function makeCode(random: Random): Code {
  const data = Array.from(random(DATA), (byte) => byte & 31);
  return writeSymbols([...data, checkSymbol(data)]) as Code;
}

/** `7K3M-9QX2-…`, as letters print it. */
export function printCode(code: Code): string {
  return grouped(code, 4);
}

/** C-2: the credential of that code in the election with that id (32 bytes). */
export function credentialOf(code: Code, election: Uint8Array): Credential {
  const secret = deriveScalar(utf8(code.slice(0, DATA)), concat(utf8("dauys/v1/credential"), election));
  return { secret, key: timesSecret(G, secret) };
}

function signatureChallenge(tag: SignatureTag, opened: Uint8Array, key: Point, r: Point, ballot: Uint8Array): Scalar {
  return new Transcript(tag).bytes("opened", opened).point("key", key).point("R", r).bytes("ballot", ballot).challenge();
}

/** C-3: 97 bytes under the ballot's hash; {@code fresh} are 32 new random bytes. */
export function signBallot(
  tag: SignatureTag,
  opened: Uint8Array,
  { secret, key }: Credential,
  hash: Uint8Array,
  fresh: Uint8Array,
): Uint8Array {
  const nonce = deriveScalar(concat(integerBytes(secret), fresh), concat(utf8(tag), hash));
  const r = timesSecret(G, nonce);
  const s = mod(nonce + signatureChallenge(tag, opened, key, r, hash) * secret);
  return concat(encodePoint(r, "uncompressed"), integerBytes(s));
}

export interface Signature {
  readonly r: Point;
  readonly s: Scalar;
}

/** C-3.1, C-3.2: the two parts of a signature's 97 bytes. */
export function decodeSignature(bytes: Uint8Array): Result<Signature> {
  const r = decodePoint(bytes.subarray(0, 65), "uncompressed");
  if (!r.ok) return refused("C-3.1");
  const s = decodeScalar(bytes.subarray(65));
  return s.ok ? good({ r: r.value, s: s.value }) : refused("C-3.2");
}

/** C-3.3: the signature stands under the ballot's hash, as s·G − R − e·P = O. */
export function signatureEquation(tag: SignatureTag, opened: Uint8Array, key: Point, hash: Uint8Array, { r, s }: Signature): Equation {
  const e = signatureChallenge(tag, opened, key, r, hash);
  return { step: "C-3.3", terms: [term(s, G), term(mod(-1n), r), term(mod(-e), key)] };
}
