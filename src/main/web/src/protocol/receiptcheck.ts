/** What became of a receipt's ballot, by a whole record (spec: Q-4). @module */
import { ballotHead } from "./ballot";
import { readEntry } from "./entry";
import { contestsOf } from "./manifest";
import { compare, readReceipt, verifyReceipt } from "./receipt";
import { statusOf, type Status } from "./record";
import { good, type Result } from "./result";
import type { Verification } from "./verification";

/** and then the status; `newer` where the record is older than the receipt. Undefined while no manifest stands. */
export async function checkReceipt(file: Uint8Array, record: Verification): Promise<Result<Status | "newer"> | undefined> {
  const { manifest, leaves } = record.state;
  const election = leaves.leaf(0);
  if (manifest === undefined || election === undefined) return undefined;
  const receipt = readReceipt(file, election);
  const genuine = receipt.ok ? verifyReceipt(receipt.value, manifest) : receipt;
  if (!receipt.ok || !genuine.ok) return genuine.ok ? undefined : genuine;
  const { index, size } = receipt.value.claim;
  if (size > leaves.length) return good("newer");
  const bytes = await record.entry(index);
  if (bytes === undefined) return undefined;
  const verdict = compare(receipt.value, { size, root: leaves.root(size) }, contestsOf(manifest), { index, bytes });
  if (!verdict.ok) return verdict;
  return good(statusOf(record.state, ballotHead(readEntry(bytes)?.body ?? new Uint8Array(0)), index));
}
