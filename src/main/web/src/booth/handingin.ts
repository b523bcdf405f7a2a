/** Ballots as files (spec: 14): what the saved booth page writes is what the election's page takes in. @module */
import { ballotHead, ballotLength, type Terms } from "../protocol/ballot";
import { equal } from "../protocol/bytes";
import { readEntry } from "../protocol/entry";
import { fingerprint } from "../protocol/fingerprint";

/** S-4.1, S-3.1: the ballot in a file; undefined unless it is an entry of kind `ballot`, of lawful length, for this opening. */
export function ballotIn(file: Uint8Array, { opened, contests }: Terms): Uint8Array | undefined {
  const entry = readEntry(file);
  const fits = entry?.kind === "ballot" && entry.body.length === ballotLength(contests) && equal(entry.body.slice(0, opened.length), opened);
  return fits ? entry.body : undefined;
}

/** What a ballot says of itself, by which its owner knows it before it is sent. */
export interface Known {
  readonly tracker: string;
  /** It replaces an earlier ballot. */
  readonly follows: boolean;
}

/** Of a ballot of lawful length. */
export function known(ballot: Uint8Array): Known {
  const { hash, link } = ballotHead(ballot);
  return { tracker: fingerprint(hash), follows: link.counter > 1 };
}
