/**
 * The record as a fold over its entries (spec: 10). {@link Replay#accept} takes one entry at a time: a lawful one changes the state, an
 * unlawful one changes nothing and names the step it fails.
 * @module
 */
import { checkBallot, type Terms } from "./ballot";
import { equal, toHex } from "./bytes";
import {
  ABORTED, COMMIT, COMPLAINT, CONFIRM, jointKeyOf, KEYS, phaseOf, REVEAL, shareKeyOf, START, stepCommit, stepComplaint, stepConfirm, stepKeys,
  stepReveal, stepStart, transcriptOf, type Attempt, type Logged,
} from "./ceremony";
import { Credentials } from "./credentials";
import { checkHead, DOCUMENT, join, partLength, type DocumentHead } from "./document";
import { readEntry, type Entry } from "./entry";
import { encodePoint, type Point } from "./group";
import { decode, hex32, id, int, lines, list, literal, object, point, time, type Codec } from "./json";
import { parseSigned, verifySigned } from "./jws";
import { leafHash } from "./log";
import { committeeKey, contestsOf, holderKey, readManifest, registrarKey, type Manifest } from "./manifest";
import { first, good, PASSED, refused, within, type Result, type Verdict } from "./result";
import { readRoll, ROLL } from "./roll";
import { checkAggregate, checkDecryption, checkResult, needsHolders, type Decrypted, type Decrypting, type TallyResult } from "./tally";
import type { Boxes } from "./webcrypto";

export type Phase = "empty" | "preparing" | "open" | "suspended" | "closed" | "tallied" | "decided" | "cancelled";

/** What the lawful entries so far have made. */
export interface State {
  phase: Phase;
  /** The hashes of all entries, unlawful ones too. */
  readonly leaves: Uint8Array[];
  manifest?: Manifest;
  /** Attempts of the key ceremony so far, and the last one unless it was aborted. */
  attempts: number;
  attempt?: Attempt;
  /** The hash of the roll's entry, and the credentials it made. */
  roll?: Uint8Array;
  credentials?: Credentials;
  terms?: Terms;
  closesAt?: string;
  closed?: Uint8Array;
  decrypting?: Decrypting;
  readonly decryptions: Array<Decrypted & { readonly entry: Uint8Array }>;
  result?: TallyResult;
  disputes: number;
}

/** A state that has a manifest: every kind but `manifest` needs one. */
type Known = State & { manifest: Manifest };

/** The entry that is judged: its hash, its place, and the first of its signers. */
interface At {
  readonly entry: Uint8Array;
  readonly index: number;
  readonly signer: string;
}

/** A document whose parts are not all there, and what it does once they are. */
interface Pending {
  readonly head: DocumentHead;
  readonly parts: Uint8Array[];
  readonly complete: (content: Uint8Array) => Verdict;
}
type Signers = "nobody" | "committee" | "holder" | "registrar";
type Step<T> = (state: Known, payload: T, at: At) => Verdict | Promise<Verdict>;
type Rule = (state: Known, entry: Entry, at: At) => Promise<Verdict>;

const MANIFEST_HEAD = object({ document: DOCUMENT });
const OPENED = object({ election: hex32, roll: hex32, ceremony: hex32, jointKey: point, closesAt: time });
const REVOKED = object({
  election: hex32, credential: point, reason: literal("lost", "stolen", "left", "other"), ballot: literal("falls", "stands"),
});
const REISSUED = object({ election: hex32, revoked: point, credential: point });
const EXTENDED = object({ election: hex32, opened: hex32, closesAt: time });
const REASONED = object({ election: hex32, opened: hex32, reason: lines(500) });
const RESUMED = object({ election: hex32, opened: hex32 });
const CANCELLED = object({ election: hex32, reason: lines(500) });
const AGGREGATED = object({ election: hex32, closed: hex32, document: DOCUMENT });
const DECRYPTED = object({ election: hex32, aggregate: hex32, index: int(), document: DOCUMENT });
const DECIDED = object({ election: hex32, aggregate: hex32, shares: list(hex32), document: DOCUMENT });
const DISPUTED = object({ election: hex32, index: int(), sha256: hex32, finding: id });

/** Folds the entries of one record. */
export class Replay {
  readonly state: State = { phase: "empty", leaves: [], attempts: 0, decryptions: [], disputes: 0 };
  private pending: Pending | undefined;
  private readonly rules: ReadonlyMap<string, Rule>;

  constructor(boxes: Boxes) {
    this.rules = new Map([...this.preparing(boxes), ...this.voting(), ...this.tallying()]);
  }

