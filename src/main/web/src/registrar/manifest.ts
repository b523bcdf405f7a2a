/** (browser) An election's manifest from its public log. Only the log's first bundle is read: a manifest has fewer parts, and its fingerprint vouches for it. @module */
import { afterManifest, manifestOf } from "../booth/anchor";
import { get } from "../booth/calls";
import { fingerprint } from "../protocol/fingerprint";
import { entryBundles, leafHash, readBundle, readCheckpoint } from "../protocol/log";
import type { Manifest } from "../protocol/manifest";
import { good, refused, type Result } from "../protocol/result";

export interface Anchor {
  /** The election's id, 32 bytes. */
  readonly election: Uint8Array;
  readonly manifest: Manifest;
}

/**
 * @param base the address of the log, `/e/{slug}/log`
 * @param expected the election's fingerprint
 * @returns undefined without a connection; refused where the log is not that election's
 */
export async function fetchManifest(base: string, expected: string): Promise<Result<Anchor> | undefined> {
  const note = await get(`${base}/checkpoint`);
  const head = note.kind === "ok" ? readCheckpoint(note.body) : undefined;
  if (head?.ok !== true) return head;
  const [path] = entryBundles(head.value.size);
  const bundle = path === undefined ? undefined : await get(`${base}/${path}`);
  if (bundle?.kind !== "ok") return undefined;
  const [first, ...rest] = readBundle(bundle.body) ?? [];
  if (first === undefined || fingerprint(leafHash(first)) !== expected) return refused("M-1");
  const manifest = manifestOf(first, afterManifest(rest).parts);
  return manifest.ok ? good({ election: leafHash(first), manifest: manifest.value }) : manifest;
}
