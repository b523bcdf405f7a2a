/**
 * The record as a fold over its entries (spec: 10). {@link Replay#accept} takes one entry at a time: a lawful one changes the state, an
 * unlawful one changes nothing and is named with the step it fails.
 * @module
 */
import type { BallotHead, Terms } from "./ballot";
import { checkBallots, slotsIn, type Ballot } from "./ballotcheck";
import { Batch } from "./batch";
import { equal, toHex } from "./bytes";
import {
  ABORTED,
  COMMIT,
  COMPLAINT,
  CONFIRM,
  jointKeyOf,
  KEYS,
  phaseOf,
  REVEAL,
  shareKeyOf,
  START,
  stepCommit,
  stepComplaint,
  stepConfirm,
  stepKeys,
  stepReveal,
  stepStart,
  transcriptOf,
  type Attempt,
  type Logged,
  type Start,
} from "./ceremony";
import type { SignatureTag } from "./credential";
import { Credentials } from "./credentials";
import { checkHead, join, partLength, type DocumentHead } from "./document";
import { readEntry, type Entry } from "./entry";
import { encodePoint, type Point } from "./group";
import { decode, type Codec, type Of } from "./json";
import { Leaves } from "./leaves";
import { leafHash } from "./log";
import { readManifest, type Manifest } from "./manifest";
import {
  AGGREGATED,
  CANCELLED,
  CLOSED_EARLY,
  CLOSED_ON_TIME,
  DECIDED,
  DECRYPTED,
  DISPUTED,
  EXTENDED,
  KEY_REPLACED,
  MANIFEST_HEAD,
  OPENED,
  readPayload,
  REISSUED,
  RESUMED,
  REVOKED,
  SUSPENDED,
  termsOf,
  type Extended,
  type Opened,
} from "./payload";
import { PersonKeys, type Signers } from "./personkeys";
import { good, PASSED, refused, within, type Result, type Verdict } from "./result";
import { readRoll, ROLL, type RollHead } from "./roll";
import { checkAggregate, checkDecryption, checkResult, needsHolders, Sums, type Decrypted, type Decrypting, type TallyResult } from "./tally";
import type { Boxes, Tools } from "./webcrypto";

export type Phase = "empty" | "preparing" | "open" | "suspended" | "closed" | "tallied" | "decided" | "cancelled";

/** Whether no ballot comes any more. */
export function isOver(phase: Phase): boolean {
  return phase === "closed" || phase === "tallied" || phase === "decided" || phase === "cancelled";
}

/** What the lawful entries so far have made. */
export interface State {
  phase: Phase;
  /** The hashes of all entries, unlawful ones too. */
  readonly leaves: Leaves;
  /** Where the unlawful ones stand. */
  readonly unlawful: Set<number>;
  manifest?: Manifest;
  /** Under which the manifest's persons sign as of now. */
  keys?: PersonKeys;
  /** Attempts of the key ceremony so far, and the last one unless it was aborted. */
  attempts: number;
  attempt?: Attempt;
  /** The hash of the roll's entry, and the credentials it made. */
  roll?: Uint8Array;
  credentials?: Credentials;
  terms?: Terms;
  closesAt?: string;
  closed?: Uint8Array;
  /** Of all ballots that were cast, also of those that don't count. */
  sums: Sums;
  decrypting?: Decrypting;
  readonly decryptions: Array<Decrypted & { readonly entry: Uint8Array }>;
  result?: TallyResult;
  disputes: number;
}

/** what became of a ballot whose receipt the record confirms. */
export type Status = "unlawful" | "audited" | "replaced" | "fallen" | "counted" | "recorded";

/** The status of the ballot at {@code index}, by its head's credential. */
export function statusOf({ credentials, closed, unlawful }: State, { credential }: BallotHead, index: number): Status {
  if (credentials === undefined || unlawful.has(index)) return "unlawful";
  const fate = credentials.fateOf(toHex(credential), index);
  return fate !== "stands" ? fate : closed === undefined ? "recorded" : "counted";
}

/** A state that has a manifest: every kind but `manifest` needs one. */
type Known = State & { manifest: Manifest; keys: PersonKeys };

