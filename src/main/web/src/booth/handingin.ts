/** Ballots as files (spec: 14): what the saved booth page writes is what the election's page takes in. @module */
import { ballotLength, type Terms } from "../protocol/ballot";
import { equal } from "../protocol/bytes";
import { readEntry } from "../protocol/entry";

/** S-4.1, S-3.1: the ballot in a file; undefined unless it is an entry of kind `ballot`, of lawful length, for this opening. */
export function ballotIn(file: Uint8Array, { opened, contests }: Terms): Uint8Array | undefined {
  const entry = readEntry(file);
  const fits = entry?.kind === "ballot" && entry.body.length === ballotLength(contests) && equal(entry.body.slice(0, opened.length), opened);
  return fits ? entry.body : undefined;
}
