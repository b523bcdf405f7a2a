/** The hashes of a log's entries (spec: L-1, L-6), 32 bytes each: what a verifier keeps of a log of any length. @module */
import { concat } from "./bytes";
import { hashTiles, treeHash } from "./log";

const HASH = 32;
const TILE = 256;

export class Leaves {
  private bytes = new Uint8Array(HASH * TILE);
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(leaf: Uint8Array): void {
    if (HASH * this.count === this.bytes.length) this.bytes = concat(this.bytes, new Uint8Array(this.bytes.length));
    this.bytes.set(leaf, HASH * this.count++);
  }

  leaf(index: number): Uint8Array | undefined {
    return index < this.count ? this.bytes.slice(HASH * index, HASH * (index + 1)) : undefined;
  }

  /** The hashes of some entries, in order. */
  slice(from: number, to: number): Uint8Array[] {
    const leaves: Uint8Array[] = [];
    for (let index = from; index < Math.min(to, this.count); index++) leaves.push(this.bytes.subarray(HASH * index, HASH * (index + 1)));
    return leaves;
  }

  /** The root over the first {@code size} entries, tile by tile: a tile's root is a node of the tree above it. */
  root(size = this.count): Uint8Array {
    const roots: Uint8Array[] = [];
    for (let from = 0; from < size; from += TILE) roots.push(treeHash(this.slice(from, Math.min(from + TILE, size))));
    return treeHash(roots);
  }

  tiles(): ReturnType<typeof hashTiles> {
    return hashTiles(this.slice(0, this.count));
  }
}
