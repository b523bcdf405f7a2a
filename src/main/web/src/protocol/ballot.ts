/** Ballots: their layout, digest and hash (spec: B-3 to B-5). @module */
import { concat, toNumber, u32 } from "./bytes";
import { slotsOf, totalValues, type Contest } from "./contest";
import type { Ciphertext } from "./elgamal";
import { encodePoint, type Point } from "./group";
import { rangeLength } from "./proof";
import { Transcript } from "./transcript";

/** What every ballot of an election is bound to. */
export interface Terms {
  /** The hash of the `opened` entry. */
  readonly opened: Uint8Array;
  readonly jointKey: Point;
  /** The contests of the credential's style, in the manifest's order. */
  readonly contests: readonly Contest[];
}

/** Where a ballot stands among those of its credential: 1 and 32 zero bytes for the first. */
export interface Link {
  readonly counter: number;
  readonly previous: Uint8Array;
}

/** Per contest of the terms, the chosen slots in order (B-2). */
export type Choices = readonly (readonly number[])[];

/** Bytes before the contests, and after them. */
export const HEAD = 101;
export const SIGNATURE = 97;
/** The values of every slot. */
export const SLOT_VALUES: readonly number[] = [0, 1];

export const FIRST: Link = { counter: 1, previous: new Uint8Array(32) };

/** Bytes of a contest in a ballot. */
export function contestLength(contest: Contest): number {
  const total = totalValues(contest).length;
  return slotsOf(contest).length * (130 + rangeLength(SLOT_VALUES.length)) + (total === 0 ? 0 : rangeLength(total));
}

/** B-3: bytes of a ballot, signature included. */
export function ballotLength(contests: readonly Contest[]): number {
  return contests.reduce((sum, contest) => sum + contestLength(contest), HEAD + SIGNATURE);
}

/** B-5. */
export function ballotHash(unsigned: Uint8Array): Uint8Array {
  return new Transcript("dauys/v1/ballot").bytes("unsigned", unsigned).digest();
}

/** B-4: the digest D that every proof of a contest is bound to. */
export function contestDigest(
  { opened, jointKey }: Terms,
  key: Point,
  link: Link,
  contest: Contest,
  slots: readonly Ciphertext[],
): Uint8Array {
  const transcript = new Transcript("dauys/v1/contest")
    .bytes("opened", opened)
    .point("credential", key)
    .number("counter", link.counter)
    .bytes("previous", link.previous)
    .text("contest-id", contest.id)
    .number("contest-index", contest.index)
    .point("K", jointKey)
    .number("count", slots.length);
  for (const { alpha, beta } of slots) transcript.point("alpha", alpha).point("beta", beta);
  return transcript.digest();
}

/** B-3: what stands before the contests. */
export function encodeHead(terms: Terms, key: Point, link: Link): Uint8Array {
  return concat(terms.opened, encodePoint(key, "compressed"), u32(link.counter), link.previous);
}

/** What a ballot says of itself, before anything is verified. */
export interface BallotHead {
  /** Compressed, as it stands in the roll. */
  readonly credential: Uint8Array;
  readonly link: Link;
  readonly hash: Uint8Array;
}

/** The head of a ballot of lawful length (B-6.1). */
export function ballotHead(bytes: Uint8Array): BallotHead {
  return {
    credential: bytes.slice(32, 65),
    link: { counter: toNumber(bytes.subarray(65, 69)), previous: bytes.slice(69, 101) },
    hash: ballotHash(bytes.subarray(0, bytes.length - SIGNATURE)),
  };
}
