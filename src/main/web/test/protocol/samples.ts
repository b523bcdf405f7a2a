/** Elections, credentials and randomness for the tests of the protocol. @module */
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, u32, utf8, type Random } from "../../src/protocol/bytes";
import type { Terms } from "../../src/protocol/ballot";
import type { Contest } from "../../src/protocol/contest";
import { credentialOf, makeCode, type Credential } from "../../src/protocol/credential";
import { deriveScalar, G, timesSecret } from "../../src/protocol/group";

/** The same bytes at every run. */
export function randomOf(seed: string): Random {
  let calls = 0;
  return (length) => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, () => sha256(concat(utf8(seed), u32(calls++))));
    return concat(...blocks).slice(0, length);
  };
}

export const JOINT_SECRET = deriveScalar(utf8("joint key of the tests"), utf8(""));
export const JOINT_KEY = timesSecret(G, JOINT_SECRET);
export const ELECTION = sha256(utf8("manifest"));

export function contest(fields: Partial<Contest>): Contest {
  return { id: "chair", index: 0, kind: "single", options: ["a", "b", "c"], min: 1, max: 1, blank: false, ...fields };
}

export const SINGLE = contest({});
export const SINGLE_BLANK = contest({ id: "rules", index: 1, options: ["for", "against"], blank: true });
export const BOARD = contest({ id: "board", index: 2, kind: "k-of-n", options: ["p", "q", "r", "s"], min: 1, max: 3, blank: true });
export const FREE = contest({ id: "likes", index: 3, kind: "k-of-n", options: ["x", "y"], min: 0, max: 2 });

export function terms(...contests: Contest[]): Terms {
  return { opened: sha256(utf8("opened")), jointKey: JOINT_KEY, contests };
}

export function voter(name: string): Credential {
  return credentialOf(makeCode(randomOf(name)), ELECTION);
}