/** The entry that is judged. */
interface At {
  readonly entry: Uint8Array;
  readonly index: number;
  readonly boxes: Boxes;
  readonly stored: Stored;
  /** Whether a document waits for its parts. */
  readonly waiting: boolean;
}

/** A document that an entry is the head of, and what the whole of it does. */
interface Attached {
  readonly head: DocumentHead;
  readonly complete: (content: Uint8Array) => Verdict | Promise<Verdict>;
}
type Outcome = Result<Attached | undefined>;
type Rule = (state: State, entry: Entry, at: At) => Outcome | Promise<Outcome>;
/** An entry of which it is known who has signed it: the first of them, and all. */
type By = At & { readonly signer: string; readonly signers: readonly string[] };
type Step<T> = (state: Known, payload: T, at: By) => Outcome | Promise<Outcome>;

/** The bytes of an earlier entry once more; undefined where they can't be had. Whether they are the same is checked. */
export type Stored = (index: number) => Promise<Uint8Array | undefined>;

/** An earlier entry can't be read again, or is another one now: this says nothing about the record. */
export class Gone extends Error {}

/** What became of an entry, and its kind: `part of …` for that of a document, `?` where there is none. */
export interface Judged {
  readonly kind: string;
  readonly verdict: Verdict;
}

/** Folds the entries of one record. */
export class Replay {
  readonly state: State = {
    phase: "empty",
    leaves: new Leaves(),
    unlawful: new Set(),
    attempts: 0,
    sums: Sums.NONE,
    decryptions: [],
    disputes: 0,
  };
  /** The kinds of all entries so far. */
  readonly seen = new Set<string>();
  /** The kinds of which one was lawful, with all its parts. */
  readonly accepted = new Set<string>();
  private waiting: (Attached & { readonly parts: Uint8Array[] }) | undefined;
  /** The head whose last part is awaited, or was refused. */
  private head: string | undefined;
  private readonly batch: Batch;

  constructor(
    private readonly tools: Tools,
    private readonly stored: Stored,
  ) {
    this.batch = new Batch(tools.random);
  }

  /** Whether a document waits for its parts. */
  get isWaiting(): boolean {
    return this.waiting !== undefined;
  }

  /** The step that the next entry fails, if it is unlawful. */
  async accept(bytes: Uint8Array): Promise<Verdict> {
    const [judged] = await this.acceptAll([bytes]);
    return judged?.verdict ?? PASSED;
  }

  /** The next entries, in their order. Ballots that follow each other are checked in one batch. */
  async acceptAll(all: readonly Uint8Array[]): Promise<readonly Judged[]> {
    const judged: Judged[] = [];
    const entries = all.map((bytes) => ({ entry: readEntry(bytes), leaf: leafHash(bytes) }));
    for (let at = 0; at < entries.length; ) {
      const ballots = this.ballotsFrom(entries, at);
      const checked = this.check(ballots);
      for (let i = 0; i < Math.max(1, ballots.length); i++) judged.push(await this.take(entries[at + i] ?? NONE, checked[i]));
      at += Math.max(1, ballots.length);
    }
    return judged;
  }

  /** The ballots from there on that no other entry stands between; none where no ballot is lawful. */
  private ballotsFrom(entries: readonly Given[], from: number): readonly Entry[] {
    const ballots: Entry[] = [];
    if (!placeOfBallot(this.state, this.isWaiting).ok) return ballots;
    for (let at = from; at < entries.length; at++) {
      const entry = entries[at]?.entry;
      if (entry === undefined || !TAGS.has(entry.kind)) break;
      ballots.push(entry);
    }
    return ballots;
  }

  private check(ballots: readonly Entry[]): ReadonlyArray<Result<Ballot>> {
    const { terms, credentials } = this.state;
    if (ballots.length === 0 || terms === undefined || credentials === undefined) return [];
    const submitted = ballots.map(({ kind, body }) => ({ bytes: body, tag: TAGS.get(kind) ?? "dauys/v1/sign/ballot" }));
    return checkBallots(submitted, terms, (credential) => credentials.isLive(toHex(credential)), this.batch);
  }

