/**
 * A whole record as a verifier judges it (spec: README, "Writing a verifier"): its files, every entry, its head, its anchor. What fails is named
 * with its place, and nothing stops at the first.
 * @module
 */
import { equal } from "./bytes";
import { fingerprint } from "./fingerprint";
import { cutBundle, entryBundle, entryBundles, isSignedBy, readCheckpoint, treeHash, verifyQuorum, type Checkpoint } from "./log";
import type { Manifest } from "./manifest";
import { OCCASIONS } from "./occasions";
import { Gone, Replay, type Judged, type State } from "./record";
import type { Step } from "./result";
import type { Tools } from "./webcrypto";

/**
 * L-7: the bytes of a record's file; undefined where there is none. No lawful file has more than {@code most} bytes: a larger one is not read, and
 * {@link Unreadable} is thrown, as where reading fails.
 */
export type Files = (path: string, most: number) => Promise<Uint8Array | undefined>;

/** A file is there and can't be read, or is larger than any lawful one, or the connection broke: this says nothing about the entries. */
export class Unreadable extends Error {}

/** A check that fails, and where: in an entry, or in a file. */
export interface Finding {
  readonly id: Step;
  readonly index?: number;
  readonly kind?: string;
  readonly file?: string;
}

/** Told how many entries have been checked, and how many there are. */
export type Progress = (done: number, total: number) => Promise<void>;

/** What can be said of a check. */
export type Status = "passed" | "failed" | "nothing-to-check" | "could-not-run";

/** What the verifier says in the end. */
export type Verdict = "valid" | "invalid" | "could-not-run";

const CHECKPOINT = "checkpoint";
const TILE = 256;
const HASH = 32;
const MOST_OF_HEAD = 8000;
const MOST_OF_BUNDLE = TILE * (2 + 65_535);
const MOST_OF_HASHES = TILE * HASH;
/** Entries whose ballots are one batch: more cost less each, and the reader sees less often how far it is. */
const BATCH = 64;
/** Findings of one check that are kept; all are counted. */
const KEPT = 20;

interface Bundle {
  readonly entries: readonly Uint8Array[];
  readonly whole: boolean;
}

/** A record that has been read to its end. */
export class Verification {
  readonly findings: Finding[] = [];
  /** How often each check has failed. */
  readonly counts = new Map<Step, number>();
  /** Every check of a record but those of receipts. */
  readonly statuses = new Map<Step, Status>();
  private readonly replay: Replay;
  /** Whether every bundle holds what it should, and nothing besides. */
  private whole = true;
  /** The bundle that was read last. */
  private kept: { readonly path: string; readonly bundle: Bundle } | undefined;

  private constructor(
    private readonly files: Files,
    tools: Tools,
    /** Undefined where it does not parse. */
    readonly head: Checkpoint | undefined,
  ) {
    this.replay = new Replay(tools, (index) => this.entry(index));
  }

  /**
   * @param expected the fingerprint from a letter or poster, if one was given
   * @returns undefined where a file is missing
   */
  static async run(files: Files, tools: Tools, expected?: string, progress: Progress = async () => {}): Promise<Verification | undefined> {
    const note = await files(CHECKPOINT, MOST_OF_HEAD);
    if (note === undefined) return undefined;
    const head = readCheckpoint(note);
    const verification = new Verification(files, tools, head.ok ? head.value : undefined);
    try {
      if (!(await verification.fold(progress))) return undefined;
    } catch (e) {
      if (e instanceof Gone) return undefined;
      throw e;
    }
    await verification.judge(expected);
    return verification;
  }

  get state(): State {
    return this.replay.state;
  }

  /** A failed check makes a record invalid; one that could not run leaves the question open. */
  get verdict(): Verdict {
    const statuses = Array.from(this.statuses.values());
    if (statuses.includes("failed")) return "invalid";
    return statuses.includes("could-not-run") ? "could-not-run" : "valid";
  }

  /** R-1 and what follows, for every entry. False where a bundle is missing. */
  private async fold(progress: Progress): Promise<boolean> {
    const size = this.head?.size ?? 0;
    for (const path of entryBundles(size)) {
      const bundle = await this.bundle(path);
      if (bundle === undefined) return false;
      for (let at = 0; at < bundle.entries.length; at += BATCH) {
        await progress(this.state.leaves.length, size);
        this.note(await this.replay.acceptAll(bundle.entries.slice(at, at + BATCH)));
      }
      this.whole &&= bundle.whole;
      if (!this.whole) break;
    }
    await progress(this.state.leaves.length, size);
    return true;
  }

  private async bundle(path: string): Promise<Bundle | undefined> {
    if (this.kept?.path !== path) {
      const bundle = await this.readBundle(path);
      this.kept = bundle === undefined ? undefined : { path, bundle };
    }
    return this.kept?.bundle;
  }

