/**
 * The key ceremony as the record sees it (spec: K-2 to K-9). Each `step…` takes the running {@link Attempt} and one entry whose
 * signatures hold, and gives the attempt after it, or the step that refuses. What holders do is in holder.ts.
 * @module
 */
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, equal, toHex, utf8 } from "./bytes";
import { combine, encryptPublicly, type Ciphertext, type Factor } from "./elgamal";
import { decodeScalar, encodePoint, G, integerBytes, O, times, type Point, type Scalar } from "./group";
import { hex, hex32, id, int, lines, list, object, point, scalar, type Of } from "./json";
import type { Manifest } from "./manifest";
import type { PersonKeys } from "./personkeys";
import { verifyEquality, verifyPossession, type EqualityStatement } from "./proof";
import { first, good, PASSED, refused, within, type Result, type Step, type Verdict } from "./result";
import { Transcript } from "./transcript";
import type { Boxes } from "./webcrypto";

const PROOF = { r: point, s: scalar };
const EQUALITY = { a: point, b: point, s: scalar };

/** Holders at most. */
const MOST = 9;
/** The place of a holder, from 1; a number of holders. */
const index = int(1, MOST);
/** Attempts at most. */
const ATTEMPTS = 100;
export const START = object({ election: hex32, attempt: int(1, ATTEMPTS), threshold: index, holders: list(id, 1, MOST) });
export const COMMIT = object({
  election: hex32,
  start: hex32,
  index,
  communicationKey: point,
  possession: object(PROOF),
  commitment: hex32,
});
export const KEYS = object({ election: hex32, start: hex32, commits: list(hex32, 1, MOST) });
export const REVEAL = object({
  election: hex32,
  start: hex32,
  keys: hex32,
  index,
  coefficients: list(object({ c: point, ...PROOF }), 1, MOST),
  shares: list(object({ to: index, ephemeral: point, ...PROOF, box: hex(48) }), 0, MOST),
});
export const CONFIRM = object({ election: hex32, start: hex32, index, transcript: hex32, factor: point, ...EQUALITY });
export const COMPLAINT = object({ election: hex32, start: hex32, index, against: index, shared: point, ...EQUALITY });
export const ABORTED = object({ election: hex32, start: hex32, reason: lines(500) });

export type Start = Of<typeof START>;
export type Commit = Of<typeof COMMIT>;
export type Keys = Of<typeof KEYS>;
export type Reveal = Of<typeof REVEAL>;
export type Confirm = Of<typeof CONFIRM>;
export type Complaint = Of<typeof COMPLAINT>;

/** A payload and the hash of its entry. */
export interface Logged<T> {
  readonly entry: Uint8Array;
  readonly payload: T;
}

/** Why an attempt can't be completed: by whom, where that is known. */
export type Failure =
  | { readonly reason: "bad-share"; readonly dealer: number; readonly receiver: number }
  | { readonly reason: "unfounded-complaint"; readonly dealer: number; readonly receiver: number };

/** One attempt. Holders are numbered from 1 in `start`'s order; the lists are filled by index. */
export interface Attempt {
  readonly start: Logged<Start>;
  readonly commits: ReadonlyArray<Logged<Commit> | undefined>;
  readonly keys: Uint8Array | undefined;
  readonly reveals: ReadonlyArray<Logged<Reveal> | undefined>;
  readonly confirms: ReadonlyArray<Logged<Confirm> | undefined>;
  readonly failure: Failure | undefined;
}

/** Which entry an attempt waits for. */
export type Phase = "commit" | "keys" | "reveal" | "confirm" | "complete" | "failed";

export function phaseOf({ start, commits, keys, reveals, confirms, failure }: Attempt): Phase {
  const all = (entries: readonly unknown[]): boolean => start.payload.holders.every((_, i) => entries[i] !== undefined);
  if (failure !== undefined) return "failed";
  if (!all(commits)) return "commit";
  if (keys === undefined) return "keys";
  if (!all(reveals)) return "reveal";
  return all(confirms) ? "complete" : "confirm";
}

/** K-9: {@code running} is the attempt before this one, if it was not aborted; {@code count} how many there were. */
export function stepStart(running: Attempt | undefined, count: number, manifest: Manifest, start: Logged<Start>): Result<Attempt> {
  const { attempt, threshold, holders } = start.payload;
  const named = manifest.trustees.holders.map((holder) => holder.id).filter((holder) => holders.includes(holder));
  const free = running === undefined || phaseOf(running) === "failed";
  const lawful =
    free &&
    attempt === count + 1 &&
    threshold === manifest.trustees.threshold &&
    holders.length >= threshold &&
    named.join() === holders.join();
  return lawful ? good({ start, commits: [], keys: undefined, reveals: [], confirms: [], failure: undefined }) : refused("K-9");
}

