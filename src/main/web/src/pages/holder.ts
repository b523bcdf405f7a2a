/**
 * The key holder's page (browser): replays the whole record under its newest head, shows the one thing that is asked of this holder now, and does it with the secret from the
 * paper or the kept key: commit, reveal, confirm or complain (spec: K-2 to K-8), and at the end decrypt the totals (D-3, D-5), once the witnesses have
 * confirmed them (L-13). The server gets signed
 * entries and nothing else.
 * @module
 */
import { personKey, signPayload } from "../account/signer";
import { equal, type Random } from "../protocol/bytes";
import { COMMIT, COMPLAINT, CONFIRM, phaseOf, REVEAL, shareKeyOf, type Attempt } from "../protocol/ceremony";
import { cut } from "../protocol/document";
import { writeEntry } from "../protocol/entry";
import { fingerprint } from "../protocol/fingerprint";
import { holderIn, makeCommit, makeComplaint, makeConfirm, makeReveal, openShares, type Holder } from "../protocol/holder";
import { encode, type Codec } from "../protocol/json";
import { writeBundle } from "../protocol/log";
import { joinLines } from "../protocol/jws";
import { DECRYPTED } from "../protocol/payload";
import type { State } from "../protocol/record";
import { decrypt, DECRYPTION, needsHolders } from "../protocol/tally";
import { boxesOf } from "../protocol/webcrypto";
import { confirmed, replayRecord, type Replayed } from "../trustee/record";

const page = the("#holder");
const { slug = "", person = "", fingerprint: expected = "", of = "" } = page.dataset;
const log = `/e/${slug}/log`;
/** Milliseconds between two looks: whether the witnesses have confirmed the total, or a copy of the record has caught up. */
const PAUSE = 5_000;
const random: Random = (length) => crypto.getRandomValues(new Uint8Array(length));
let lastPaint = 0;

/** The one thing that holds for this holder now. Each has a section in the page. */
type Now =
  | "unsafe" | "offline" | "unsound" | "other-election" | "wait-start" | "not-asked" | "commit" | "wait-commits" | "wait-keys" | "reveal" | "wait-reveals"
  | "confirm" | "wait-confirms" | "failed" | "complete" | "voting" | "wait-totals" | "wait-witnesses" | "decrypt" | "decrypted" | "nothing-to-decrypt" | "decided" | "cancelled";

void look();

async function look(): Promise<void> {
  if (!window.isSecureContext) return show("unsafe");
  const bar = the<HTMLProgressElement>("[data-progress]");
  const record = await replayRecord(`/holder/${slug}/head`, log, async (done, total) => {
    bar.value = (100 * done) / Math.max(1, total);
    if (performance.now() - lastPaint > 100) await painted();
  });
  if (record.kind === "offline") return show("offline");
  if (record.kind === "unsound") return unsound(record);
  if (fingerprint(record.state.leaves.leaf(0) ?? new Uint8Array(0)) !== expected) return show("other-election");
  the("[data-head]").textContent = fingerprint(record.head.root);
  the("[data-head-size]").textContent = String(record.head.size);
  const asked = nowOf(record.state);
  const now = asked === "decrypt" ? await inWitnesses(record.state) : asked;
  if (now === "another") return unsound({ kind: "unsound", step: "L-3", index: undefined });
  if (now === "ahead") {
    await pause();
    return await look();
  }
  fill(now, record.state);
  show(now);
  wire(now, record.state);
  if (now === "wait-witnesses") void awaitWitnesses(record.state);
}

/** L-13: only a total that the witnesses have confirmed is opened. */
async function inWitnesses({ decrypting, leaves, manifest }: State): Promise<"decrypt" | "wait-witnesses" | "ahead" | "another"> {
  const answer = await confirmed(log, leaves, manifest);
  if (answer.kind !== "up-to") return answer.kind;
  return leaves.slice(0, answer.size).some((leaf) => decrypting !== undefined && equal(leaf, decrypting.entry)) ? "decrypt" : "wait-witnesses";
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE));