  private async take({ entry, leaf }: Given, ballot: Result<Ballot> | undefined): Promise<Judged> {
    const { leaves, unlawful } = this.state;
    const at = { entry: leaf, index: leaves.length, boxes: this.tools.boxes, stored: this.stored, waiting: this.isWaiting };
    leaves.push(leaf);
    const kind = entry === undefined || !isKind(entry.kind) ? "?" : entry.kind;
    if (kind !== "?") this.seen.add(kind);
    const verdict = entry === undefined ? refused("R-1") : await this.step(entry, at, ballot);
    if (verdict.ok) this.taken(kind);
    else unlawful.add(at.index);
    return { kind: kind === "part" && this.head !== undefined ? `part of ${this.head}` : kind, verdict };
  }

  /** A head is taken when its last part is. */
  private taken(kind: string): void {
    if (kind !== "part" && this.isWaiting) {
      this.head = kind;
      return;
    }
    this.accepted.add(kind);
    if (kind !== "part" || this.isWaiting || this.head === undefined) return;
    this.accepted.add(this.head);
    this.head = undefined;
  }

  private async step(entry: Entry, at: At, ballot: Result<Ballot> | undefined): Promise<Verdict> {
    const outcome = await (TAGS.has(entry.kind) ? cast(this.state, entry.kind === "audited", at, ballot) : this.judge(entry, at));
    if (!outcome.ok || outcome.value === undefined) return outcome.ok ? PASSED : outcome;
    const lawful = checkHead(outcome.value.head);
    if (!lawful.ok) return within("R-8", lawful);
    this.waiting = { ...outcome.value, parts: [] };
    return PASSED;
  }

  private judge(entry: Entry, at: At): Outcome | Promise<Outcome> {
    if (entry.kind === "part") return this.addPart(entry.body);
    if (entry.kind === "manifest") return manifest(this.state, entry, at);
    const rule = RULES.get(entry.kind);
    return rule === undefined ? refused("R-1") : rule(this.state, entry, at);
  }

  /** */
  private addPart(body: Uint8Array): Verdict | Promise<Verdict> {
    if (this.waiting === undefined) return refused("R-7");
    const { head, parts, complete } = this.waiting;
    if (body.length !== partLength(head, parts.length)) return { ok: false, why: "R-8", inner: "J-4.3" };
    parts.push(body);
    if (parts.length < head.parts) return PASSED;
    this.waiting = undefined;
    const content = join(head, parts);
    return content.ok ? complete(content.value) : within("R-8", content);
  }
}

/** An entry as it was given: undefined where it has no envelope. */
interface Given {
  readonly entry: Entry | undefined;
  readonly leaf: Uint8Array;
}
const NONE: Given = { entry: undefined, leaf: new Uint8Array(32) };

/** The kinds that are ballots, and what their signatures are for. */
const TAGS: ReadonlyMap<string, SignatureTag> = new Map([
  ["ballot", "dauys/v1/sign/ballot"],
  ["audited", "dauys/v1/sign/audited"],
]);

function isKind(kind: string): boolean {
  return kind === "manifest" || kind === "part" || TAGS.has(kind) || RULES.has(kind);
}

function isKnown(state: State): state is Known {
  return state.manifest !== undefined && state.keys !== undefined;
}

/** R-8 where a document waits for its parts, else R-7. */
function inPlace({ phase }: State, phases: readonly Phase[], waiting: boolean): Verdict {
  if (waiting) return { ok: false, why: "R-8", inner: "J-4.2" };
  return phases.includes(phase) ? PASSED : refused("R-7");
}

/** A kind with a JSON or signed body, then its own step. */
function rule<T extends { readonly election: Uint8Array }>(
  codec: Codec<T>,
  signers: Signers,
  phases: readonly Phase[],
  step: Step<T>,
): Rule {
  return (state, entry, at) => {
    const read = readPayload(entry, codec, signers, state.keys, state.leaves.leaf(0) ?? NO_HASH);
    if (!read.ok) return read;
    const place = inPlace(state, phases, at.waiting);
    const by = read.value.signers;
    return place.ok && isKnown(state) ? step(state, read.value.payload, { ...at, signer: by[0] ?? "", signers: by }) : place;
  };
}

/** An entry with a document: {@code take} gets what {@code read} makes of its content. */
function attached<T>(head: DocumentHead, read: (content: Uint8Array) => Result<T> | Promise<Result<T>>, take: (value: T) => void): Outcome {
  return good({
    head,
    complete: async (content) => {
      const value = await read(content);
      if (value.ok) take(value.value);
      return value.ok ? PASSED : value;
    },
  });
}

