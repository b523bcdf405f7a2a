/**
 * What the booth believes before it encrypts (spec: R-30): the manifest whose hash is the election's id, the keys that replaced lost ones of its
 * persons, and the opening that names the joint key, all in a head that the log's key and the manifest's witnesses have signed. The server sends
 * them; nothing is taken on its word.
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
import { MANIFEST_HEAD, readOpened, readReplaced } from "../protocol/payload";
import { PersonKeys } from "../protocol/personkeys";
import { first, good, refused, within, type Result, type Verdict } from "../protocol/result";

/** An entry with its proof of inclusion under the checkpoint beside it. */
export const PROVED = object({ index: int(), entry: text(90_000), inclusion: list(hex32) });
const ANCHOR = object({ checkpoint: lines(8000), entries: list(PROVED) });

export interface Anchor {
  readonly manifest: Manifest;
  /** The election's id, 32 bytes. */
  readonly election: Uint8Array;
  readonly terms: Terms;
  readonly head: Checkpoint;
}

/**
 * @param json as `/e/{slug}/anchor` sends it: the manifest's entry, its parts, the replaced keys before the opening, and the opening
 * @param expected the fingerprint from the member's letter, where the link carried it
 */
export function readAnchor(json: Uint8Array, expected: string | undefined): Result<Anchor> {
  const sent = decode(ANCHOR, json);
  if (!sent.ok) return within("R-30.1", sent);
  const head = readCheckpoint(utf8(sent.value.checkpoint));
  const [beginning, ...rest] = head.ok ? inOrder(sent.value.entries, head.value) : [];
  if (!head.ok || beginning === undefined) return refused("R-30.1");
  const election = leafHash(beginning);
  const { parts, others } = afterManifest(rest);
  const manifest = manifestOf(beginning, parts);
  if (!manifest.ok || (expected !== undefined && fingerprint(election) !== expected)) return refused("R-30.2");
  const signed = verifyHead(head.value, manifest.value);
  if (!signed.ok) return within("R-30.3", signed);
  const keys = keysOf(manifest.value, others.slice(0, -1), election);
  if (!keys.ok) return within("R-30.4", keys);
  const opened = readOpened(others[others.length - 1] ?? NOTHING, manifest.value, keys.value, election);
  if (!opened.ok) return within("R-30.5", opened);
  return good({ manifest: manifest.value, election, terms: opened.value.terms, head: head.value });
}

const NOTHING = new Uint8Array(0);

/** The entry's bytes if they stand in the head at the place that is said. */
export function included({ index, entry, inclusion }: Of<typeof PROVED>, head: Checkpoint): Uint8Array | undefined {
  const bytes = fromBase64Url(entry);
  return bytes !== undefined && verifyInclusion(leafHash(bytes), index, head.size, inclusion, head.root).ok ? bytes : undefined;
}

/** R-30.1: the entries' bytes, all of them in the head and in the head's order; else none. */
function inOrder(entries: ReadonlyArray<Of<typeof PROVED>>, head: Checkpoint): readonly Uint8Array[] {
  const ascending = entries.every(({ index }, i) => i === 0 || (entries[i - 1]?.index ?? index) < index);
  const found = entries.flatMap((proved) => included(proved, head) ?? []);
  return ascending && entries[0]?.index === 0 && found.length === entries.length ? found : [];
}

/** The parts that follow the manifest's entry at once, and what comes after them. */
export function afterManifest(entries: readonly Uint8Array[]): { readonly parts: readonly Uint8Array[]; readonly others: readonly Uint8Array[] } {
  const end = entries.findIndex((entry) => readEntry(entry)?.kind !== "part");
  return end < 0 ? { parts: entries, others: [] } : { parts: entries.slice(0, end), others: entries.slice(end) };
}

/** */
function verifyHead(head: Checkpoint, { log, witnesses }: Manifest): Verdict {
  return first(
    () => verifyCheckpoint(head, { name: log.origin, key: log.key }),
    () => verifyQuorum(head, witnesses.keys, witnesses.quorum),
  );
}

/** the keys after these entries, each of which replaces one. */
function keysOf(manifest: Manifest, entries: readonly Uint8Array[], election: Uint8Array): Result<PersonKeys> {
  return entries.reduce<Result<PersonKeys>>((keys, entry) => (keys.ok ? readReplaced(entry, keys.value, election) : keys), good(PersonKeys.of(manifest)));
}

/** M-1: the manifest in its entry and the `part` entries after it. */
export function manifestOf(entry: Uint8Array, parts: readonly Uint8Array[]): Result<Manifest> {
  const manifest = readEntry(entry);
  if (manifest?.kind !== "manifest") return refused("R-7");
  const head = decode(MANIFEST_HEAD, manifest.body);
  if (!head.ok) return head;
  const bodies = parts.map(readEntry).map((part) => (part?.kind === "part" ? part.body : new Uint8Array(0)));
  const document = join(head.value.document, bodies);
  return document.ok ? readManifest(document.value) : document;
}
