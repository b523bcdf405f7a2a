/** Contents larger than an entry: a head that names them, and their parts (spec: J-4). @module */
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, equal } from "./bytes";
import { hex32, int, object, type Of } from "./json";
import { good, PASSED, refused, type Result, type Verdict } from "./result";

/** The last field of a head: how many parts, and the size and hash of the whole. */
export const DOCUMENT = object({ parts: int(1, 1024), size: int(1), sha256: hex32 });
export type DocumentHead = Of<typeof DOCUMENT>;

const PART = 60_000;

/** The head of a content, and the bodies of its `part` entries. */
export function cut(content: Uint8Array): { readonly head: DocumentHead; readonly parts: readonly Uint8Array[] } {
  const count = Math.ceil(content.length / PART);
  const parts = Array.from({ length: count }, (_, i) => content.slice(i * PART, (i + 1) * PART));
  return { head: { parts: count, size: content.length, sha256: sha256(content) }, parts };
}

/** J-4.1. */
export function checkHead({ parts, size }: DocumentHead): Verdict {
  return parts === Math.ceil(size / PART) ? PASSED : refused("J-4.1");
}

/** J-4.3: the exact length of part {@code index}, from 0. */
export function partLength({ parts, size }: DocumentHead, index: number): number {
  return index < parts - 1 ? PART : size - PART * (parts - 1);
}

/** J-4.4: the content of all parts. */
export function join(head: DocumentHead, parts: readonly Uint8Array[]): Result<Uint8Array> {
  const content = concat(...parts);
  return equal(sha256(content), head.sha256) ? good(content) : refused("J-4.4");
}
