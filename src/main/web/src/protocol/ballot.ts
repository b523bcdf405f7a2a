/**
 * Ballots (spec: B-3 to B-8): encrypting (browser), checking (server, verifier, browser), and opening an audited one (another device).
 * @module
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { concat, equal, fromBase64Url, toBase64Url, toHex, toNumber, u16, u32, u8, utf8, type Random } from "./bytes";
import { checkChoice, slotsOf, totalValues, weightOf, type Contest } from "./contest";
import { signBallot, verifySignature, type Credential, type SignatureTag } from "./credential";
import { add, NOTHING, scale, type Ciphertext } from "./elgamal";
import { fingerprint } from "./fingerprint";
import { decodePoint, deriveScalar, encodePoint, G, integerBytes, mod, timesSecret, withTable, type Point, type Scalar } from "./group";
import { proveRange, rangeLength, verifyRange } from "./proof";
import { good, PASSED, refused, within, type Result, type Verdict } from "./result";
import { Transcript } from "./transcript";

/** What every ballot of an election is bound to. */
export interface Terms {
  /** The hash of the `opened` entry. */
  readonly opened: Uint8Array;
  readonly jointKey: Point;
  /** The contests of the credential's style, in the manifest's order. */
  readonly contests: readonly Contest[];
}

/** Where a ballot stands among those of its credential: 1 and 32 zero bytes for the first. */
export interface Link {
  readonly counter: number;
  readonly previous: Uint8Array;
}

/** Per contest of the terms, the chosen slots in order (B-2). */
export type Choices = readonly (readonly number[])[];

/** An encrypted ballot before its signature. The seed opens it: it is shown to nobody but the auditing voter. */
export interface Draft {
  readonly unsigned: Uint8Array;
  readonly hash: Uint8Array;
  readonly tracker: string;
  readonly seed: Uint8Array;
}

/** What an audited ballot's voter gets, decoded (B-8). */
export interface Opening {
  readonly opened: Uint8Array;
  readonly key: Point;
  readonly link: Link;
  readonly seed: Uint8Array;
  readonly choices: Choices;
}

const HEAD = 101;
const SIGNATURE = 97;
const SLOT_VALUES = [0, 1];
const OPENING = "DA1.";

export const FIRST: Link = { counter: 1, previous: new Uint8Array(32) };

/** Bytes of a contest in a ballot. */
export function contestLength(contest: Contest): number {
  const total = totalValues(contest).length;
  return slotsOf(contest).length * (130 + rangeLength(SLOT_VALUES.length)) + (total === 0 ? 0 : rangeLength(total));
}

/** B-3: bytes of a ballot, signature included. */
export function ballotLength(contests: readonly Contest[]): number {
  return contests.reduce((sum, contest) => sum + contestLength(contest), HEAD + SIGNATURE);
}

/** B-5. */
export function ballotHash(unsigned: Uint8Array): Uint8Array {
  return new Transcript("dauys/v1/ballot").bytes("unsigned", unsigned).digest();
}

/** B-4: the digest D that every proof of a contest is bound to. */
function contestDigest({ opened, jointKey }: Terms, key: Point, link: Link, contest: Contest, slots: readonly Ciphertext[]): Uint8Array {
  const transcript = new Transcript("dauys/v1/contest")
    .bytes("opened", opened)
    .point("credential", key)
    .number("counter", link.counter)
    .bytes("previous", link.previous)
    .text("contest-id", contest.id)
    .number("contest-index", contest.index)
    .point("K", jointKey)
    .number("count", slots.length);
  for (const { alpha, beta } of slots) transcript.point("alpha", alpha).point("beta", beta);
  return transcript.digest();
}

/** B-7: what the whole unsigned ballot follows from; {@code fresh} are 32 random bytes, {@code attempt} counts encryptions here from 0. */
export function ballotSeed(
  terms: Terms,
  { secret, key }: Credential,
  link: Link,
  choices: Choices,
  attempt: number,
  fresh: Uint8Array,
): Uint8Array {
  const chosen = concat(...choices.map((choice) => concat(u16(choice.length), ...choice.map(u16))));
  const info = new Transcript("dauys/v1/ballot-seed")
    .bytes("opened", terms.opened)
    .point("credential", key)
    .number("counter", link.counter)
    .bytes("previous", link.previous)
    .bytes("choices", chosen)
    .number("attempt", attempt)
    .digest();
  return hkdf(sha256, concat(fresh, integerBytes(secret)), undefined, info, 32);
}