  /** The step that the next entry fails, if it is unlawful. */
  async accept(bytes: Uint8Array): Promise<Verdict> {
    const at: At = { entry: leafHash(bytes), index: this.state.leaves.length, signer: "" };
    this.state.leaves.push(at.entry);
    const entry = readEntry(bytes);
    if (entry === undefined) return refused("R-1");
    if (entry.kind === "manifest") return this.start(entry, at);
    if (entry.kind === "part") return this.addPart(entry.body);
    const rule = this.rules.get(entry.kind);
    if (rule === undefined) return refused("R-1");
    return isKnown(this.state) ? rule(this.state, entry, at) : refused("R-7");
  }

  private start({ body }: Entry, { index }: At): Verdict {
    const head = decode(MANIFEST_HEAD, body);
    if (!head.ok) return within("R-2", head);
    if (index !== 0) return refused("R-7");
    return this.attach(head.value.document, (content) => {
      const manifest = readManifest(content);
      if (!manifest.ok) return manifest;
      Object.assign(this.state, { manifest: manifest.value, phase: "preparing" });
      return PASSED;
    });
  }

  /** from here on only parts are lawful, and the last of them runs {@code complete}. */
  private attach(head: DocumentHead, complete: Pending["complete"]): Verdict {
    const lawful = checkHead(head);
    if (!lawful.ok) return within("R-8", lawful);
    this.pending = { head, parts: [], complete };
    return PASSED;
  }

  private addPart(body: Uint8Array): Verdict {
    if (this.pending === undefined) return refused("R-7");
    const { head, parts, complete } = this.pending;
    if (body.length !== partLength(head, parts.length)) return { ok: false, why: "R-8", inner: "J-4.3" };
    parts.push(body);
    if (parts.length < head.parts) return PASSED;
    this.pending = undefined;
    const content = join(head, parts);
    return content.ok ? complete(content.value) : within("R-8", content);
  }

  /** the kind stands where it may. */
  private inPlace(state: State, phases: readonly Phase[]): Verdict {
    if (!phases.includes(state.phase)) return refused("R-7");
    return this.pending === undefined ? PASSED : { ok: false, why: "R-8", inner: "J-4.2" };
  }

  /** A kind with a JSON or signed body, then its own rules. */
  private ruled<T extends { readonly election: Uint8Array }>(codec: Codec<T>, signers: Signers, phases: readonly Phase[], step: Step<T>): Rule {
    return async (state, { kind, body }, at) => {
      const signed = signers === "nobody" ? good({ payload: body, signatures: [] }) : parseSigned(kind, body);
      if (!signed.ok) return within("R-4", signed);
      const payload = decode(codec, signed.value.payload);
      if (!payload.ok) return within("R-2", payload);
      if (!equal(payload.value.election, state.leaves[0] ?? new Uint8Array(0))) return refused("R-3");
      if (signed.value.signatures.length !== NUMBER[signers]) return { ok: false, why: "R-5", inner: "J-3.3" };
      const signatures = verifySigned(signed.value, (kid) => KEY_OF[signers](state.manifest, kid));
      if (!signatures.ok) return within(signatures.why === "J-3.3" ? "R-5" : "R-6", signatures);
      const place = this.inPlace(state, phases);
      return place.ok ? step(state, payload.value, { ...at, signer: signed.value.signatures[0]?.kid ?? "" }) : place;
    };
  }

