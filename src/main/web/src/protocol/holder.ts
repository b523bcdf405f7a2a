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
  rehearsalOf,
  rehearsalStatement,
  revealContext,
  shareContext,
  transcriptOf,
  type Attempt,
  type Commit,
  type Complaint,
  type Confirm,
  type Reveal,
} from "./ceremony";
import { concat, u8, utf8, type Random } from "./bytes";
import { deriveScalar, G, integerBytes, mod, timesSecret, type Point, type Scalar } from "./group";
import { holderNonce, proveEquality, provePossession, type Possession } from "./proof";
import type { PersonSecret } from "./secret";
import type { Boxes } from "./webcrypto";

/** One holder in one attempt. */
export interface Holder {
  readonly election: Uint8Array;
  /** The hash of the attempt's `start`. */
  readonly start: Uint8Array;
  readonly index: number;
  readonly secret: PersonSecret;
}

function derived({ secret, start }: Holder, purpose: string, number: Uint8Array): Scalar {
  return deriveScalar(secret, concat(utf8("dauys/v1/trustee"), start, utf8(purpose), number));
}

/** K-1: y. */
function communicationSecret(holder: Holder): Scalar {
  return derived(holder, "communication", new Uint8Array(0));
}

/** K-1: a_0 … a_{t−1}. */
function coefficientsOf(holder: Holder, threshold: number): Scalar[] {
  return Array.from({ length: threshold }, (_, k) => derived(holder, "coefficient", u8(k)));
}

function prove({ secret }: Holder, context: Uint8Array, x: Scalar, key: Point, random: Random): Possession {
  return provePossession(context, x, key, holderNonce(secret, random(32), context));
}

/** First visit (K-2). */
export function makeCommit(holder: Holder, threshold: number, random: Random): Commit {
  const { election, start, index } = holder;
  const y = communicationSecret(holder);
  const communicationKey = timesSecret(G, y);
  const points = coefficientsOf(holder, threshold).map((a) => timesSecret(G, a));
  const possession = prove(holder, commitContext(start, index), y, communicationKey, random);
  return { election, start, index, communicationKey, possession, commitment: feldmanCommitment(start, index, points) };
}

/** Second visit (K-4, K-5), once `keys` stands and its fingerprint was compared by voice. */
export async function makeReveal(holder: Holder, attempt: Attempt, random: Random, boxes: Boxes): Promise<Reveal> {
  const { election, start, index } = holder;
  const keys = attempt.keys ?? new Uint8Array(0);
  const secrets = coefficientsOf(holder, attempt.start.payload.threshold);
  const coefficients = secrets.map((a, k) => {
    const c = timesSecret(G, a);
    return { c, ...prove(holder, revealContext(start, keys, index, k), a, c, random) };
  });
  const shares = await Promise.all(othersOf(attempt, index).map((to) => makeShare(holder, attempt, secrets, to, random, boxes)));
  return { election, start, keys, index, coefficients, shares };
}

async function makeShare(
  holder: Holder,
  attempt: Attempt,
  secrets: readonly Scalar[],
  to: number,
  random: Random,
  boxes: Boxes,
): Promise<Reveal["shares"][number]> {
  const e = derived(holder, "ephemeral", u8(to));
  const ephemeral = timesSecret(G, e);
  const context = shareContext(attempt, holder.index, to);
  const key = boxKey(timesSecret(communicationKeyOf(attempt, to), e), context);
  const box = await boxes.seal(key, integerBytes(evaluateAt(secrets, to)), context);
  return { to, ephemeral, ...prove(holder, context, e, ephemeral, random), box };
}

/** f(x) = Σ a_k·x^k. */
function evaluateAt(secrets: readonly Scalar[], x: number): Scalar {
  return secrets.reduceRight((sum, a) => mod(sum * BigInt(x) + a), 0n);
}

/** What a holder finds in the boxes for it: its share x_j of the joint secret, or the first dealer whose share is wrong. */
export type Opened = { readonly ok: true; readonly share: Scalar } | { readonly ok: false; readonly dealer: number };

/** Third visit (K-7): opens and checks every share. Also before decrypting: nothing is kept between visits. */
export async function openShares(holder: Holder, attempt: Attempt, boxes: Boxes): Promise<Opened> {
  let share = evaluateAt(coefficientsOf(holder, attempt.start.payload.threshold), holder.index);
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
  return timesSecret(alpha, communicationSecret(holder));
}

/** Third visit, all shares good (K-7, K-8): signs the transcript and decrypts the rehearsal. */
export function makeConfirm(holder: Holder, attempt: Attempt, share: Scalar, random: Random): Confirm {
  const { election, start, index, secret } = holder;
  const factor = timesSecret(rehearsalOf(attempt).ciphertext.alpha, share);
  const statement = rehearsalStatement(attempt, index, factor);
  const proof = proveEquality(statement, share, holderNonce(secret, random(32), statement.context));
  return { election, start, index, transcript: transcriptOf(attempt), factor, ...proof };
}

/** Third visit, a share is wrong (K-7): opens the one point shared with that dealer. */
export function makeComplaint(holder: Holder, attempt: Attempt, dealer: number, random: Random): Complaint {
  const { election, start, index, secret } = holder;
  const shared = sharedWith(holder, attempt, dealer);
  const statement = complaintStatement(attempt, dealer, index, shared);
  const proof = proveEquality(statement, communicationSecret(holder), holderNonce(secret, random(32), statement.context));
  return { election, start, index, against: dealer, shared, ...proof };
}
