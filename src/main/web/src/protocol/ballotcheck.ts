/** Checking a ballot (spec: B-6, but for what needs the log's state). @module */
import {
  ballotHead,
  ballotLength,
  contestDigest,
  contestLength,
  HEAD,
  SIGNATURE,
  SLOT_VALUES,
  type BallotHead,
  type Terms,
} from "./ballot";
import { firstFalse, type Batch, type Equation, type Proved } from "./batch";
import { concat, equal, toHex, utf8 } from "./bytes";
import { slotsOf, totalValues, weightOf, type Contest } from "./contest";
import { decodeSignature, signatureEquation, type SignatureTag } from "./credential";
import { add, NOTHING, scale, type Ciphertext } from "./elgamal";
import { decodePoint, integerBytes, type Point } from "./group";
import { decodeRange, rangeEquations, rangeLength, type RangeProof } from "./proof";
import { good, refused, within, type Result, type Step } from "./result";

/** Per contest of the terms, its slots. */
export type Slots = ReadonlyArray<readonly Ciphertext[]>;

/** A ballot whose points decoded. */
export interface Ballot extends BallotHead {
  readonly key: Point;
  readonly slots: Slots;
}

/** One contest of a ballot: its part of the bytes, and what decoded of them. */
interface Part {
  readonly contest: Contest;
  readonly slots: readonly Ciphertext[];
  /** Those of the slots, then that of the total where it has one. */
  readonly proofs: readonly RangeProof[];
}

/** Each contest and its part of a ballot of lawful length. */
function cut(bytes: Uint8Array, contests: readonly Contest[]): ReadonlyArray<{ readonly contest: Contest; readonly bytes: Uint8Array }> {
  let at = HEAD;
  return contests.map((contest) => ({ contest, bytes: bytes.subarray(at, (at += contestLength(contest))) }));
}

/** B-6.4: the slots of a ballot of lawful length. */
export function slotsIn(bytes: Uint8Array, contests: readonly Contest[]): Result<Slots> {
  return all(cut(bytes, contests), (piece) => decodeSlots(piece.contest, piece.bytes));
}

/** B-6.4, for one contest. */
function decodeSlots(contest: Contest, bytes: Uint8Array): Result<readonly Ciphertext[]> {
  const slots: Ciphertext[] = [];
  for (let at = 0; at < 130 * slotsOf(contest).length; at += 130) {
    const alpha = decodePoint(bytes.subarray(at, at + 65), "uncompressed");
    const beta = decodePoint(bytes.subarray(at + 65, at + 130), "uncompressed");
    if (!alpha.ok || !beta.ok) return refused("B-6.4");
    slots.push({ alpha: alpha.value, beta: beta.value });
  }
  return good(slots);
}

/** B-6.6 with P-3.1, for one contest. */
function decodeProofs(contest: Contest, bytes: Uint8Array): Result<readonly RangeProof[]> {
  const slots = slotsOf(contest).length;
  const totals = totalValues(contest).length;
  const counts = [...Array.from({ length: slots }, () => SLOT_VALUES.length), ...(totals > 0 ? [totals] : [])];
  const proofs: RangeProof[] = [];
  let at = 130 * slots;
  for (const values of counts) {
    const proof = decodeRange(bytes.subarray(at, (at += rangeLength(values))), values);
    if (!proof.ok) return within("B-6.6", proof);
    proofs.push(proof.value);
  }
  return good(proofs);
}