/** B-7: kinds of derived scalars. */
const enum Kind {
  Randomness,
  Nonce,
  Challenge,
  Response,
}

function ballotScalar(seed: Uint8Array, contest: Contest, slot: number, kind: Kind, branch: number): Scalar {
  return deriveScalar(seed, concat(utf8("dauys/v1/ballot-scalar"), u16(contest.index), u16(slot), u8(kind), u16(branch)));
}

/** Encrypts one contest; yields after each of its {@link stepsOf} steps, so that a page can paint. */
function* encryptContest(
  terms: Terms,
  key: Point,
  link: Link,
  contest: Contest,
  choice: readonly number[],
  seed: Uint8Array,
): Generator<void, Uint8Array> {
  const ids = slotsOf(contest);
  const scalar = (slot: number, kind: Kind, branch = 0): Scalar => ballotScalar(seed, contest, slot, kind, branch);
  const randomness: Scalar[] = [];
  const ciphertexts: Ciphertext[] = [];
  for (let slot = 0; slot < ids.length; slot++) {
    const r = scalar(slot, Kind.Randomness);
    const mask = timesSecret(terms.jointKey, r);
    const shifted = mask.add(G);
    randomness.push(r);
    ciphertexts.push({ alpha: timesSecret(G, r), beta: choice.includes(slot) ? shifted : mask });
    yield;
  }
  const digest = contestDigest(terms, key, link, contest, ciphertexts);
  const prove = (slotIndex: number, slotId: string, values: readonly number[], value: number, r: Scalar): Uint8Array =>
    proveRange({ contest: digest, slotId, slotIndex, values }, value, r, terms.jointKey, {
      nonce: () => scalar(slotIndex, Kind.Nonce),
      challenge: (branch) => scalar(slotIndex, Kind.Challenge, branch),
      response: (branch) => scalar(slotIndex, Kind.Response, branch),
    });
  const parts = ciphertexts.flatMap(({ alpha, beta }) => [encodePoint(alpha, "uncompressed"), encodePoint(beta, "uncompressed")]);
  for (let slot = 0; slot < ids.length; slot++) {
    parts.push(prove(slot, ids[slot] ?? "", SLOT_VALUES, choice.includes(slot) ? 1 : 0, randomness[slot] ?? 0n));
    yield;
  }
  const totals = totalValues(contest);
  if (totals.length > 0) {
    const value = choice.reduce((sum, slot) => sum + weightOf(contest, slot), 0);
    const r = mod(randomness.reduce((sum, each, slot) => sum + BigInt(weightOf(contest, slot)) * each, 0n));
    parts.push(prove(ids.length, "total", totals, value, r));
  }
  return concat(...parts);
}

function encodeHead(terms: Terms, key: Point, link: Link): Uint8Array {
  return concat(terms.opened, encodePoint(key, "compressed"), u32(link.counter), link.previous);
}

/** Encrypts step by step, yielding nothing but the moment; returns the unsigned bytes. The choices must be legal (B-2). */
function* encryptSteps(terms: Terms, key: Point, link: Link, choices: Choices, seed: Uint8Array): Generator<void, Uint8Array> {
  withTable(terms.jointKey);
  const parts = [encodeHead(terms, key, link)];
  for (const [i, contest] of terms.contests.entries()) {
    parts.push(yield* encryptContest(terms, key, link, contest, choices[i] ?? [], seed));
  }
  return concat(...parts);
}

function legal(terms: Terms, choices: Choices): boolean {
  return choices.length === terms.contests.length && terms.contests.every((contest, i) => checkChoice(contest, choices[i] ?? []).ok);
}

function draftOf(unsigned: Uint8Array, seed: Uint8Array): Draft {
  const hash = ballotHash(unsigned);
  return { unsigned, hash, tracker: fingerprint(hash), seed };
}

