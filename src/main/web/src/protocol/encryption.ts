/**
 * (browser) Encrypting a ballot: all of it follows from a seed and the choices (spec: B-7), so that an audit needs only these (B-8).
 * @module
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { ballotHash, contestDigest, encodeHead, SLOT_VALUES, type Choices, type Link, type Terms } from "./ballot";
import { concat, u16, u8, utf8, type Random } from "./bytes";
import { checkChoice, slotsOf, totalValues, weightOf, type Contest } from "./contest";
import { signBallot, type Credential, type SignatureTag } from "./credential";
import type { Ciphertext } from "./elgamal";
import { fingerprint } from "./fingerprint";
import { deriveScalar, encodePoint, G, integerBytes, mod, timesSecret, withTable, type Point, type Scalar } from "./group";
import { proveRange } from "./proof";
import { good, refused, type Result } from "./result";
import { Transcript } from "./transcript";

/** What one person votes on this device; {@code attempt} counts its encryptions here from 0. */
export interface Vote {
  readonly credential: Credential;
  readonly link: Link;
  readonly choices: Choices;
  readonly attempt: number;
}

/** An encrypted ballot before its signature. The seed opens it: it is shown to nobody but the auditing voter. */
export interface Draft {
  readonly unsigned: Uint8Array;
  readonly hash: Uint8Array;
  readonly tracker: string;
  readonly seed: Uint8Array;
}

/** B-7: what the whole unsigned ballot follows from; {@code fresh} are 32 random bytes. */
export function ballotSeed(terms: Terms, { credential, link, choices, attempt }: Vote, fresh: Uint8Array): Uint8Array {
  const chosen = concat(...choices.map((choice) => concat(u16(choice.length), ...choice.map(u16))));
  const info = new Transcript("dauys/v1/ballot-seed")
    .bytes("opened", terms.opened)
    .point("credential", credential.key)
    .number("counter", link.counter)
    .bytes("previous", link.previous)
    .bytes("choices", chosen)
    .number("attempt", attempt)
    .digest();
  return hkdf(sha256, concat(fresh, integerBytes(credential.secret)), undefined, info, 32);
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

/** Encrypts one contest; yields after each of its slots, twice, so that a page can paint. */
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

/**
 * (browser) Makes the joint key's table beforehand, while the member reads: it is a fifth of the work of a ballot and depends on no choice. Nothing is
 * thrown: what fails here, such as a phone without randomness, fails again when the ballot is encrypted, where it is said.
 */
export function prepare({ jointKey }: Terms): void {
  try {
    timesSecret(withTable(jointKey), 1n);
  } catch {
    return;
  }
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
  vote: Vote,
  random: Random,
  pause: (done: number, of: number) => Promise<void>,
): Promise<Result<Draft>> {
  const { credential, link, choices } = vote;
  if (!legal(terms, choices)) return refused("B-2");
  const seed = ballotSeed(terms, vote, random(32));
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
