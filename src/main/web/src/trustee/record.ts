/** Fetches a whole record from its tiles and judges it (browser): every entry is checked here, none is believed. @module */
import { equal } from "../protocol/bytes";
import { isSignedBy, readCheckpoint, verifyQuorum, type Checkpoint } from "../protocol/log";
import type { State } from "../protocol/record";
import { Verification, type Progress } from "../protocol/verification";
import { toolsOf } from "../protocol/webcrypto";

/** What came of it: a record that agrees with itself, or the first thing that is wrong. */
export type Replayed =
  | { readonly kind: "sound"; readonly head: Checkpoint; readonly state: State }
  | { readonly kind: "unsound"; readonly step: string; readonly index: number | undefined }
  | { readonly kind: "offline" };

/** What the witnesses say of a record: that they have confirmed so many of its entries, or more than it has, or another one. */
export type Confirmed = { readonly kind: "up-to"; readonly size: number } | { readonly kind: "ahead" } | { readonly kind: "another" };

/**
 * Judges the record under its newest head, which no witness needs to have cosigned yet: {@link confirmed} tells how far they have (spec: L-13).
 *
 * @param newest the address of that head
 * @param base the address of the log, `/e/{slug}/log`
 * @param progress told how far it is
 */
export async function replayRecord(newest: string, base: string, progress: Progress): Promise<Replayed> {
  const files = (path: string): Promise<Uint8Array | undefined> => fetchFile(path === "checkpoint" ? newest : `${base}/${path}`);
  // the root is computed from the entries: tiles of hashes are not fetched
  const entries = async (path: string): Promise<Uint8Array | undefined> => (/^tile\/\d/.test(path) ? undefined : files(path));
  const record = await Verification.run(entries, toolsOf(crypto), undefined, progress);
  if (record === undefined) return { kind: "offline" };
  const { head, state } = record;
  const wrong = record.findings.find(({ id }) => id !== "L-5.1");
  const holds = Array.from(record.statuses).every(([id, status]) => id === "L-5.1" || (status !== "failed" && status !== "could-not-run"));
  if (head === undefined || !holds) return { kind: "unsound", step: wrong?.id ?? "R-7", index: wrong?.index };
  return { kind: "sound", head, state };
}

/** L-5.1: asks for the newest head with the quorum, and compares it with the record that was replayed here. Without witnesses all of it counts. */
export async function confirmed(base: string, leaves: State["leaves"], manifest: State["manifest"]): Promise<Confirmed> {
  if (manifest === undefined || manifest.witnesses.quorum === 0) return { kind: "up-to", size: leaves.length };
  const note = await fetchFile(`${base}/head`);
  const head = note === undefined ? undefined : readCheckpoint(note);
  const { log, witnesses } = manifest;
  if (head?.ok !== true || head.value.origin !== log.origin || !isSignedBy(head.value, { name: log.origin, key: log.key })) return { kind: "up-to", size: 0 };
  if (!verifyQuorum(head.value, witnesses.keys, witnesses.quorum).ok) return { kind: "up-to", size: 0 };
  const { size, root } = head.value;
  if (size > leaves.length) return { kind: "ahead" };
  return equal(leaves.root(size), root) ? { kind: "up-to", size } : { kind: "another" };
}

async function fetchFile(address: string): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(address, { cache: "no-store", redirect: "error" });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}
