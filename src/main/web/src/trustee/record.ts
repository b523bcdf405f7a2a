/** Fetches a whole record from its tiles and judges it (browser): every entry is checked here, none is believed. @module */
import type { Checkpoint } from "../protocol/log";
import type { State } from "../protocol/record";
import { Verification, type Progress } from "../protocol/verification";
import { toolsOf } from "../protocol/webcrypto";

/** What came of it: a record that agrees with itself, or the first thing that is wrong. */
export type Replayed =
  | { readonly kind: "sound"; readonly head: Checkpoint; readonly state: State }
  | { readonly kind: "unsound"; readonly step: string; readonly index: number | undefined }
  | { readonly kind: "offline" };

/**
 * @param base the address of the log, `/e/{slug}/log`
 * @param progress told how far it is
 */
export async function replayRecord(base: string, progress: Progress): Promise<Replayed> {
  const record = await Verification.run((path) => fetchFile(base, path), toolsOf(crypto), undefined, progress);
  if (record === undefined) return { kind: "offline" };
  const [wrong] = record.findings;
  const { head, state } = record;
  if (head === undefined || record.verdict !== "valid") return { kind: "unsound", step: wrong?.id ?? "R-7", index: wrong?.index };
  return { kind: "sound", head, state };
}

/** The root is computed from the entries: tiles of hashes are not fetched. The head is the one with the quorum of witnesses, where any are named (L-13). */
async function fetchFile(base: string, path: string): Promise<Uint8Array | undefined> {
  if (path.startsWith("tile/") && !path.startsWith("tile/entries/")) return undefined;
  try {
    const response = await fetch(`${base}/${path === "checkpoint" ? "head" : path}`, { cache: "no-store", redirect: "error" });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}