  private preparing(boxes: Boxes): Array<[string, Rule]> {
    const ceremony = <T extends { readonly election: Uint8Array }>(
      codec: Codec<T>, signers: Signers, step: (attempt: Attempt, entry: Logged<T>, at: At, manifest: Manifest) => Result<Attempt> | Promise<Result<Attempt>>,
    ): Rule => this.ruled(codec, signers, ["preparing"], async (state, payload, at) => {
      if (state.attempt === undefined) return refused("K-9");
      const next = await step(state.attempt, { entry: at.entry, payload }, at, state.manifest);
      if (next.ok) state.attempt = next.value;
      return next.ok ? PASSED : next;
    });
    return [
      ["key-ceremony/start", this.ruled(START, "committee", ["preparing"], (state, payload, { entry }) => {
        const attempt = stepStart(state.attempt, state.attempts, state.manifest, { entry, payload });
        if (attempt.ok) Object.assign(state, { attempt: attempt.value, attempts: state.attempts + 1 });
        return attempt.ok ? PASSED : attempt;
      })],
      ["key-ceremony/commit", ceremony(COMMIT, "holder", (attempt, entry, { signer }, manifest) => stepCommit(attempt, manifest, signer, entry))],
      ["key-ceremony/keys", ceremony(KEYS, "committee", (attempt, entry) => stepKeys(attempt, entry))],
      ["key-ceremony/reveal", ceremony(REVEAL, "holder", (attempt, entry, { signer }) => stepReveal(attempt, signer, entry))],
      ["key-ceremony/confirm", ceremony(CONFIRM, "holder", (attempt, entry, { signer }) => stepConfirm(attempt, signer, entry))],
      ["key-ceremony/complaint", ceremony(COMPLAINT, "holder", (attempt, entry, { signer }) => stepComplaint(attempt, signer, entry, boxes))],
      ["key-ceremony/aborted", this.ruled(ABORTED, "committee", ["preparing"], (state, { start }) => {
        if (state.attempt === undefined || !equal(start, state.attempt.start.entry)) return refused("K-9");
        delete state.attempt;
        return PASSED;
      })],
      ["roll", async (state, entry, at) => this.roll(state.manifest.issuer.kind === "registrar" ? "registrar" : "nobody")(state, entry, at)],
      ["opened", this.ruled(OPENED, "committee", ["preparing"], open)],
    ];
  }

  private roll(signers: Signers): Rule {
    return this.ruled(ROLL, signers, ["preparing"], (state, head, { entry }) => {
      if (state.roll !== undefined) return refused("R-7");
      return this.attach(head.document, (content) => {
        const credentials = readRoll(head, content, state.manifest);
        if (!credentials.ok) return credentials;
        Object.assign(state, { roll: entry, credentials: new Credentials(credentials.value) });
        return PASSED;
      });
    });
  }

  private voting(): Array<[string, Rule]> {
    const ballot = (audited: boolean): Rule => async (state, { body }, { index }) => {
      const place = this.inPlace(state, ["open"]);
      return place.ok ? takeBallot(state, body, audited, index) : place;
    };
    const early = this.ruled(REASONED, "committee", ["open", "suspended"], (state, { opened }, { entry }) => close(state, opened, entry));
    const due = this.ruled(EXTENDED, "nobody", ["open"], (state, { opened, closesAt }, { entry }) =>
      (closesAt === state.closesAt ? close(state, opened, entry) : refused("R-13")));
    return [
      ["ballot", ballot(false)],
      ["audited", ballot(true)],
      ["credential-revoked", this.ruled(REVOKED, "committee", ["preparing", "open", "suspended"], (state, { credential, ballot: fate }) =>
        (state.credentials === undefined ? refused("R-7") : state.credentials.revoke(nameOf(credential), fate === "falls")))],
      ["credential-reissued", this.ruled(REISSUED, "committee", ["preparing", "open", "suspended"], (state, { revoked, credential }) => {
        const most = state.manifest.eligibility.maxReissued;
        return state.credentials === undefined ? refused("R-7") : state.credentials.reissue(nameOf(revoked), nameOf(credential), most);
      })],
      ["extended", this.ruled(EXTENDED, "committee", ["open", "suspended"], extend)],
      ["suspended", this.ruled(REASONED, "committee", ["open"], (state, { opened }) => move(state, opened, "suspended"))],
      ["resumed", this.ruled(RESUMED, "committee", ["suspended"], (state, { opened }) => move(state, opened, "open"))],
      ["cancelled", this.ruled(CANCELLED, "committee", ["preparing", "open", "suspended"], (state) => {
        state.phase = "cancelled";
        return PASSED;
      })],
      ["closed", async (state, entry, at) => (entry.body[0] === 0x7b ? due : early)(state, entry, at)],
    ];
  }

