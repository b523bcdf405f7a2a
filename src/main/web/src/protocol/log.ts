/**
 * The append-only log (spec: L-1 to L-7): tree hashes, inclusion and consistency proofs, signed checkpoints with cosignatures, tiles.
 * @module
 */
import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, equal, fromBase64, fromUtf8, toBase64, toNumber, u16, utf8 } from "./bytes";
import { SPACES } from "./json";
import { good, PASSED, refused, type Result, type Verdict } from "./result";

/** L-1: the hash of an entry. */
export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(concat(Uint8Array.of(0), entry));
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concat(Uint8Array.of(1), left, right));
}

/** The largest power of two below {@code size}, which is at least 2. */
function split(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** L-1: the root over leaf hashes. */
export function treeHash(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array(0));
  let level = leaves.slice();
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const left = level[i];
      const right = level[i + 1];
      if (left !== undefined) above.push(right === undefined ? left : nodeHash(left, right));
    }
    level = above;
  }
  return level[0] ?? sha256(new Uint8Array(0));
}

/** The audit path of leaf {@code index} (RFC 9162 §2.1.3.1). */
export function proveInclusion(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (leaves.length <= 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...proveInclusion(leaves.slice(0, k), index), treeHash(leaves.slice(k))]
    : [...proveInclusion(leaves.slice(k), index - k), treeHash(leaves.slice(0, k))];
}

/** The consistency proof from the first {@code size} leaves to all of them (RFC 9162 §2.1.4.1); empty from size 0. */
export function proveConsistency(leaves: readonly Uint8Array[], size: number): Uint8Array[] {
  return size === 0 ? [] : subproof(leaves, size, true);
}

function subproof(leaves: readonly Uint8Array[], size: number, whole: boolean): Uint8Array[] {
  if (size === leaves.length) return whole ? [] : [treeHash(leaves)];
  const k = split(leaves.length);
  return size <= k
    ? [...subproof(leaves.slice(0, k), size, whole), treeHash(leaves.slice(k))]
    : [...subproof(leaves.slice(k), size - k, false), treeHash(leaves.slice(0, k))];
}

