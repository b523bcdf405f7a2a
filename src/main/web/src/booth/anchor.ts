/**
 * What the booth believes before it encrypts (spec: B-4, L-4, R-10): the manifest whose hash is the election's id, and the opening that names the
 * joint key, both in a head that the log's key and the manifest's witnesses have signed. The server sends them; nothing is taken on its word.
 * @module
 */
import type { Terms } from "../protocol/ballot";
import { fromBase64Url, utf8 } from "../protocol/bytes";
import { join } from "../protocol/document";
import { readEntry } from "../protocol/entry";
import { fingerprint } from "../protocol/fingerprint";
import { decode, hex32, int, lines, list, object, text, type Of } from "../protocol/json";
import { leafHash, readCheckpoint, verifyCheckpoint, verifyInclusion, verifyQuorum, type Checkpoint } from "../protocol/log";
import { readManifest, type Manifest } from "../protocol/manifest";
import { MANIFEST_HEAD, readOpened } from "../protocol/payload";
import { good, refused, type Result } from "../protocol/result";

/** An entry with its proof of inclusion under the checkpoint beside it. */
export const PROVED = object({ index: int(), entry: text(90_000), inclusion: list(hex32) });
const ANCHOR = object({ checkpoint: lines(4000), entries: list(PROVED) });

export interface Anchor {
  readonly manifest: Manifest;
  /** The election's id, 32 bytes. */
  readonly election: Uint8Array;
  readonly terms: Terms;
  readonly head: Checkpoint;
}

/**
 * @param json as `/e/{slug}/anchor` sends it: the manifest's entry, its parts, and the opening
 * @param expected the fingerprint from the member's letter, where the link carried it
 */
export function readAnchor(json: Uint8Array, expected: string | undefined): Result<Anchor> {
  const sent = decode(ANCHOR, json);
  if (!sent.ok) return sent;
  const head = readCheckpoint(utf8(sent.value.checkpoint));
  if (!head.ok) return head;
  const entries = sent.value.entries.map((proved) => included(proved, head.value));
  const [first, ...rest] = entries;
  const last = rest.pop();
  if (first === undefined || last === undefined || rest.includes(undefined)) return refused("L-2");
  const election = leafHash(first);
  if (expected !== undefined && fingerprint(election) !== expected) return refused("M-1");
  const manifest = manifestOf(first, rest as Uint8Array[]);
  if (!manifest.ok) return manifest;
  const signed = verifyCheckpoint(head.value, { name: manifest.value.log.origin, key: manifest.value.log.key });
  if (!signed.ok) return signed;
  const { keys, quorum: wanted } = manifest.value.witnesses;
  const quorum = verifyQuorum(head.value, keys, wanted);
  if (!quorum.ok) return quorum;
  const opened = readOpened(last, manifest.value, election);
  return opened.ok ? good({ manifest: manifest.value, election, terms: opened.value.terms, head: head.value }) : opened;
}

/** The entry's bytes if they stand in the head at the place that is said. */
export function included({ index, entry, inclusion }: Of<typeof PROVED>, head: Checkpoint): Uint8Array | undefined {
  const bytes = fromBase64Url(entry);
  return bytes !== undefined && verifyInclusion(leafHash(bytes), index, head.size, inclusion, head.root).ok ? bytes : undefined;
}

/** M-1: the manifest in its entry and the `part` entries after it. */
export function manifestOf(entry: Uint8Array, parts: readonly Uint8Array[]): Result<Manifest> {
  const first = readEntry(entry);
  if (first?.kind !== "manifest") return refused("R-7");
  const head = decode(MANIFEST_HEAD, first.body);
  if (!head.ok) return head;
  const bodies = parts.map(readEntry).map((part) => (part?.kind === "part" ? part.body : new Uint8Array(0)));
  const document = join(head.value.document, bodies);
  return document.ok ? readManifest(document.value) : document;
}
