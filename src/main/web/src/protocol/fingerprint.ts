/**
 * The first 125 bits of a hash, as people compare them: the tracker of a ballot, the fingerprint of an election (spec: B-5).
 * @module
 */
import { fromSymbols, grouped, readSymbols, toSymbols, writeSymbols } from "./crockford";
import { good, refused, type Result } from "./result";

const SYMBOLS = 25;

/** `XXXXX-XXXXX-XXXXX-XXXXX-XXXXX`. */
export function fingerprint(hash: Uint8Array): string {
  return grouped(writeSymbols(toSymbols(hash, SYMBOLS)), 5);
}

/** A fingerprint as a person typed it, in the one spelling of {@link fingerprint}. */
export function readFingerprint(typed: string): Result<string, "length" | "alphabet"> {
  const values = readSymbols(typed, SYMBOLS);
  return typeof values === "string" ? refused(values) : good(grouped(writeSymbols(values), 5));
}

/** A fingerprint's 125 bits and three zero bits: 16 bytes. */
export function fingerprintBits(fingerprint: string): Uint8Array {
  const values = readSymbols(fingerprint, SYMBOLS);
  if (typeof values === "string") throw new RangeError("no fingerprint");
  return fromSymbols([...values, 0]);
}

/** The fingerprint of such 16 bytes; undefined where the last three bits are not zero. */
export function readFingerprintBits(bytes: Uint8Array): string | undefined {
  return ((bytes[15] ?? 0) & 7) === 0 ? fingerprint(bytes) : undefined;
}
