/** The printed secret of a committee member, registrar or key holder, and its signing key (spec: K-1). @module */
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, equal, utf8, type Random } from "./bytes";
import { fromSymbols, grouped, readSymbols, toSymbols, writeSymbols } from "./crockford";
import { deriveScalar, type Scalar } from "./group";
import { good, refused, type Result } from "./result";

declare const brand: unique symbol;
/** 256 random bits, from which everything of a person is derived. Only {@link makeSecret} and {@link readSecret} make one. */
export type PersonSecret = Uint8Array & { readonly [brand]: "PersonSecret" };

const SYMBOLS = 56;

export function makeSecret(random: Random): PersonSecret {
  return random(32) as PersonSecret;
}

function checkSum(secret: Uint8Array): Uint8Array {
  return sha256(concat(utf8("dauys/v1/secret"), secret)).slice(0, 3);
}

/** 56 symbols in groups of four. */
export function printSecret(secret: PersonSecret): string {
  return grouped(writeSymbols(toSymbols(concat(secret, checkSum(secret)), SYMBOLS)), 4);
}

/** A secret as a person typed it or a QR code carried it. */
export function readSecret(typed: string): Result<PersonSecret, "length" | "alphabet" | "check"> {
  const values = readSymbols(typed, SYMBOLS);
  if (typeof values === "string") return refused(values);
  const bytes = fromSymbols(values);
  const secret = bytes.slice(0, 32);
  return equal(bytes.subarray(32), checkSum(secret)) ? good(secret as PersonSecret) : refused("check");
}

/** The key with which this person signs entries. */
export function signingKey(secret: PersonSecret): Scalar {
  return deriveScalar(secret, utf8("dauys/v1/person"));
}