const NO_HASH = new Uint8Array(0);

function names(hash: Uint8Array, entry: Uint8Array | undefined): boolean {
  return entry !== undefined && equal(hash, entry);
}

function nameOf(credential: Point): string {
  return toHex(encodePoint(credential, "compressed"));
}

function manifest(state: State, { body }: Entry, { index, waiting }: At): Outcome {
  const payload = decode(MANIFEST_HEAD, body);
  if (!payload.ok) return within("R-2", payload);
  if (waiting) return { ok: false, why: "R-8", inner: "J-4.2" };
  if (index !== 0) return refused("R-7");
  return attached(payload.value.document, readManifest, (manifest) =>
    Object.assign(state, { manifest, keys: PersonKeys.of(manifest), phase: "preparing" }),
  );
}

function start(state: Known, payload: Start, { entry }: At): Verdict {
  const attempt = stepStart(state.attempt, state.attempts, state.manifest, { entry, payload });
  if (attempt.ok) Object.assign(state, { attempt: attempt.value, attempts: state.attempts + 1 });
  return attempt.ok ? PASSED : attempt;
}

/** What an entry makes of the running attempt. */
function inAttempt<T>(
  step: (attempt: Attempt, entry: Logged<T>, signer: string, state: Known, boxes: Boxes) => Result<Attempt> | Promise<Result<Attempt>>,
): Step<T> {
  return async (state, payload, { entry, signer, boxes }) => {
    if (state.attempt === undefined) return refused("K-9");
    const attempt = await step(state.attempt, { entry, payload }, signer, state, boxes);
    if (attempt.ok) state.attempt = attempt.value;
    return attempt.ok ? PASSED : attempt;
  };
}

function abort(state: Known, payload: { readonly start: Uint8Array }): Verdict {
  if (!names(payload.start, state.attempt?.start.entry)) return refused("K-9");
  delete state.attempt;
  return PASSED;
}

function roll(state: Known, head: RollHead, { entry, signer }: By): Outcome {
  if ((signer === "") !== (state.manifest.issuer.kind === "platform")) return { ok: false, why: "R-5", inner: "J-3.3" };
  if (state.roll !== undefined) return refused("R-7");
  return attached(
    head.document,
    (content) => readRoll(head, content, state.manifest),
    (credentials) => Object.assign(state, { roll: entry, credentials: new Credentials(credentials) }),
  );
}

/** */
function open(state: Known, payload: Opened, { entry }: At): Verdict {
  const { attempt, roll, manifest } = state;
  if (attempt === undefined || roll === undefined || phaseOf(attempt) !== "complete") return refused("R-7");
  const { jointKey, closesAt } = payload;
  const ceremony = equal(payload.ceremony, transcriptOf(attempt)) && jointKey.equals(jointKeyOf(attempt));
  if (!ceremony || !equal(payload.roll, roll)) return refused("R-10");
  Object.assign(state, { phase: "open", closesAt, terms: termsOf(entry, jointKey, manifest) });
  return PASSED;
}

/** A ballot outside of voting fails R-7, whatever else is under way: without an opening nothing of it can be checked. */
function placeOfBallot(state: State, waiting: boolean): Verdict {
  return state.phase === "open" ? inPlace(state, ["open"], waiting) : refused("R-7");
}

/** B-6.8 to B-6.12 for a ballot that was checked. */
function cast(state: State, audited: boolean, { index, waiting }: At, checked: Result<Ballot> | undefined): Verdict {
  const { credentials, manifest } = state;
  const place = placeOfBallot(state, waiting);
  if (!place.ok) return place;
  if (checked === undefined || credentials === undefined || manifest === undefined) throw new Error("a ballot in its place was not checked");
  if (!checked.ok) return checked;
  const next = credentials.checkNext(checked.value, audited, manifest);
  if (!next.ok) return next;
  credentials.take(checked.value, audited, index);
  if (!audited) state.sums = state.sums.plus(checked.value.slots);
  return PASSED;
}