/** Looks again and again; what is shown changes only when there is something new. */
async function awaitWitnesses(state: State): Promise<void> {
  do await pause();
  while ((await inWitnesses(state)) === "wait-witnesses");
  await look();
}

function unsound({ step, index }: Extract<Replayed, { kind: "unsound" }>): void {
  the("[data-step]").textContent = step;
  the("[data-entry]").textContent = index === undefined ? "–" : String(index);
  show("unsound");
}

/** 1-based, 0 for who is not asked in this attempt. */
function indexIn(attempt: Attempt): number {
  return attempt.start.payload.holders.indexOf(person) + 1;
}

function nowOf(state: State): Now {
  switch (state.phase) {
    case "empty":
    case "preparing":
      return state.attempt === undefined ? "wait-start" : inCeremony(state.attempt);
    case "open":
    case "suspended":
      return "voting";
    case "closed":
      return "wait-totals";
    case "tallied":
      return inTally(state);
    case "decided":
      return "decided";
    case "cancelled":
      return "cancelled";
  }
}

function inCeremony(attempt: Attempt): Now {
  const index = indexIn(attempt);
  const done = (list: readonly unknown[]): boolean => list[index - 1] !== undefined;
  const phase = phaseOf(attempt);
  if (phase === "failed") return "failed";
  if (phase === "complete") return "complete";
  if (index === 0) return "not-asked";
  switch (phase) {
    case "commit":
      return done(attempt.commits) ? "wait-commits" : "commit";
    case "keys":
      return "wait-keys";
    case "reveal":
      return done(attempt.reveals) ? "wait-reveals" : "reveal";
    case "confirm":
      return done(attempt.confirms) ? "wait-confirms" : "confirm";
  }
}

function inTally({ decrypting, decryptions, attempt }: State): Now {
  if (decrypting === undefined || !needsHolders(decrypting)) return "nothing-to-decrypt";
  const index = attempt === undefined ? 0 : indexIn(attempt);
  if (index === 0) return "not-asked";
  return decryptions.some((decryption) => decryption.index === index) ? "decrypted" : "decrypt";
}

function fill(now: Now, { attempt, decrypting, decryptions, manifest }: State): void {
  if (attempt?.keys !== undefined) for (const place of all("[data-keys]")) place.textContent = fingerprint(attempt.keys);
  if (attempt !== undefined) {
    const come = { "wait-commits": attempt.commits, "wait-reveals": attempt.reveals, "wait-confirms": attempt.confirms }[now as string];
    for (const place of all("[data-come]")) place.textContent = `${come?.filter((each) => each !== undefined).length ?? 0} ${of} ${attempt.start.payload.holders.length}`;
    if (attempt.failure !== undefined) failed(attempt);
  }
  if (decrypting !== undefined) {
    the("[data-aggregate]").textContent = fingerprint(decrypting.entry);
    the("[data-ballots]").textContent = String(Math.max(0, ...decrypting.aggregate.contests.map(({ ballots }) => ballots)));
    the("[data-needed]").textContent = `${manifest?.witnesses.quorum ?? 0} ${of} ${manifest?.witnesses.keys.length ?? 0}`;
    for (const place of all("[data-shares]")) place.textContent = `${decryptions.length} ${of} ${manifest?.trustees.threshold ?? 0}`;
  }
}

function failed({ failure, start }: Attempt): void {
  for (const text of all("[data-failure]")) text.hidden = text.dataset["failure"] !== failure?.reason;
  if (failure === undefined) return;
  for (const name of all("[data-dealer]")) name.hidden = name.dataset["dealer"] !== start.payload.holders[failure.dealer - 1];
  for (const name of all("[data-receiver]")) name.hidden = name.dataset["receiver"] !== start.payload.holders[failure.receiver - 1];
}