/** K-9: the entry names this attempt, and is the one that it waits for. */
function awaits(attempt: Attempt, phase: Phase, start: Uint8Array): Verdict {
  return phaseOf(attempt) === phase && equal(start, attempt.start.entry) ? PASSED : refused("K-9");
}

/** K-9 and K-2.1 in their order: the entry names this attempt, under its signer's index, in its phase, once. */
function isDue(
  attempt: Attempt,
  phase: Phase,
  { start, index }: { readonly start: Uint8Array; readonly index: number },
  signer: string,
  entries: readonly unknown[],
): Verdict {
  if (!equal(start, attempt.start.entry)) return refused("K-9");
  if (attempt.start.payload.holders[index - 1] !== signer) return refused("K-2.1");
  if (phaseOf(attempt) !== phase) return refused("K-9");
  return entries[index - 1] === undefined ? PASSED : refused("K-2.1");
}

function placed<T>(entries: readonly (T | undefined)[], index: number, entry: T): readonly (T | undefined)[] {
  const copy = entries.slice();
  copy[index - 1] = entry;
  return copy;
}

function inStep(step: Step, verdict: Verdict): Verdict {
  return verdict.ok ? verdict : within(step, verdict);
}

export function commitContext(start: Uint8Array, index: number): Uint8Array {
  return new Transcript("dauys/v1/commit-context").bytes("start", start).number("index", index).digest();
}

/** K-2: what a holder commits to before it sees the others' coefficients. */
export function feldmanCommitment(start: Uint8Array, index: number, coefficients: readonly Point[]): Uint8Array {
  const transcript = new Transcript("dauys/v1/feldman").bytes("start", start).number("index", index).number("count", coefficients.length);
  for (const coefficient of coefficients) transcript.point("C", coefficient);
  return transcript.digest();
}

export function stepCommit(attempt: Attempt, keys: PersonKeys, signer: string, entry: Logged<Commit>): Result<Attempt> {
  const { start, index, communicationKey, possession, commitment } = entry.payload;
  const others = attempt.commits.flatMap((commit) => (commit === undefined ? [] : [commit.payload]));
  const repeated =
    others.some((other) => other.communicationKey.equals(communicationKey) || equal(other.commitment, commitment)) ||
    keys.isPersons(communicationKey);
  const verdict = first(
    () => isDue(attempt, "commit", entry.payload, signer, attempt.commits),
    () => inStep("K-2.2", verifyPossession(commitContext(start, index), communicationKey, possession)),
    () => (repeated ? refused("K-2.3") : PASSED),
  );
  return verdict.ok ? good({ ...attempt, commits: placed(attempt.commits, index, entry) }) : verdict;
}

/** K-3. */
export function stepKeys(attempt: Attempt, entry: Logged<Keys>): Result<Attempt> {
  const { start, commits } = entry.payload;
  const listed =
    commits.length === attempt.commits.length && commits.every((hash, i) => equal(hash, attempt.commits[i]?.entry ?? new Uint8Array(0)));
  const verdict = first(
    () => awaits(attempt, "keys", start),
    () => (listed ? PASSED : refused("K-3.1")),
  );
  return verdict.ok ? good({ ...attempt, keys: entry.entry }) : verdict;
}

export function revealContext(start: Uint8Array, keys: Uint8Array, index: number, coefficient: number): Uint8Array {
  return new Transcript("dauys/v1/reveal-context")
    .bytes("start", start)
    .bytes("keys", keys)
    .number("index", index)
    .number("coefficient", coefficient)
    .digest();
}

/** The communication key of a holder. Asked only when all have committed. */
export function communicationKeyOf(attempt: Attempt, index: number): Point {
  return attempt.commits[index - 1]?.payload.communicationKey ?? O;
}

/** K-5: what the share of {@code dealer} for {@code receiver} is bound to. */
export function shareContext(attempt: Attempt, dealer: number, receiver: number): Uint8Array {
  return new Transcript("dauys/v1/share-context")
    .bytes("start", attempt.start.entry)
    .bytes("keys", attempt.keys ?? new Uint8Array(0))
    .number("dealer", dealer)
    .number("receiver", receiver)
    .point("dealer-key", communicationKeyOf(attempt, dealer))
    .point("receiver-key", communicationKeyOf(attempt, receiver))
    .digest();
}

/** K-5: the key of a box, from the point that dealer and receiver share. */
export function boxKey(shared: Point, context: Uint8Array): Uint8Array {
  return hkdf(sha256, integerBytes(shared.toAffine().x), undefined, concat(utf8("dauys/v1/share"), context), 32);
}

/** The indices of all holders but one, ascending. */
export function othersOf({ start }: Attempt, index: number): number[] {
  return start.payload.holders.map((_, i) => i + 1).filter((other) => other !== index);
}