/** L-2: the leaf stands at {@code index} in the tree of that size and root (RFC 9162 §2.1.3.2). */
export function verifyInclusion(leaf: Uint8Array, index: number, size: number, proof: readonly Uint8Array[], root: Uint8Array): Verdict {
  if (index >= size) return refused("L-2");
  let fn = index;
  let sn = size - 1;
  let hash = leaf;
  for (const node of proof) {
    if (sn === 0) return refused("L-2");
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(node, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      hash = nodeHash(hash, node);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && equal(hash, root) ? PASSED : refused("L-2");
}

const half = (n: number): number => Math.floor(n / 2);

/** What two trees are compared by. */
export interface Head {
  readonly size: number;
  readonly root: Uint8Array;
}

/** L-3: the larger tree continues the smaller one (RFC 9162 §2.1.4.2). */
export function verifyConsistency(older: Head, newer: Head, proof: readonly Uint8Array[]): Verdict {
  if (older.size > newer.size) return refused("L-3");
  if (older.size === newer.size) return proof.length === 0 && equal(older.root, newer.root) ? PASSED : refused("L-3");
  if (older.size === 0) return proof.length === 0 && equal(older.root, treeHash([])) ? PASSED : refused("L-3");
  const isPower = split(older.size + 1) === older.size;
  const [start, ...rest] = isPower ? [older.root, ...proof] : proof;
  if (start === undefined) return refused("L-3");
  let fn = older.size - 1;
  let sn = newer.size - 1;
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  let [fr, sr] = [start, start];
  for (const node of rest) {
    if (sn === 0) return refused("L-3");
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [nodeHash(node, fr), nodeHash(node, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      sr = nodeHash(sr, node);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && equal(fr, older.root) && equal(sr, newer.root) ? PASSED : refused("L-3");
}

/** A key that signs notes: the log's, or a witness's. */
export interface NoteKey {
  readonly name: string;
  /** Ed25519, 32 bytes. */
  readonly key: Uint8Array;
}

/** A checkpoint that parsed; nothing of it is verified yet. */
export interface Checkpoint extends Head {
  readonly origin: string;
  /** The three lines that are signed. */
  readonly text: Uint8Array;
  readonly signatures: ReadonlyArray<{ readonly name: string; readonly keyId: Uint8Array; readonly value: Uint8Array }>;
}

const SIGNATURE = new RegExp(`^\\u2014 ([^${SPACES}+]+) ([A-Za-z0-9+/]+={0,2})$`);
const MOST_SIGNATURES = 32;
const LARGEST_NOTE = 8_000;
const LOG_SIGNATURE = 0x01;
const COSIGNATURE = 0x04;
/** Times are below this. */
const LATEST = 2n ** 53n;

/** L-4.1: the grammar of a checkpoint. */
export function readCheckpoint(note: Uint8Array): Result<Checkpoint> {
  const whole = (note.length > LARGEST_NOTE ? undefined : fromUtf8(note)) ?? "";
  const end = whole.indexOf("\n\n");
  const [origin, decimal, base64, ...more] = whole.slice(0, Math.max(0, end)).split("\n");
  const size = /^(?:0|[1-9][0-9]{0,15})$/.test(decimal ?? "") ? Number(decimal) : NaN;
  const root = base64?.length === 44 ? fromBase64(base64) : undefined;
  if (!origin || more.length > 0 || !Number.isSafeInteger(size) || root === undefined || !whole.endsWith("\n")) return refused("L-4.1");
  const lines = whole.slice(end + 2, -1).split("\n");
  const signatures = lines.map(readSignature);
  if (lines.length > MOST_SIGNATURES || !signatures.every((line): line is NonNullable<typeof line> => line !== undefined))
    return refused("L-4.1");
  return good({ origin, size, root, text: utf8(whole.slice(0, end + 1)), signatures });
}

function readSignature(line: string): Checkpoint["signatures"][number] | undefined {
  const match = SIGNATURE.exec(line);
  const bytes = fromBase64(match?.[2] ?? "");
  if (match === null || bytes === undefined || bytes.length < 5) return undefined;
  return { name: match[1] ?? "", keyId: bytes.slice(0, 4), value: bytes.slice(4) };
}

/** The payloads of the note's lines with that name and the key's id; others are ignored. */
function signaturesBy({ signatures }: Checkpoint, { name, key }: NoteKey, type: number): Uint8Array[] {
  const keyId = sha256(concat(utf8(name), Uint8Array.of(0x0a, type), key)).slice(0, 4);
  return signatures.filter((signature) => signature.name === name && equal(signature.keyId, keyId)).map(({ value }) => value);
}

/** A signature of 64 bytes (RFC 8032 §5.1.7). */
function verifyEd25519(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  return signature.length === 64 && ed25519.verify(signature, message, key, { zip215: false });
}

/** L-4.2, L-4.3: the checkpoint is of the log with that origin and key, and is signed by it. */
export function verifyCheckpoint(checkpoint: Checkpoint, log: NoteKey): Verdict {
  if (checkpoint.origin !== log.name) return refused("L-4.2");
  return isSignedBy(checkpoint, log) ? PASSED : refused("L-4.3");
}

/** L-4.3 alone, whatever the origin. */
export function isSignedBy(checkpoint: Checkpoint, log: NoteKey): boolean {
  return signaturesBy(checkpoint, log, LOG_SIGNATURE).some((signature) => verifyEd25519(signature, checkpoint.text, log.key));
}

/** L-5: how many of the witnesses cosigned it, each counted once. */
export function cosigners(checkpoint: Checkpoint, witnesses: readonly NoteKey[]): number {
  return witnesses.filter((witness) => cosigned(checkpoint, witness)).length;
}

/** L-5.1: at least {@code quorum} of the witnesses cosigned it. */
export function verifyQuorum(checkpoint: Checkpoint, witnesses: readonly NoteKey[], quorum: number): Verdict {
  return cosigners(checkpoint, witnesses) >= quorum ? PASSED : refused("L-5.1");
}

function cosigned(checkpoint: Checkpoint, witness: NoteKey): boolean {
  return signaturesBy(checkpoint, witness, COSIGNATURE).some((payload) => {
    const time = BigInt(toNumber(payload.subarray(0, 4))) * 2n ** 32n + BigInt(toNumber(payload.subarray(4, 8)));
    const message = concat(utf8(`cosignature/v1\ntime ${time}\n`), checkpoint.text);
    return payload.length === 72 && time < LATEST && verifyEd25519(payload.slice(8), message, witness.key);
  });
}

/** The text of a checkpoint, as a log signs it. */
export function checkpointText(origin: string, { size, root }: Head): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

const TILE = 256;

/** L-6: `<n>` of a tile's path. */
function tileNumber(n: number): string {
  const digits = String(n);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/.{3}/g) ?? [];
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join("/");
}

/** L-6: the path of a tile of a level with so many items; the last one may be partial. */
function tilePath(level: string, items: number, n: number): string {
  const width = Math.min(TILE, items - n * TILE);
  return `tile/${level}/${tileNumber(n)}${width < TILE ? `.p/${width}` : ""}`;
}

/** L-6: the path of the bundle that holds an entry of a tree. */
export function entryBundle(size: number, index: number): string {
  return tilePath("entries", size, Math.floor(index / TILE));
}

/** L-6: the paths of the entry bundles of a tree, in order; one by one, since anybody may claim any size. */
export function* entryBundles(size: number): Generator<string> {
  for (let index = 0; index < size; index += TILE) yield entryBundle(size, index);
}

/** L-6: the tiles of hashes over these leaves, the lowest level first. */
export function hashTiles(leaves: readonly Uint8Array[]): Array<{ readonly path: string; readonly bytes: Uint8Array }> {
  const tiles = [];
  let hashes = leaves;
  for (let level = 0; hashes.length > 0; level++) {
    const above: Uint8Array[] = [];
    for (let n = 0; n * TILE < hashes.length; n++) {
      const group = hashes.slice(n * TILE, (n + 1) * TILE);
      tiles.push({ path: tilePath(String(level), hashes.length, n), bytes: concat(...group) });
      if (group.length === TILE) above.push(treeHash(group));
    }
    hashes = above;
  }
  return tiles;
}

/** L-6: the entries at the beginning of a bundle, at most {@code most}: as many as can be cut, and whether these are all of its bytes. */
export function cutBundle(bytes: Uint8Array, most: number): { readonly entries: Uint8Array[]; readonly whole: boolean } {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at + 2 <= bytes.length && entries.length < most) {
    const start = at + 2;
    const end = start + toNumber(bytes.subarray(at, start));
    if (end > bytes.length) break;
    entries.push(bytes.slice(start, end));
    at = end;
  }
  return { entries, whole: at === bytes.length };
}

/** L-6: the entries of a bundle; undefined where a length does not fit the bytes. */
export function readBundle(bytes: Uint8Array): Uint8Array[] | undefined {
  const { entries, whole } = cutBundle(bytes, Infinity);
  return whole ? entries : undefined;
}

export function writeBundle(entries: readonly Uint8Array[]): Uint8Array {
  return concat(...entries.flatMap((entry) => [u16(entry.length), entry]));
}