function wire(now: Now, state: State): void {
  const button = section(now).querySelector<HTMLButtonElement>("[data-act]");
  const agree = section(now).querySelector<HTMLInputElement>("[data-agree]");
  if (button === null) return;
  button.onclick = () => {
    const agreed = agree?.checked !== false;
    for (const text of Array.from(section(now).querySelectorAll<HTMLElement>("[data-disagree]"))) text.hidden = agreed;
    if (!agreed) return agree?.focus();
    button.disabled = true;
    void act(now, state).finally(() => (button.disabled = false));
  };
}

async function act(now: Now, state: State): Promise<void> {
  const { attempt } = state;
  const derive = await personKey();
  if (derive === undefined || attempt === undefined) return;
  const holder = await holderIn(attempt.start, indexIn(attempt), derive);
  const entries = now === "decrypt" ? await decryption(state, attempt, holder) : await visit(now, attempt, holder);
  if (entries !== undefined) await send(entries);
}

/** The entry of a visit of the ceremony. Undefined when the person stops at signing. */
async function visit(now: Now, attempt: Attempt, holder: Holder): Promise<Uint8Array[] | undefined> {
  const boxes = boxesOf(crypto.subtle);
  if (now === "commit") return signed("key-ceremony/commit", COMMIT, makeCommit(holder, random));
  if (now === "reveal") return signed("key-ceremony/reveal", REVEAL, await makeReveal(holder, attempt, random, boxes));
  const shares = await openShares(holder, attempt, boxes);
  return shares.ok
    ? signed("key-ceremony/confirm", CONFIRM, makeConfirm(holder, attempt, shares.share, random))
    : signed("key-ceremony/complaint", COMPLAINT, makeComplaint(holder, attempt, shares.dealer, random));
}

/** D-3 over the totals that the replay has recomputed itself. */
async function decryption({ decrypting }: State, attempt: Attempt, holder: Holder): Promise<Uint8Array[] | undefined> {
  const shares = await openShares(holder, attempt, boxesOf(crypto.subtle));
  if (decrypting === undefined || !shares.ok) return undefined;
  const document = encode(DECRYPTION, decrypt(decrypting, holder.index, shares.share, shareKeyOf(attempt, holder.index), random));
  const { head, parts } = cut(document);
  const payload = { election: holder.election, aggregate: decrypting.entry, index: holder.index, document: head };
  const first = await signed("partial-decryption", DECRYPTED, payload);
  return first === undefined ? undefined : [...first, ...parts.map((part) => writeEntry("part", part))];
}

async function signed<T>(kind: string, codec: Codec<T>, payload: T): Promise<Uint8Array[] | undefined> {
  const line = await signPayload(kind, encode(codec, payload), person);
  return line === undefined ? undefined : [writeEntry(kind, joinLines([line]))];
}

async function send(entries: readonly Uint8Array[]): Promise<void> {
  const body = writeBundle(entries).slice().buffer as ArrayBuffer;
  try {
    const response = await fetch(`/holder/${slug}/entries`, { method: "POST", headers: { "content-type": "application/octet-stream" }, body });
    if (response.ok) return await look();
    const problem = (await response.json()) as { title?: string; detail?: string };
    answer([problem.title, problem.detail].filter((text) => text !== undefined && text !== "").join(". "));
  } catch {
    answer(undefined);
  }
}

/** The server's words, or that there is no connection. */
function answer(words: string | undefined): void {
  const refused = the("[data-refused]");
  refused.hidden = words === undefined;
  refused.textContent = words ?? "";
  the("[data-not-sent]").hidden = words !== undefined;
}

function show(now: Now): void {
  the("[data-working]").hidden = true;
  the("[data-refused]").hidden = the("[data-not-sent]").hidden = true;
  for (const each of all("[data-now]")) each.hidden = each.dataset["now"] !== now;
  section(now).querySelector<HTMLElement>("h2")?.focus();
}

function section(now: Now): HTMLElement {
  return the(`[data-now="${now}"]`);
}

function all(selector: string): HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLElement>(selector));
}

function the<T extends HTMLElement = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (found === null) throw new Error("the page has no " + selector);
  return found;
}



/** After the browser has drawn what was changed. */
function painted(): Promise<void> {
  lastPaint = performance.now();
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}

