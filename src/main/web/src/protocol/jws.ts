/**
 * Entries signed by people: one to three compact JWS over one payload (spec: J-3). The algorithm is ES256, never read from a message.
 * @module
 */
import { p256 } from "@noble/curves/nist.js";
import { compare, concat, equal, fromBase64Url, fromUtf8, toBase64Url, utf8 } from "./bytes";
import { encodePoint, integerBytes, ORDER, toInteger, type Point } from "./group";
import { decode, encode, id, literal, object, text } from "./json";
import { good, PASSED, refused, type Result, type Verdict } from "./result";

/** ECDSA over SHA-256 of the data under one person's key: `r ‖ s`, 64 bytes. */
export type Signer = (data: Uint8Array) => Promise<Uint8Array>;

/** One line of a signed body. */
export interface Signature {
  readonly kid: string;
  /** What was signed: `b64u(header).b64u(payload)`. */
  readonly input: Uint8Array;
  readonly value: Uint8Array;
}

export interface Signed {
  readonly payload: Uint8Array;
  readonly signatures: readonly Signature[];
}

const HEADER = object({ alg: literal("ES256"), kid: id, typ: text(64) });
const MOST_LINES = 3;
const HALF = (ORDER - 1n) / 2n;

function typeOf(kind: string): string {
  return `dauys/v1 ${kind}`;
}

/** J-3: what a person signs, before its signature. */
function signingInput(kind: string, kid: string, payload: Uint8Array): string {
  const header = encode(HEADER, { alg: "ES256", kid, typ: typeOf(kind) });
  return `${toBase64Url(header)}.${toBase64Url(payload)}`;
}

/** One line of a signed body of {@code kind}; the signature is turned low-s. */
export async function signLine(kind: string, kid: string, payload: Uint8Array, signer: Signer): Promise<string> {
  const input = signingInput(kind, kid, payload);
  return `${input}.${toBase64Url(lowS(await signer(utf8(input))))}`;
}

/** The body of lines by different persons, in the order of their ids. */
export function joinLines(lines: readonly string[]): Uint8Array {
  const keyed = lines.map((line) => ({ line, kid: parseLine(line)?.kid ?? "" }));
  return utf8(
    keyed
      .sort((a, b) => compare(utf8(a.kid), utf8(b.kid)))
      .map(({ line }) => line)
      .join("\n"),
  );
}

function lowS(signature: Uint8Array): Uint8Array {
  const s = toInteger(signature.subarray(32));
  return s <= HALF ? signature : concat(signature.subarray(0, 32), integerBytes(ORDER - s));
}

function parseLine(line: string): (Signature & { readonly typ: string; readonly payload: Uint8Array }) | undefined {
  const parts = line.split(".");
  const [header, payload, value] = parts.map(fromBase64Url);
  if (parts.length !== 3 || header === undefined || payload === undefined || value === undefined) return undefined;
  const read = decode(HEADER, header);
  if (!read.ok) return undefined;
  const { kid, typ } = read.value;
  return { kid, typ, payload, value, input: utf8(`${parts[0]}.${parts[1]}`) };
}

/** J-3.1 the shape of lines, headers and base64url; J-3.2 one payload, ids strictly ascending. */
export function parseSigned(kind: string, body: Uint8Array): Result<Signed> {
  const lines = fromUtf8(body)?.split("\n") ?? [];
  if (lines.length < 1 || lines.length > MOST_LINES) return refused("J-3.1");
  const parsed = lines.map(parseLine);
  if (!parsed.every((line): line is NonNullable<typeof line> => line !== undefined && line.typ === typeOf(kind))) return refused("J-3.1");
  const payload = parsed[0]?.payload ?? new Uint8Array(0);
  const agree = parsed.every((line) => equal(line.payload, payload));
  const ascending = parsed.every((line, i) => i === 0 || (parsed[i - 1]?.kid ?? "") < line.kid);
  return agree && ascending ? good({ payload, signatures: parsed }) : refused("J-3.2");
}

/** J-3.4 the signature's length, the numbers' range and low-s; J-3.5 the signature under {@code key}. */
export function verifySignature({ input, value }: Signature, key: Point): Verdict {
  const r = toInteger(value.subarray(0, 32));
  const s = toInteger(value.subarray(32));
  if (value.length !== 64 || r < 1n || r >= ORDER || s < 1n || s > HALF) return refused("J-3.4");
  return p256.verify(value, input, encodePoint(key, "uncompressed"), { lowS: true, prehash: true }) ? PASSED : refused("J-3.5");
}

/** J-3.3 to J-3.5: every signer has a key by {@code keyOf}, which knows only those with the right to sign this, and signed with it. */
export function verifySigned({ signatures }: Signed, keyOf: (kid: string) => Point | undefined): Verdict {
  const keys = signatures.map(({ kid }) => keyOf(kid));
  if (keys.includes(undefined)) return refused("J-3.3");
  for (const [i, signature] of signatures.entries()) {
    const key = keys[i];
    const verdict = key === undefined ? refused("J-3.3") : verifySignature(signature, key);
    if (!verdict.ok) return verdict;
  }
  return PASSED;
}