/** The unsigned ballot of a seed, at once (B-7): what an audit recomputes. Refuses illegal choices with B-2. */
export function encryptWith(terms: Terms, key: Point, link: Link, choices: Choices, seed: Uint8Array): Result<Draft> {
  if (!legal(terms, choices)) return refused("B-2");
  const steps = encryptSteps(terms, key, link, choices, seed);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return good(draftOf(step.value, seed));
}

/**
 * (browser) Encrypts choices with fresh randomness. Between slots it awaits {@code pause(done, of)}, in which a page paints its bar.
 * Refuses illegal choices with B-2.
 */
export async function encrypt(
  terms: Terms,
  credential: Credential,
  link: Link,
  choices: Choices,
  attempt: number,
  random: Random,
  pause: (done: number, of: number) => Promise<void>,
): Promise<Result<Draft>> {
  if (!legal(terms, choices)) return refused("B-2");
  const seed = ballotSeed(terms, credential, link, choices, attempt, random(32));
  const of = terms.contests.reduce((sum, contest) => sum + 2 * slotsOf(contest).length, 0);
  const steps = encryptSteps(terms, credential.key, link, choices, seed);
  let step = steps.next();
  for (let done = 1; step.done !== true; done++) {
    await pause(done, of);
    step = steps.next();
  }
  return good(draftOf(step.value, seed));
}

/** (browser) The ballot to send: cast it, or burn it as audited. */
export function sign(tag: SignatureTag, terms: Terms, credential: Credential, draft: Draft, random: Random): Uint8Array {
  return concat(draft.unsigned, signBallot(tag, terms.opened, credential, draft.hash, random(32)));
}

/** What a ballot says of itself, before anything is verified. */
export interface BallotHead {
  /** Compressed, as it stands in the roll. */
  readonly credential: Uint8Array;
  readonly link: Link;
  readonly hash: Uint8Array;
}

/** A ballot whose points decoded. */
export interface Ballot extends BallotHead {
  readonly key: Point;
  /** Per contest of the terms, its slots. */
  readonly slots: readonly (readonly Ciphertext[])[];
}

/** The head of a ballot of lawful length (B-6.1). */
export function ballotHead(bytes: Uint8Array): BallotHead {
  return {
    credential: bytes.slice(32, 65),
    link: { counter: toNumber(bytes.subarray(65, 69)), previous: bytes.slice(69, 101) },
    hash: ballotHash(bytes.subarray(0, bytes.length - SIGNATURE)),
  };
}

function decodeSlots(bytes: Uint8Array, contests: readonly Contest[]): Result<Ciphertext[][]> {
  const slots: Ciphertext[][] = [];
  let start = HEAD;
  for (const contest of contests) {
    const own: Ciphertext[] = [];
    for (let i = 0; i < slotsOf(contest).length; i++) {
      const at = start + 130 * i;
      const alpha = decodePoint(bytes.subarray(at, at + 65), "uncompressed");
      const beta = decodePoint(bytes.subarray(at + 65, at + 130), "uncompressed");
      if (!alpha.ok || !beta.ok) return refused("B-6.4");
      own.push({ alpha: alpha.value, beta: beta.value });
    }
    slots.push(own);
    start += contestLength(contest);
  }
  return good(slots);
}

/** The x coordinates of the α's, in hexadecimal: none may occur twice in a log (B-6.5, B-6.10). */
export function alphasOf(ballot: Ballot): string[] {
  return ballot.slots.flatMap((slots) => slots.map(({ alpha }) => toHex(integerBytes(alpha.x))));
}

/** The ciphertext of a contest's total (B-4), made from its slots. */
function totalOf(contest: Contest, slots: readonly Ciphertext[]): Ciphertext {
  return slots.reduce((sum, slot, i) => add(sum, scale(slot, weightOf(contest, i))), NOTHING);
}

