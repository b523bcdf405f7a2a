/**
 * A person's signing key (spec: K-1). The exchange: the browser makes the printed secret, the person keeps it on paper and proves
 * that by two of its groups, the browser sends the public key with a proof of possession (spec: P-1) that is good for this
 * account only, the server keeps the public key. The secret never leaves the browser.
 * @module
 */
import { toHex, utf8, type Random } from "../protocol/bytes";
import { readSymbols, writeSymbols } from "../protocol/crockford";
import { encodePoint, G, integerBytes, timesSecret, type Scalar } from "../protocol/group";
import { holderNonce, provePossession } from "../protocol/proof";
import { printSecret, signingKey, type PersonSecret } from "../protocol/secret";
import type { Derive } from "./kept";

/** Groups of four symbols on the paper. */
export const GROUPS = 14;

/** What the server wants to know of a key, in hexadecimal digits. */
export interface Registration {
  readonly key: string;
  readonly r: string;
  readonly s: string;
}

/** K-1: the key with which a person signs entries, from wherever the secret lies. */
export function signingKeyOf(derive: Derive): Promise<Scalar> {
  return derive(utf8("dauys/v1/person"));
}

export function publicKeyOf(secret: PersonSecret): string {
  return pointHex(signingKey(secret));
}

function pointHex(scalar: Scalar): string {
  return toHex(encodePoint(timesSecret(G, scalar), "compressed"));
}

/** (browser) The public key and its proof; {@code context} is the server's, of 32 bytes, and names the account. */
export function register(secret: PersonSecret, context: Uint8Array, random: Random): Registration {
  const x = signingKey(secret);
  const key = timesSecret(G, x);
  const { r, s } = provePossession(context, x, key, holderNonce(secret, random(32), context));
  return { key: toHex(encodePoint(key, "compressed")), r: toHex(encodePoint(r, "compressed")), s: toHex(integerBytes(s)) };
}

/** The 14 groups of the paper, in order. */
export function groupsOf(secret: PersonSecret): string[] {
  return printSecret(secret).split("-");
}

/** Whether what was typed is the group of that number (from 0), as forgiving as reading the whole secret. */
export function isGroup(secret: PersonSecret, number: number, typed: string): boolean {
  const values = readSymbols(typed, 4);
  return typeof values !== "string" && writeSymbols(values) === groupsOf(secret)[number];
}

/** Two different numbers of groups (from 0), ascending, to ask back. */
export function twoGroups(random: Random): [number, number] {
  const [a = 0, b = 0] = random(2);
  const first = a % GROUPS;
  const second = (first + 1 + (b % (GROUPS - 1))) % GROUPS;
  return first < second ? [first, second] : [second, first];
}