  /** A log that has grown drops its partial tiles: then the whole one begins with the same entries. */
  private async readBundle(path: string): Promise<Bundle | undefined> {
    const [full = path, partial] = path.split(".p/");
    const width = partial === undefined ? TILE : Number(partial);
    const bytes = await this.files(path, MOST_OF_BUNDLE);
    if (bytes !== undefined) {
      const { entries, whole } = cutBundle(bytes, width);
      return { entries, whole: whole && entries.length === width };
    }
    const grown = partial === undefined ? undefined : await this.files(full, MOST_OF_BUNDLE);
    if (grown === undefined) return undefined;
    const { entries } = cutBundle(grown, width);
    return { entries, whole: entries.length === width };
  }

  /** What was wrong with the entries that were taken last. */
  private note(judged: readonly Judged[]): void {
    const first = this.state.leaves.length - judged.length;
    judged.forEach(({ kind, verdict }, i) => {
      if (!verdict.ok) this.fail({ id: verdict.why, index: first + i, kind });
    });
  }

  private fail(finding: Finding): void {
    const count = (this.counts.get(finding.id) ?? 0) + 1;
    this.counts.set(finding.id, count);
    this.statuses.set(finding.id, "failed");
    if (count <= KEPT) this.findings.push(finding);
  }

  private async judge(expected: string | undefined): Promise<void> {
    this.say("L-4.1", "passed", this.head !== undefined);
    this.signatures(this.head, this.state.manifest);
    await this.tree();
    const election = this.state.leaves.leaf(0);
    const status = expected === undefined ? "nothing-to-check" : election === undefined ? "could-not-run" : "passed";
    this.say("A-1", status, status !== "passed" || (election !== undefined && fingerprint(election) === expected));
    for (const [step, kinds] of OCCASIONS) if (!this.statuses.has(step)) this.statuses.set(step, this.statusOf(kinds));
  }

  /** The status of a check about such entries under which nothing was found. */
  private statusOf(kinds: readonly string[]): Status {
    const { accepted, seen, state } = this.replay;
    if (state.leaves.length === 0) return "could-not-run";
    if (kinds.length === 0 || kinds.some((kind) => accepted.has(kind))) return "passed";
    return kinds.some((kind) => seen.has(kind)) ? "could-not-run" : "nothing-to-check";
  }

  /** A check of the head. */
  private say(id: Step, status: Status, holds: boolean): void {
    if (holds) this.statuses.set(id, status);
    else this.fail({ id, file: CHECKPOINT });
  }

  /** L-4.2, L-4.3, L-5.1. */
  private signatures(head: Checkpoint | undefined, manifest: Manifest | undefined): void {
    if (head === undefined || manifest === undefined) {
      for (const id of ["L-4.2", "L-4.3", "L-5.1"] as const) this.statuses.set(id, "could-not-run");
      return;
    }
    const { log, witnesses } = manifest;
    this.say("L-4.2", "passed", head.origin === log.origin);
    this.say("L-4.3", "passed", isSignedBy(head, { name: log.origin, key: log.key }));
    const quorum = verifyQuorum(head, witnesses.keys, witnesses.quorum);
    this.say("L-5.1", witnesses.quorum === 0 ? "nothing-to-check" : "passed", quorum.ok);
  }

  /** L-4.4: the entries are those under the head, and hash tiles that are there are right. If not, these may tell which entries were changed. */
  private async tree(): Promise<void> {
    const { leaves } = this.state;
    if (!this.whole) return this.fail({ id: "L-4.4", index: leaves.length });
    this.statuses.set("L-4.4", this.head === undefined ? "could-not-run" : "passed");
    if (this.head === undefined) return;
    const { root } = this.head;
    if (equal(leaves.root(), root)) {
      for (const { path, bytes } of leaves.tiles()) {
        const found = await this.files(path, MOST_OF_HASHES);
        if (found !== undefined && !equal(found, bytes)) this.fail({ id: "L-4.4", file: path });
      }
      return;
    }
    const signed = await this.signedLeaves(root);
    if (signed === undefined) this.fail({ id: "L-4.4", file: CHECKPOINT });
    signed?.forEach((leaf, index) => {
      if (!equal(leaf, leaves.leaf(index) ?? leaf)) this.fail({ id: "L-4.4", index });
    });
  }
  /** The hashes of the lowest tiles, if the record has them all and they give this root. */
  private async signedLeaves(root: Uint8Array): Promise<readonly Uint8Array[] | undefined> {
    const signed: Uint8Array[] = [];
    for (const { path, bytes } of this.state.leaves.tiles().filter((tile) => tile.path.startsWith("tile/0/"))) {
      const found = await this.files(path, MOST_OF_HASHES);
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
