/**
 * (browser) What a key holder does in its three visits (spec: K-1 to K-8). All of it follows from the printed secret and the hash of
 * the attempt's `start`; only proofs take fresh randomness.
 * @module
 */
import {
  boxKey,
  commitContext,
  communicationKeyOf,
  complaintStatement,
  feldmanCommitment,
  openShare,
  othersOf,
  rehearsalIn,
  rehearsalStatement,
  revealContext,
  shareContext,
  transcriptOf,
  type Attempt,
  type Commit,
  type Complaint,
  type Confirm,
  type Logged,
  type Reveal,
  type Start,
} from "./ceremony";
import { concat, u8, utf8, type Random } from "./bytes";
import { G, integerBytes, mod, timesSecret, type Point, type Scalar } from "./group";
import { holderNonce, proveEquality, provePossession, type Possession } from "./proof";
import type { Boxes } from "./webcrypto";

/** One holder in one attempt, with all the secrets that it derives for it (K-1). */
export interface Holder {
  readonly election: Uint8Array;
  /** The hash of the attempt's `start`. */
  readonly start: Uint8Array;
  readonly index: number;
  /** y. */
  readonly communication: Scalar;
  /** a_0 … a_{t−1}. */
  readonly coefficients: readonly Scalar[];
  /** e_1 … e_n; the holder's own is not used. */
  readonly ephemerals: readonly Scalar[];
}

/** @param derive DeriveScalar (G-6) from the printed secret, which may lie where it can't be read */
export async function holderIn(
  { entry, payload }: Logged<Start>,
  index: number,
  derive: (info: Uint8Array) => Promise<Scalar>,
): Promise<Holder> {
  const derived = (purpose: string, number: Uint8Array = new Uint8Array(0)): Promise<Scalar> =>
    derive(concat(utf8("dauys/v1/trustee"), entry, utf8(purpose), number));
  const each = (purpose: string, first: number, count: number): Promise<Scalar[]> =>
    Promise.all(Array.from({ length: count }, (_, i) => derived(purpose, u8(first + i))));
  return {
    election: payload.election,
    start: entry,
    index,
    communication: await derived("communication"),
    coefficients: await each("coefficient", 0, payload.threshold),
    ephemerals: await each("ephemeral", 1, payload.holders.length),
  };
}

function nonce(x: Scalar, context: Uint8Array, random: Random): Scalar {
  return holderNonce(integerBytes(x), random(32), context);
}

function prove(context: Uint8Array, x: Scalar, key: Point, random: Random): Possession {
  return provePossession(context, x, key, nonce(x, context, random));
}

/** First visit (K-2). */
export function makeCommit({ election, start, index, communication, coefficients }: Holder, random: Random): Commit {
  const communicationKey = timesSecret(G, communication);
  const points = coefficients.map((a) => timesSecret(G, a));
  const possession = prove(commitContext(start, index), communication, communicationKey, random);
  return { election, start, index, communicationKey, possession, commitment: feldmanCommitment(start, index, points) };
}

/** Second visit (K-4, K-5), once `keys` stands and its fingerprint was compared by voice. */
export async function makeReveal(holder: Holder, attempt: Attempt, random: Random, boxes: Boxes): Promise<Reveal> {
  const { election, start, index } = holder;
  const keys = attempt.keys ?? new Uint8Array(0);
  const coefficients = holder.coefficients.map((a, k) => {
    const c = timesSecret(G, a);
    return { c, ...prove(revealContext(start, keys, index, k), a, c, random) };
  });
  const shares = await Promise.all(othersOf(attempt, index).map((to) => makeShare(holder, attempt, to, random, boxes)));
  return { election, start, keys, index, coefficients, shares };
}

async function makeShare(
  holder: Holder,
  attempt: Attempt,
  to: number,
  random: Random,
  boxes: Boxes,
): Promise<Reveal["shares"][number]> {
  const context = shareContext(attempt, holder.index, to);
  const share = evaluateAt(holder.coefficients, to);
  return { to, ...(await sealShare(holder.ephemerals[to - 1] ?? 0n, communicationKeyOf(attempt, to), share, context, random, boxes)) };
}

/** K-5: a share for the holder with that communication key. */
export async function sealShare(
  e: Scalar,
  receiverKey: Point,
  share: Scalar,
  context: Uint8Array,
  random: Random,
  boxes: Boxes,
): Promise<Omit<Reveal["shares"][number], "to">> {
  const ephemeral = timesSecret(G, e);
  const box = await boxes.seal(boxKey(timesSecret(receiverKey, e), context), integerBytes(share), context);
  return { ephemeral, ...prove(context, e, ephemeral, random), box };
}

/** f(x) = Σ a_k·x^k. */
function evaluateAt(secrets: readonly Scalar[], x: number): Scalar {
  return secrets.reduceRight((sum, a) => mod(sum * BigInt(x) + a), 0n);
}

/** What a holder finds in the boxes for it: its share x_j of the joint secret, or the first dealer whose share is wrong. */
export type Opened = { readonly ok: true; readonly share: Scalar } | { readonly ok: false; readonly dealer: number };

/** Third visit (K-7): opens and checks every share. Also before decrypting: nothing is kept between visits. */
export async function openShares(holder: Holder, attempt: Attempt, boxes: Boxes): Promise<Opened> {
  let share = evaluateAt(holder.coefficients, holder.index);
  for (const dealer of othersOf(attempt, holder.index)) {
    const part = await openShare(attempt, dealer, holder.index, sharedWith(holder, attempt, dealer), boxes);
    if (part === undefined) return { ok: false, dealer };
    share = mod(share + part);
  }
  return { ok: true, share };
}

/** S = y·E of the dealer's share for this holder. */
function sharedWith(holder: Holder, attempt: Attempt, dealer: number): Point {
  const { alpha } = complaintStatement(attempt, dealer, holder.index, G);
  return timesSecret(alpha, holder.communication);
}

/** Third visit, all shares good (K-7, K-8): signs the transcript and decrypts the rehearsal. */
export function makeConfirm(holder: Holder, attempt: Attempt, share: Scalar, random: Random): Confirm {
  const { election, start, index } = holder;
  const factor = timesSecret(rehearsalIn(attempt).ciphertext.alpha, share);
  const statement = rehearsalStatement(attempt, index, factor);
  const proof = proveEquality(statement, share, nonce(share, statement.context, random));
  return { election, start, index, transcript: transcriptOf(attempt), factor, ...proof };
}

/** Third visit, a share is wrong (K-7): opens the one point shared with that dealer. */
export function makeComplaint(holder: Holder, attempt: Attempt, dealer: number, random: Random): Complaint {
  const { election, start, index, communication } = holder;
  const shared = sharedWith(holder, attempt, dealer);
  const statement = complaintStatement(attempt, dealer, index, shared);
  const proof = proveEquality(statement, communication, nonce(communication, statement.context, random));
  return { election, start, index, against: dealer, shared, ...proof };
}
