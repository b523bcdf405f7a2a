/**
 * A whole record as a verifier judges it (spec: README, "Writing a verifier"): its files, every entry, its head, its anchor. What fails is named
 * with its place, and nothing stops at the first.
 * @module
 */
import { equal } from "./bytes";
import { readEntry } from "./entry";
import { fingerprint } from "./fingerprint";
import { cutBundle, entryBundle, entryBundles, hashTiles, isSignedBy, readCheckpoint, treeHash, verifyQuorum, type Checkpoint } from "./log";
import type { Manifest } from "./manifest";
import { Replay, type State } from "./record";
import type { Step } from "./result";
import type { Boxes } from "./webcrypto";

/** L-7: the bytes of a record's file; undefined where there is none. */
export type Files = (path: string) => Promise<Uint8Array | undefined>;

/** A check that fails, and where: in an entry, or in a file. */
export interface Finding {
  readonly id: Step;
  readonly index?: number;
  readonly kind?: string;
  readonly file?: string;
}

export type Progress = (done: number) => Promise<void>;

/** What the verifier says in the end. */
export type Verdict = "valid" | "invalid" | "could-not-run";

const CHECKPOINT = "checkpoint";
const TILE = 256;
const HASH = 32;

/** A record that has been read to its end. */
export class Verification {
  readonly findings: Finding[] = [];
  private readonly replay: Replay;
  /** The head whose last part is awaited, or was refused; and the kinds of which one stands with all its parts. */
  private awaited: string | undefined;
  private readonly accepted = new Set<string>();
  /** Whether every bundle holds what it should, and nothing besides. */
  private whole = true;

  private constructor(
    private readonly files: Files,
    boxes: Boxes,
    /** Undefined where it does not parse. */
    readonly head: Checkpoint | undefined,
  ) {
    this.replay = new Replay(boxes);
  }

  /**
   * @param expected the fingerprint from a letter or poster, if one was given
   * @param progress told the part of the entries that has been checked, 0 to 1
   * @returns undefined where a file is missing
   */
  static async run(files: Files, boxes: Boxes, expected?: string, progress?: Progress): Promise<Verification | undefined> {
    const note = await files(CHECKPOINT);
    if (note === undefined) return undefined;
    const head = readCheckpoint(note);
    const verification = new Verification(files, boxes, head.ok ? head.value : undefined);
    if (!(await verification.fold(progress))) return undefined;
    await verification.judge(expected);
    return verification;
  }

  get state(): State {
    return this.replay.state;
  }

  /** A failed check makes a record invalid; a document that is not there to its end leaves open what it is. */
  get verdict(): Verdict {
    if (this.findings.length > 0) return "invalid";
    const open = this.state.leaves.length === 0 || (this.replay.isWaiting && !this.accepted.has(this.awaited ?? ""));
    return open ? "could-not-run" : "valid";
  }

  /** R-1 and what follows, for every entry. False where a bundle is missing. */
  private async fold(progress: Progress = async () => {}): Promise<boolean> {
    const size = this.head?.size ?? 0;
    for (const path of entryBundles(size)) {
      const bundle = await this.bundle(path);
      if (bundle === undefined) return false;
      for (const entry of bundle.entries) {
        await this.accept(entry);
        await progress(this.state.leaves.length / size);
      }
      this.whole &&= bundle.whole;
      if (!this.whole) break;
    }
    return true;
  }

  /** A log that has grown drops its partial tiles: then the whole one begins with the same entries. */
  private async bundle(path: string): Promise<{ readonly entries: readonly Uint8Array[]; readonly whole: boolean } | undefined> {
    const [full = path, partial] = path.split(".p/");
    const width = partial === undefined ? TILE : Number(partial);
    const bytes = await this.files(path);
    if (bytes !== undefined) {
      const { entries, whole } = cutBundle(bytes, width);
      return { entries, whole: whole && entries.length === width };
    }
    const grown = partial === undefined ? undefined : await this.files(full);
    if (grown === undefined) return undefined;
    const { entries } = cutBundle(grown, width);
    return { entries, whole: entries.length === width };
  }

  private async accept(bytes: Uint8Array): Promise<void> {
    const index = this.state.leaves.length;
    const verdict = await this.replay.accept(bytes);
    const kind = readEntry(bytes)?.kind ?? "";
    if (verdict.ok) return this.taken(kind);
    const name = verdict.why === "R-1" ? "?" : kind;
    this.findings.push({ id: verdict.why, index, kind: name === "part" && this.awaited !== undefined ? `part of ${this.awaited}` : name });
  }

  private taken(kind: string): void {
    if (kind !== "part") this.awaited = this.replay.isWaiting ? kind : this.awaited;
    if (kind !== "part" || this.replay.isWaiting || this.awaited === undefined) return;
    this.accepted.add(this.awaited);
    this.awaited = undefined;
  }

  private async judge(expected: string | undefined): Promise<void> {
    if (this.head === undefined) this.atHead("L-4.1");
    else await this.tree(this.head);
    if (this.head !== undefined && this.state.manifest !== undefined) this.signatures(this.head, this.state.manifest);
    const [election] = this.state.leaves;
    if (expected !== undefined && election !== undefined && fingerprint(election) !== expected) this.atHead("A-1");
  }

  private atHead(id: Step): void {
    this.findings.push({ id, file: CHECKPOINT });
  }

  /** L-4.2, L-4.3, L-5.1. */
  private signatures(head: Checkpoint, { log, witnesses }: Manifest): void {
    if (head.origin !== log.origin) this.atHead("L-4.2");
    if (!isSignedBy(head, { name: log.origin, key: log.key })) this.atHead("L-4.3");
    if (!verifyQuorum(head, witnesses.keys, witnesses.quorum).ok) this.atHead("L-5.1");
  }

  /** L-4.4: the entries are those under the head, and hash tiles that are there are right. If not, these may tell which entries were changed. */
  private async tree({ root }: Checkpoint): Promise<void> {
    const { leaves } = this.state;
    if (!this.whole) {
      this.findings.push({ id: "L-4.4", index: leaves.length });
    } else if (equal(treeHash(leaves), root)) {
      for (const { path, bytes } of hashTiles(leaves)) {
        const found = await this.files(path);
        if (found !== undefined && !equal(found, bytes)) this.findings.push({ id: "L-4.4", file: path });
      }
    } else {
      const signed = await this.signedLeaves(root);
      if (signed === undefined) this.atHead("L-4.4");
      signed?.forEach((leaf, index) => {
        if (!equal(leaf, leaves[index] ?? leaf)) this.findings.push({ id: "L-4.4", index });
      });
    }
  }

  /** The hashes of the lowest tiles, if the record has them all and they give this root. */
  private async signedLeaves(root: Uint8Array): Promise<readonly Uint8Array[] | undefined> {
    const signed: Uint8Array[] = [];
    for (const { path, bytes } of hashTiles(this.state.leaves).filter((tile) => tile.path.startsWith("tile/0/"))) {
      const found = await this.files(path);
      if (found?.length !== bytes.length) return undefined;
      for (let at = 0; at < found.length; at += HASH) signed.push(found.slice(at, at + HASH));
    }
    return equal(treeHash(signed), root) ? signed : undefined;
  }

  /** The bytes of an entry below the head's size. */
  async entry(index: number): Promise<Uint8Array | undefined> {
    const size = this.head?.size ?? 0;
    const bundle = index < size ? await this.bundle(entryBundle(size, index)) : undefined;
    return bundle?.entries[index % TILE];
  }
}