  private tallying(): Array<[string, Rule]> {
    return [
      ["aggregate", this.ruled(AGGREGATED, "nobody", ["closed"], (state, { closed, document }, { entry }) => {
        if (!equal(closed, state.closed ?? new Uint8Array(0))) return refused("R-11");
        return this.attach(document, (content) => {
          const aggregate = checkAggregate(content, state.manifest, state.credentials?.counted() ?? []);
          if (!aggregate.ok) return aggregate;
          const opened = state.terms?.opened ?? new Uint8Array(0);
          Object.assign(state, { decrypting: { opened, entry, aggregate: aggregate.value }, phase: "tallied" });
          return PASSED;
        });
      })],
      ["partial-decryption", this.ruled(DECRYPTED, "holder", ["tallied"], (state, { aggregate, index, document }, { entry, signer }) => {
        const { decrypting, attempt, decryptions } = state;
        if (decrypting === undefined || attempt === undefined || !equal(aggregate, decrypting.entry)) return refused("R-11");
        const isNew = attempt.start.payload.holders[index - 1] === signer && decryptions.every((other) => other.index !== index);
        return isNew ? this.attach(document, (content) => {
          const decryption = checkDecryption(content, decrypting, index, shareKeyOf(attempt, index));
          if (decryption.ok) decryptions.push({ index, document: decryption.value, entry });
          return decryption.ok ? PASSED : decryption;
        }) : refused("D-3.2");
      })],
      ["result", this.ruled(DECIDED, "nobody", ["tallied"], (state, { aggregate, shares, document }) => {
        const { decrypting, manifest } = state;
        if (decrypting === undefined || !equal(aggregate, decrypting.entry)) return refused("R-11");
        const needed = needsHolders(decrypting) ? manifest.trustees.threshold : 0;
        const used = state.decryptions.slice(0, needed);
        const named = shares.length === needed && used.length === needed && used.every(({ entry }, i) => equal(entry, shares[i] ?? entry));
        return named ? this.attach(document, (content) => {
          const result = checkResult(content, manifest, decrypting, used, state.credentials?.size ?? 0);
          if (result.ok) Object.assign(state, { result: result.value, phase: "decided" });
          return result.ok ? PASSED : result;
        }) : refused("D-4.1");
      })],
      ["dispute", this.ruled(DISPUTED, "nobody", ANY, (state, payload, { index }) => {
        if (payload.index >= index) return refused("R-23");
        state.disputes++;
        return PASSED;
      })],
    ];
  }
}

const ANY: readonly Phase[] = ["preparing", "open", "suspended", "closed", "tallied", "decided", "cancelled"];
const NUMBER: Readonly<Record<Signers, number>> = { nobody: 0, committee: 2, holder: 1, registrar: 1 };
const KEY_OF: Readonly<Record<Signers, (manifest: Manifest, kid: string) => Point | undefined>> = {
  nobody: () => undefined, committee: committeeKey, holder: holderKey, registrar: registrarKey,
};

function isKnown(state: State): state is Known {
  return state.manifest !== undefined;
}

function nameOf(credential: Point): string {
  return toHex(encodePoint(credential, "compressed"));
}

/** */
function open(state: Known, payload: { roll: Uint8Array; ceremony: Uint8Array; jointKey: Point; closesAt: string }, { entry }: At): Verdict {
  const { attempt, roll, manifest } = state;
  if (attempt === undefined || roll === undefined || phaseOf(attempt) !== "complete") return refused("R-7");
  const jointKey = jointKeyOf(attempt);
  const right = equal(payload.roll, roll) && equal(payload.ceremony, transcriptOf(attempt)) && payload.jointKey.equals(jointKey);
  if (!right) return refused("R-10");
  Object.assign(state, { phase: "open", closesAt: payload.closesAt, terms: { opened: entry, jointKey, contests: contestsOf(manifest) } });
  return PASSED;
}

/** R-11, for entries that name `opened`. */
function move(state: Known, opened: Uint8Array, phase: Phase): Verdict {
  if (!equal(opened, state.terms?.opened ?? new Uint8Array(0))) return refused("R-11");
  state.phase = phase;
  return PASSED;
}

/** */
function extend(state: Known, { opened, closesAt }: { opened: Uint8Array; closesAt: string }): Verdict {
  return first(
    () => move(state, opened, state.phase),
    () => (closesAt > (state.closesAt ?? "") ? PASSED : refused("R-12")),
    () => {
      state.closesAt = closesAt;
      return PASSED;
    },
  );
}

function close(state: Known, opened: Uint8Array, entry: Uint8Array): Verdict {
  const moved = move(state, opened, "closed");
  if (moved.ok) state.closed = entry;
  return moved;
}

function takeBallot(state: Known, body: Uint8Array, audited: boolean, index: number): Verdict {
  const { terms, credentials, manifest } = state;
  if (terms === undefined || credentials === undefined) return refused("R-7");
  const ballot = checkBallot(body, terms, (credential) => credentials.isLive(toHex(credential)), audited ? "dauys/v1/sign/audited" : "dauys/v1/sign/ballot");
  if (!ballot.ok) return ballot;
  const next = credentials.checkNext(ballot.value, audited, manifest);
  if (next.ok) credentials.take(ballot.value, audited, index);
  return next;
}