/** D-2: the sums of the ballots that count. Those that don't are read once more and taken out: they are few, and so none has to be kept. */
async function counted({ sums, credentials, leaves, terms }: State, { stored }: At): Promise<Sums> {
  let left = sums;
  for (const index of credentials?.uncounted() ?? []) {
    const bytes = await stored(index);
    const isSame = bytes !== undefined && equal(leafHash(bytes), leaves.leaf(index) ?? NO_HASH);
    const slots = isSame ? slotsIn(readEntry(bytes)?.body ?? NO_HASH, terms?.contests ?? []) : undefined;
    if (slots?.ok !== true) throw new Gone(`entry ${index}`);
    left = left.minus(slots.value);
  }
  return left;
}

function revoke({ credentials }: Known, { credential, ballot }: Of<typeof REVOKED>): Verdict {
  return credentials === undefined ? refused("R-7") : credentials.revoke(nameOf(credential), ballot === "falls");
}

function reissue({ credentials, manifest }: Known, { revoked, credential }: Of<typeof REISSUED>): Verdict {
  if (credentials === undefined) return refused("R-7");
  return credentials.reissue(nameOf(revoked), nameOf(credential), manifest.eligibility.maxReissued);
}

/** R-11, for an entry that names `opened` and moves voting to a phase. */
function move(phase: Phase): Step<{ readonly opened: Uint8Array }> {
  return (state, { opened }, { entry }) => {
    if (!names(opened, state.terms?.opened)) return refused("R-11");
    Object.assign(state, { phase }, phase === "closed" ? { closed: entry } : {});
    return PASSED;
  };
}

/** */
function extend(state: Known, { opened, closesAt }: Extended): Verdict {
  if (!names(opened, state.terms?.opened)) return refused("R-11");
  if (closesAt <= (state.closesAt ?? "")) return refused("R-12");
  state.closesAt = closesAt;
  return PASSED;
}

/** */
function replaceKey(state: Known, payload: Of<typeof KEY_REPLACED>, { signers }: By): Verdict {
  const { manifest, attempt, keys } = state;
  const standing = attempt === undefined || phaseOf(attempt) === "failed" ? undefined : attempt;
  const bound = standing !== undefined && manifest.trustees.holders.some(({ id }) => id === payload.person);
  const communicates = standing?.commits.some((commit) => commit?.payload.communicationKey.equals(payload.key)) ?? false;
  if (bound || communicates) return refused("R-24");
  const verdict = keys.check(payload, signers);
  if (verdict.ok) state.keys = keys.with(payload);
  return verdict;
}

function cancel(state: Known): Verdict {
  state.phase = "cancelled";
  return PASSED;
}

function aggregate(state: Known, { closed, document }: Of<typeof AGGREGATED>, at: At): Outcome {
  if (!names(closed, state.closed)) return refused("R-11");
  const { entry } = at;
  const check = async (content: Uint8Array) => checkAggregate(content, state.manifest, await counted(state, at));
  return attached(document, check, (aggregate) =>
    Object.assign(state, { decrypting: { opened: state.terms?.opened ?? NO_HASH, entry, aggregate }, phase: "tallied" }),
  );
}

function decrypt(state: Known, payload: Of<typeof DECRYPTED>, { entry, signer }: By): Outcome {
  const { decrypting, attempt, decryptions } = state;
  const { index, document } = payload;
  if (decrypting === undefined || attempt === undefined || !names(payload.aggregate, decrypting.entry)) return refused("R-11");
  const isNew = attempt.start.payload.holders[index - 1] === signer && decryptions.every((other) => other.index !== index);
  if (!isNew) return refused("D-3.2");
  return attached(
    document,
    (content) => checkDecryption(content, decrypting, index, shareKeyOf(attempt, index)),
    (decryption) => decryptions.push({ index, document: decryption, entry }),
  );
}

function decide(state: Known, payload: Of<typeof DECIDED>): Outcome {
  const { decrypting, manifest } = state;
  const { shares, document } = payload;
  if (decrypting === undefined || !names(payload.aggregate, decrypting.entry)) return refused("R-11");
  const needed = needsHolders(decrypting) ? manifest.trustees.threshold : 0;
  const used = state.decryptions.slice(0, needed);
  const named = shares.length === needed && used.length === needed && shares.every((share, i) => names(share, used[i]?.entry));
  if (!named) return refused("D-4.1");
  const check = (content: Uint8Array) => checkResult(content, manifest, decrypting, used, state.credentials?.size ?? 0);
  return attached(document, check, (result) => Object.assign(state, { result, phase: "decided" }));
}