/** The values of {@code read} for every item, or the first refusal. */
function all<T, U>(items: readonly T[], read: (item: T, index: number) => Result<U>): Result<readonly U[]> {
  const values: U[] = [];
  for (const [i, item] of items.entries()) {
    const value = read(item, i);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return good(values);
}

/** The x coordinates of the α's, in hexadecimal: none may occur twice in a log (B-6.5, B-6.10). */
export function alphasOf({ slots }: Ballot): string[] {
  return slots.flatMap((each) => each.map(({ alpha }) => toHex(integerBytes(alpha.x))));
}

/** The ciphertext of a contest's total (B-4), made from its slots. */
function totalOf({ contest, slots }: Part): Ciphertext {
  return slots.reduce((sum, slot, i) => add(sum, scale(slot, weightOf(contest, i))), NOTHING);
}

/** B-6.6 with P-3.2 to P-3.4, for one contest. */
function proofEquations(terms: Terms, { key, link }: Ballot, part: Part): Equation[] {
  const { contest, slots, proofs } = part;
  const digest = contestDigest(terms, key, link, contest, slots);
  const ids = slotsOf(contest);
  return proofs.flatMap((proof, slotIndex) => {
    const slot = slots[slotIndex];
    const values = slot === undefined ? totalValues(contest) : SLOT_VALUES;
    const statement = { contest: digest, slotId: ids[slotIndex] ?? "total", slotIndex, values };
    return rangeEquations(statement, slot ?? totalOf(part), terms.jointKey, proof);
  });
}

/** The bytes of a ballot, and what its signature is for. */
export interface Submitted {
  readonly bytes: Uint8Array;
  readonly tag: SignatureTag;
}

type IsLive = (credential: Uint8Array) => boolean;

/** A ballot that holds if its equations do. */
interface Read extends Proved {
  readonly ballot: Ballot;
}

/** B-6.1 to B-6.7 but for the equations of B-6.6 and B-6.7. Everything is decoded before the first multiplication. */
function readBallot({ bytes, tag }: Submitted, terms: Terms, isLive: IsLive): Result<Read> {
  if (bytes.length !== ballotLength(terms.contests)) return refused("B-6.1");
  if (!equal(bytes.subarray(0, 32), terms.opened)) return refused("B-6.2");
  const head = ballotHead(bytes);
  const key = decodePoint(head.credential, "compressed");
  if (!key.ok || !isLive(head.credential)) return refused("B-6.3");
  const slots = slotsIn(bytes, terms.contests);
  if (!slots.ok) return slots;
  const ballot: Ballot = { ...head, key: key.value, slots: slots.value };
  const alphas = alphasOf(ballot);
  if (new Set(alphas).size !== alphas.length) return refused("B-6.5");
  const pieces = cut(bytes, terms.contests);
  const proofs = all(pieces, (piece) => decodeProofs(piece.contest, piece.bytes));
  if (!proofs.ok) return proofs;
  const signature = decodeSignature(bytes.subarray(bytes.length - SIGNATURE));
  if (!signature.ok) return within("B-6.7", signature);
  const proved = pieces.flatMap(({ contest }, i) =>
    proofEquations(terms, ballot, { contest, slots: slots.value[i] ?? [], proofs: proofs.value[i] ?? [] }),
  );
  const signed = signatureEquation(tag, terms.opened, ballot.key, ballot.hash, signature.value);
  return good({ ballot, bytes: concat(utf8(tag), bytes), equations: [...proved, signed] });
}

/** The ballot, unless an equation of its does not hold: inside B-6.6 a step of P-3 failed, inside B-6.7 one of C-3. */
function concluded({ ballot }: Read, step: Step | undefined): Result<Ballot> {
  return step === undefined ? good(ballot) : within(step.startsWith("C-") ? "B-6.7" : "B-6.6", refused(step));
}

/** B-6.1 to B-6.7, CheckBallot: everything that needs no state but whether a credential (33 bytes) is live. Every equation is checked exactly. */
export function checkBallot(bytes: Uint8Array, terms: Terms, isLive: IsLive, tag: SignatureTag): Result<Ballot> {
  const read = readBallot({ bytes, tag }, terms, isLive);
  return read.ok ? concluded(read.value, firstFalse(read.value.equations)) : read;
}

/** The same of many ballots, in one batch. */
export function checkBallots(submitted: readonly Submitted[], terms: Terms, isLive: IsLive, batch: Batch): ReadonlyArray<Result<Ballot>> {
  const read = submitted.map((each) => readBallot(each, terms, isLive));
  const proved = read.flatMap((each) => (each.ok ? [each.value] : []));
  const steps = batch.refusedOfEach(proved);
  const outcomes = new Map(proved.map((each, i) => [each, concluded(each, steps[i])]));
  return read.map((each) => (each.ok ? (outcomes.get(each.value) ?? refused("B-6.6")) : each));
}