export function stepReveal(attempt: Attempt, signer: string, entry: Logged<Reveal>): Result<Attempt> {
  const { payload } = entry;
  const verdict = first(
    () => isDue(attempt, "reveal", payload, signer, attempt.reveals),
    () => (equal(payload.keys, attempt.keys ?? new Uint8Array(0)) ? PASSED : refused("K-9")),
    () => checkCounts(attempt, payload),
    () => checkCoefficients(attempt, payload),
    () => checkShares(attempt, payload),
  );
  if (!verdict.ok) return verdict;
  const revealed = { ...attempt, reveals: placed(attempt.reveals, payload.index, entry) };
  return phaseOf(revealed) === "confirm" && hasIdentity(revealed) ? refused("K-6.1") : good(revealed);
}

function checkCounts(attempt: Attempt, { index, coefficients, shares }: Reveal): Verdict {
  const counts =
    coefficients.length === attempt.start.payload.threshold && shares.map(({ to }) => to).join() === othersOf(attempt, index).join();
  return counts ? PASSED : refused("K-4.1");
}

function checkCoefficients(attempt: Attempt, { start, keys, index, coefficients }: Reveal): Verdict {
  const points = coefficients.map(({ c }) => c);
  if (!equal(feldmanCommitment(start, index, points), attempt.commits[index - 1]?.payload.commitment ?? new Uint8Array(0)))
    return refused("K-4.2");
  const earlier = attempt.reveals.flatMap((reveal) => reveal?.payload.coefficients ?? []);
  const names = [...earlier, ...coefficients].map(({ c }) => toHex(encodePoint(c, "compressed")));
  if (new Set(names).size !== names.length) return refused("K-4.3");
  return first(
    ...coefficients.map(
      ({ c, r, s }, k) =>
        () =>
          inStep("K-4.4", verifyPossession(revealContext(start, keys, index, k), c, { r, s })),
    ),
  );
}

function checkShares(attempt: Attempt, { index, shares }: Reveal): Verdict {
  return first(
    ...shares.map(
      ({ to, ephemeral, r, s }) =>
        () =>
          inStep("K-5.1", verifyPossession(shareContext(attempt, index, to), ephemeral, { r, s })),
    ),
  );
}

/** Σ_k x^k·C_k, by Horner's rule: what a share for x must open to. */
export function evaluate(coefficients: readonly Point[], x: number): Point {
  return coefficients.reduceRight((sum, coefficient) => times(sum, BigInt(x)).add(coefficient), O);
}

function coefficientsOf(attempt: Attempt, dealer: number): readonly Point[] {
  return attempt.reveals[dealer - 1]?.payload.coefficients.map(({ c }) => c) ?? [];
}

/** K-6: the joint key, once all have revealed. */
export function jointKeyOf({ reveals }: Attempt): Point {
  return reveals.reduce((sum, reveal) => sum.add(reveal?.payload.coefficients[0]?.c ?? O), O);
}

/** K-6: the share key X_j of a holder. */
export function shareKeyOf(attempt: Attempt, index: number): Point {
  return attempt.reveals.reduce((sum, _, i) => sum.add(evaluate(coefficientsOf(attempt, i + 1), index)), O);
}

/** K-6.1. */
function hasIdentity(attempt: Attempt): boolean {
  return jointKeyOf(attempt).is0() || attempt.reveals.some((_, i) => shareKeyOf(attempt, i + 1).is0());
}

/** K-6: what the holders confirm. */
export function transcriptOf({ start, commits, keys, reveals }: Attempt): Uint8Array {
  const transcript = new Transcript("dauys/v1/ceremony").bytes("start", start.entry).number("count", start.payload.holders.length);
  for (const commit of commits) transcript.bytes("commit", commit?.entry ?? new Uint8Array(0));
  transcript.bytes("keys", keys ?? new Uint8Array(0));
  for (const reveal of reveals) transcript.bytes("reveal", reveal?.entry ?? new Uint8Array(0));
  return transcript.digest();
}

/** K-8: the public test of a ceremony's keys: the point m·G and its ciphertext. */
export interface Rehearsal {
  readonly message: Point;
  readonly ciphertext: Ciphertext;
}

export function rehearsalOf(transcript: Uint8Array, jointKey: Point): Rehearsal {
  const drawn = (tag: string): Scalar => new Transcript(tag).bytes("transcript", transcript).challenge();
  const m = drawn("dauys/v1/rehearsal-m");
  return { message: times(G, m), ciphertext: encryptPublicly(m, drawn("dauys/v1/rehearsal-r"), jointKey) };
}