function dispute(state: Known, payload: Of<typeof DISPUTED>, { index }: At): Verdict {
  if (payload.index >= index) return refused("R-23");
  state.disputes++;
  return PASSED;
}

const PREPARING: readonly Phase[] = ["preparing"];
const VOTING: readonly Phase[] = ["open", "suspended"];
const UNTIL_CLOSED: readonly Phase[] = ["preparing", ...VOTING];
const ANY: readonly Phase[] = [...UNTIL_CLOSED, "closed", "tallied", "decided", "cancelled"];

/** Which form the body of a kind with two of them has. */
function isJson({ body }: Entry): boolean {
  return body[0] === 0x7b;
}

const ROLL_BY_REGISTRAR = rule(ROLL, "registrar", PREPARING, roll);
const ROLL_BY_PLATFORM = rule(ROLL, "nobody", PREPARING, roll);
const CLOSE_EARLY = rule(CLOSED_EARLY, "committee", VOTING, move("closed"));
const CLOSE_ON_TIME = rule(CLOSED_ON_TIME, "nobody", ["open"], (state, payload, at) =>
  names(payload.opened, state.terms?.opened) && payload.closesAt !== state.closesAt ? refused("R-13") : move("closed")(state, payload, at),
);

/** The table of 10, but for `manifest`, `part` and ballots. */
const RULES: ReadonlyMap<string, Rule> = new Map([
  ["key-ceremony/start", rule(START, "committee", PREPARING, start)],
  [
    "key-ceremony/commit",
    rule(
      COMMIT,
      "holder",
      PREPARING,
      inAttempt((attempt, entry, signer, { keys }) => stepCommit(attempt, keys, signer, entry)),
    ),
  ],
  ["key-ceremony/keys", rule(KEYS, "committee", PREPARING, inAttempt(stepKeys))],
  [
    "key-ceremony/reveal",
    rule(
      REVEAL,
      "holder",
      PREPARING,
      inAttempt((attempt, entry, signer) => stepReveal(attempt, signer, entry)),
    ),
  ],
  [
    "key-ceremony/confirm",
    rule(
      CONFIRM,
      "holder",
      PREPARING,
      inAttempt((attempt, entry, signer) => stepConfirm(attempt, signer, entry)),
    ),
  ],
  [
    "key-ceremony/complaint",
    rule(
      COMPLAINT,
      "holder",
      PREPARING,
      inAttempt((attempt, entry, signer, _, boxes) => stepComplaint(attempt, signer, entry, boxes)),
    ),
  ],
  ["key-ceremony/aborted", rule(ABORTED, "committee", PREPARING, abort)],
  ["roll", (state, entry, at) => (isJson(entry) ? ROLL_BY_PLATFORM : ROLL_BY_REGISTRAR)(state, entry, at)],
  ["opened", rule(OPENED, "committee", PREPARING, open)],
  ["credential-revoked", rule(REVOKED, "committee", UNTIL_CLOSED, revoke)],
  ["credential-reissued", rule(REISSUED, "committee", UNTIL_CLOSED, reissue)],
  ["extended", rule(EXTENDED, "committee", VOTING, extend)],
  ["suspended", rule(SUSPENDED, "committee", ["open"], move("suspended"))],
  ["resumed", rule(RESUMED, "committee", ["suspended"], move("open"))],
  ["key-replaced", rule(KEY_REPLACED, "committee", [...UNTIL_CLOSED, "closed", "tallied"], replaceKey)],
  ["cancelled", rule(CANCELLED, "committee", UNTIL_CLOSED, cancel)],
  ["closed", (state, entry, at) => (isJson(entry) ? CLOSE_ON_TIME : CLOSE_EARLY)(state, entry, at)],
  ["aggregate", rule(AGGREGATED, "nobody", ["closed"], aggregate)],
  ["partial-decryption", rule(DECRYPTED, "holder", ["tallied"], decrypt)],
  ["result", rule(DECIDED, "nobody", ["tallied"], decide)],
  ["dispute", rule(DISPUTED, "nobody", ANY, dispute)],
]);
