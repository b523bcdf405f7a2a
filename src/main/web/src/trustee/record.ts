/** Fetches a whole record from its tiles and replays it (browser): every entry is checked here, none is believed. @module */
import { entryBundles, readBundle, readCheckpoint, treeHash, verifyCheckpoint, verifyQuorum, type Checkpoint } from "../protocol/log";
import { Replay, type State } from "../protocol/record";
import { boxesOf } from "../protocol/webcrypto";
import { equal } from "../protocol/bytes";

/** What came of it: a record that agrees with itself, or the first thing that is wrong. */
export type Replayed =
  | { readonly kind: "sound"; readonly head: Checkpoint; readonly state: State }
  | { readonly kind: "unsound"; readonly step: string; readonly index: number | undefined }
  | { readonly kind: "offline" };

/**
 * @param base the address of the log, `/e/{slug}/log`
 * @param progress called with the part that is done, 0 to 1
 */
export async function replayRecord(base: string, progress: (done: number) => Promise<void>): Promise<Replayed> {
  const note = await fetchBytes(`${base}/checkpoint`);
  const head = note === undefined ? undefined : readCheckpoint(note);
  if (head === undefined) return { kind: "offline" };
  if (!head.ok) return { kind: "unsound", step: head.why, index: undefined };
  const replay = new Replay(boxesOf(crypto.subtle));
  for (const path of entryBundles(head.value.size)) {
    const bundle = await fetchBytes(`${base}/${path}`);
    if (bundle === undefined) return { kind: "offline" };
    for (const entry of readBundle(bundle) ?? []) {
      const verdict = await replay.accept(entry);
      if (!verdict.ok) return { kind: "unsound", step: verdict.why, index: replay.state.leaves.length - 1 };
      await progress(replay.state.leaves.length / head.value.size);
    }
  }
  const step = wrongHead(head.value, replay.state);
  return step === undefined ? { kind: "sound", head: head.value, state: replay.state } : { kind: "unsound", step, index: undefined };
}

/** L-4 and L-5, once the manifest is known. */
function wrongHead(head: Checkpoint, { manifest, leaves }: State): string | undefined {
  if (leaves.length !== head.size || !equal(treeHash(leaves), head.root)) return "L-4.4";
  if (manifest === undefined) return "R-7";
  const { log, witnesses } = manifest;
  const signed = verifyCheckpoint(head, { name: log.origin, key: log.key });
  if (!signed.ok) return signed.why;
  const quorum = verifyQuorum(head, witnesses.keys, witnesses.quorum);
  return quorum.ok ? undefined : quorum.why;
}

async function fetchBytes(path: string): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(path, { cache: "no-store", redirect: "error" });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

