/** Transcripts, digests and challenges (spec: T-1, T-2): a hash over labelled, length-prefixed parts. @module */
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, u32, u64, u8, utf8 } from "./bytes";
import { encodePoint, hashToScalar, integerBytes, type Point, type Scalar } from "./group";

const SUITE = "P-256/SHA-256";

/** T-1: parts in the order of the specification's table, then one {@link Transcript#digest} or {@link Transcript#challenge}. */
export class Transcript {
  private readonly frames: Uint8Array[] = [];

  constructor(private readonly tag: string) {
    this.text("tag", tag).text("suite", SUITE);
  }

  bytes(label: string, value: Uint8Array): this {
    const name = utf8(label);
    this.frames.push(u8(name.length), name, u32(value.length), value);
    return this;
  }

  point(label: string, value: Point): this {
    return this.bytes(label, encodePoint(value, "uncompressed"));
  }

  scalar(label: string, value: Scalar): this {
    return this.bytes(label, integerBytes(value));
  }

  number(label: string, value: number): this {
    return this.bytes(label, u32(value));
  }

  long(label: string, value: number): this {
    return this.bytes(label, u64(value));
  }

  text(label: string, value: string): this {
    return this.bytes(label, utf8(value));
  }

  numbers(label: string, values: readonly number[]): this {
    return this.bytes(label, concat(...values.map(u32)));
  }

  encoded(): Uint8Array {
    return concat(...this.frames);
  }

  /** T-2: 32 bytes. */
  digest(): Uint8Array {
    return sha256(this.encoded());
  }

  /** T-2: a scalar, hashed under this transcript's tag. */
  challenge(): Scalar {
    return hashToScalar(this.tag, this.encoded());
  }
}