/** B-6.6: the proofs of one contest, {@code bytes} being its part of the ballot. */
function verifyContest(terms: Terms, ballot: Ballot, contest: Contest, slots: readonly Ciphertext[], bytes: Uint8Array): Verdict {
  const digest = contestDigest(terms, ballot.key, ballot.link, contest, slots);
  const totals = totalValues(contest);
  const claims = slots.map((slot, i) => ({ slotId: slotsOf(contest)[i] ?? "", values: SLOT_VALUES, ciphertext: slot }));
  if (totals.length > 0) claims.push({ slotId: "total", values: [...totals], ciphertext: totalOf(contest, slots) });
  let at = 130 * slots.length;
  for (const [slotIndex, { slotId, values, ciphertext }] of claims.entries()) {
    const proof = bytes.subarray(at, (at += rangeLength(values.length)));
    const verdict = verifyRange({ contest: digest, slotId, slotIndex, values }, ciphertext, terms.jointKey, proof);
    if (!verdict.ok) return within("B-6.6", verdict);
  }
  return PASSED;
}

/**
 * B-6.1 to B-6.7, CheckBallot: everything that needs no state but whether a credential (33 bytes) is live. Refuses with B-6.1 to
 * B-6.7; inside B-6.6 a step of P-3 failed, inside B-6.7 one of C-3.
 */
export function checkBallot(
  bytes: Uint8Array,
  terms: Terms,
  isLive: (credential: Uint8Array) => boolean,
  tag: SignatureTag,
): Result<Ballot> {
  if (bytes.length !== ballotLength(terms.contests)) return refused("B-6.1");
  if (!equal(bytes.subarray(0, 32), terms.opened)) return refused("B-6.2");
  const head = ballotHead(bytes);
  const key = decodePoint(head.credential, "compressed");
  if (!key.ok || !isLive(head.credential)) return refused("B-6.3");
  const slots = decodeSlots(bytes, terms.contests);
  if (!slots.ok) return slots;
  const ballot: Ballot = { ...head, key: key.value, slots: slots.value };
  const alphas = alphasOf(ballot);
  if (new Set(alphas).size !== alphas.length) return refused("B-6.5");
  let at = HEAD;
  for (const [i, contest] of terms.contests.entries()) {
    const verdict = verifyContest(terms, ballot, contest, ballot.slots[i] ?? [], bytes.subarray(at, (at += contestLength(contest))));
    if (!verdict.ok) return verdict;
  }
  const signature = verifySignature(tag, terms.opened, ballot.key, ballot.hash, bytes.subarray(bytes.length - SIGNATURE));
  return signature.ok ? good(ballot) : within("B-6.7", signature);
}

/** (browser) B-8: the text that opens an audited ballot. It shows the choices: it goes to the voter alone. */
export function writeOpening(terms: Terms, key: Point, link: Link, choices: Choices, seed: Uint8Array): string {
  const chosen = choices.map((choice) => concat(u8(choice.length), ...choice.map(u8)));
  return OPENING + toBase64Url(concat(encodeHead(terms, key, link), seed, ...chosen));
}

/** B-8.1: the shape of an opening, {@code contests} being as many as the election's terms have. */
export function readOpening(text: string, contests: number): Result<Opening> {
  const bytes = text.startsWith(OPENING) ? fromBase64Url(text.slice(OPENING.length)) : undefined;
  if (bytes === undefined || bytes.length < HEAD + 32) return refused("B-8.1");
  const key = decodePoint(bytes.subarray(32, 65), "compressed");
  if (!key.ok) return refused("B-8.1");
  const choices: number[][] = [];
  let at = HEAD + 32;
  for (let i = 0; i < contests; i++) {
    const count = bytes[at++];
    if (count === undefined || at + count > bytes.length) return refused("B-8.1");
    choices.push(Array.from(bytes.subarray(at, (at += count))));
  }
  if (at !== bytes.length) return refused("B-8.1");
  const link = { counter: toNumber(bytes.subarray(65, 69)), previous: bytes.slice(69, HEAD) };
  return good({ opened: bytes.slice(0, 32), key: key.value, link, seed: bytes.slice(HEAD, HEAD + 32), choices });
}

/** B-8.2, B-8.3: the opening is of the ballot with that hash, in these terms. */
export function checkOpening(opening: Opening, terms: Terms, hash: Uint8Array): Verdict {
  const { key, link, choices, seed } = opening;
  const draft = encryptWith({ ...terms, opened: opening.opened }, key, link, choices, seed);
  if (!draft.ok) return refused("B-8.2");
  return equal(draft.value.hash, hash) ? PASSED : refused("B-8.3");
}