/** The rehearsal of an attempt in which all have revealed. */
export function rehearsalIn(attempt: Attempt): Rehearsal {
  return rehearsalOf(transcriptOf(attempt), jointKeyOf(attempt));
}

/** K-8.3: every group of {@code threshold} holders decrypts it. */
export function everyQuorumDecrypts({ message, ciphertext }: Rehearsal, threshold: number, factors: readonly Factor[]): boolean {
  return choose(factors, threshold).every((quorum) => combine(ciphertext.beta, quorum).equals(message));
}

export function rehearsalStatement(attempt: Attempt, index: number, factor: Point): EqualityStatement {
  const context = new Transcript("dauys/v1/rehearsal-context").bytes("transcript", transcriptOf(attempt)).number("index", index).digest();
  return { context, key: shareKeyOf(attempt, index), alpha: rehearsalIn(attempt).ciphertext.alpha, factor };
}

export function stepConfirm(attempt: Attempt, signer: string, entry: Logged<Confirm>): Result<Attempt> {
  const { payload } = entry;
  const verdict = first(
    () => isDue(attempt, "confirm", payload, signer, attempt.confirms),
    () => (equal(payload.transcript, transcriptOf(attempt)) ? PASSED : refused("K-8.1")),
    () => inStep("K-8.2", verifyEquality(rehearsalStatement(attempt, payload.index, payload.factor), payload)),
  );
  if (!verdict.ok) return verdict;
  const confirmed = { ...attempt, confirms: placed(attempt.confirms, payload.index, entry) };
  if (phaseOf(confirmed) !== "complete") return good(confirmed);
  const factors = confirmed.confirms.map((confirm, i) => ({ index: i + 1, point: confirm?.payload.factor ?? O }));
  const decrypts = everyQuorumDecrypts(rehearsalIn(confirmed), attempt.start.payload.threshold, factors);
  return decrypts ? good(confirmed) : refused("K-8.3");
}

/** Every way to take {@code count} of the items, in their order. */
function choose<T>(items: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return items.flatMap((item, i) => choose(items.slice(i + 1), count - 1).map((rest) => [item, ...rest]));
}

export function complaintStatement(attempt: Attempt, dealer: number, receiver: number, shared: Point): EqualityStatement {
  const reveal = attempt.reveals[dealer - 1];
  const ephemeral = reveal?.payload.shares.find(({ to }) => to === receiver)?.ephemeral ?? O;
  const context = new Transcript("dauys/v1/complaint-context")
    .bytes("start", attempt.start.entry)
    .bytes("reveal", reveal?.entry ?? new Uint8Array(0))
    .number("dealer", dealer)
    .number("receiver", receiver)
    .digest();
  return { context, key: communicationKeyOf(attempt, receiver), alpha: ephemeral, factor: shared };
}

/** K-7: after a proved complaint the attempt has failed, by the dealer's fault or by the complaint's. */
export async function stepComplaint(
  attempt: Attempt,
  signer: string,
  { payload }: Logged<Complaint>,
  boxes: Boxes,
): Promise<Result<Attempt>> {
  const { index: receiver, against: dealer, shared } = payload;
  const verdict = first(
    () => isDue(attempt, "confirm", payload, signer, attempt.confirms),
    () => (othersOf(attempt, receiver).includes(dealer) ? PASSED : refused("K-7.1")),
    () => inStep("K-7.1", verifyEquality(complaintStatement(attempt, dealer, receiver, shared), payload)),
  );
  if (!verdict.ok) return verdict;
  const share = await openShare(attempt, dealer, receiver, shared, boxes);
  return good({ ...attempt, failure: { reason: share === undefined ? "bad-share" : "unfounded-complaint", dealer, receiver } });
}

/** K-7: the share in the box of {@code dealer} for {@code receiver}; undefined where it does not open, or to a wrong one. */
export async function openShare(
  attempt: Attempt,
  dealer: number,
  receiver: number,
  shared: Point,
  boxes: Boxes,
): Promise<Scalar | undefined> {
  const box = attempt.reveals[dealer - 1]?.payload.shares.find(({ to }) => to === receiver)?.box ?? new Uint8Array(0);
  const share = await openBox(box, shared, shareContext(attempt, dealer, receiver), boxes);
  const isRight = share !== undefined && times(G, share).equals(evaluate(coefficientsOf(attempt, dealer), receiver));
  return isRight ? share : undefined;
}

/** K-5: the scalar other than 0 in a box; undefined where there is none. */
export async function openBox(box: Uint8Array, shared: Point, context: Uint8Array, boxes: Boxes): Promise<Scalar | undefined> {
  const content = await boxes.open(boxKey(shared, context), box, context);
  const share = content === undefined ? undefined : decodeScalar(content);
  return share?.ok !== true || share.value === 0n ? undefined : share.value;
}
