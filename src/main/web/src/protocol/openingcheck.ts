/** Which audited ballot of a whole record an opening opens (spec: B-8). @module */
import { ballotHead } from "./ballot";
import { equal } from "./bytes";
import { readEntry } from "./entry";
import { contestsOf } from "./manifest";
import { readOpening, recompute } from "./opening";
import { isOver, type State } from "./record";
import { good, refused, type Result } from "./result";
import type { Verification } from "./verification";

/** B-8.1 to B-8.3: the entry's index; `not-judged` where a longer copy of the record may have it. Undefined while no manifest stands. */
export async function findOpened(text: string, record: Verification): Promise<Result<number | "not-judged"> | undefined> {
  const { manifest, terms, credentials } = record.state;
  if (manifest === undefined) return undefined;
  const opening = readOpening(text, contestsOf(manifest).length);
  if (!opening.ok) return opening;
  if (terms === undefined) return absent(record.state);
  const ballot = recompute(opening.value, terms);
  if (!ballot.ok) return ballot;
  for (const index of Array.from(credentials?.auditedAt ?? [])) {
    const entry = readEntry((await record.entry(index)) ?? new Uint8Array(0));
    if (entry !== undefined && equal(ballotHead(entry.body).hash, ballot.value.hash)) return good(index);
  }
  return absent(record.state);
}

/** After the end of voting no audit comes any more. */
function absent({ phase }: State): Result<"not-judged"> {
  return isOver(phase) ? refused("B-8.3") : good("not-judged");
}
