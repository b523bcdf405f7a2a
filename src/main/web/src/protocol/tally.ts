/**
 * From counted ballots to the result (spec: D-1 to D-4): sums, partial decryptions, totals. Single ballots are never decrypted.
 * @module
 */
import type { Slots } from "./ballotcheck";
import { equal, type Random } from "./bytes";
import { slotsOf } from "./contest";
import { add, combine, NOTHING, subtract, totalsUpTo, type Ciphertext, type Factor } from "./elgamal";
import { integerBytes, O, timesSecret, type Point, type Scalar } from "./group";
import { bool, decode, encode, id, int, list, literal, object, orIdentity, point, scalar, type Codec, type Of } from "./json";
import { contestsOf, type Manifest } from "./manifest";
import { outcomeOf } from "./outcome";
import { holderNonce, proveEquality, verifyEquality, type EqualityStatement } from "./proof";
import { good, PASSED, refused, within, type Result } from "./result";
import { Transcript } from "./transcript";

const contests = <T>(contest: Codec<T>): Codec<readonly T[]> => list(contest, 1, 50);
/** A contest has at most so many options; its slots are one more at most. */
const OPTIONS = 133;
const SLOTS = OPTIONS + 1;
const options = list(id, 0, OPTIONS);

/** D-1. */
export const AGGREGATE = object({
  contests: contests(
    object({ id, ballots: int(), decrypt: bool, slots: list(object({ id, alpha: orIdentity(point), beta: orIdentity(point) }), 0, SLOTS) }),
  ),
});
/** D-3. */
export const DECRYPTION = object({
  contests: contests(object({ id, slots: list(object({ id, factor: point, a: point, b: point, s: scalar }), 1, SLOTS) })),
});
/** D-4. */
export const RESULT = object({
  contests: contests(
    object({
      id,
      ballots: int(),
      decrypted: bool,
      totals: list(object({ id, votes: int() }), 0, SLOTS),
      outcome: object({ quorum: literal("met", "missed", "none"), passed: options, elected: options, tied: options }),
    }),
  ),
});

export type Aggregate = Of<typeof AGGREGATE>;
export type Decryption = Of<typeof DECRYPTION>;
export type TallyResult = Of<typeof RESULT>;

/** D-2: ballots summed slot by slot, each with all contests of the manifest. No ballot is kept. */
export class Sums {
  private constructor(
    readonly ballots: number,
    private readonly slots: Slots,
  ) {}

  static readonly NONE = new Sums(0, []);

  plus(ballot: Slots): Sums {
    return new Sums(this.ballots + 1, this.joined(ballot, add));
  }

  /** Without a ballot that is in the sums. */
  minus(ballot: Slots): Sums {
    return new Sums(this.ballots - 1, this.joined(ballot, subtract));
  }

  private joined(ballot: Slots, join: (sum: Ciphertext, one: Ciphertext) => Ciphertext): Slots {
    return ballot.map((slots, contest) => slots.map((slot, i) => join(this.of(contest, i), slot)));
  }

  of(contest: number, slot: number): Ciphertext {
    return this.slots[contest]?.[slot] ?? NOTHING;
  }
}

/** D-1: the sums of the counted ballots. */
export function aggregate(manifest: Manifest, sums: Sums): Aggregate {
  const { ballots } = sums;
  const decrypt = ballots >= manifest.floor;
  const contests = contestsOf(manifest).map((contest, i) => {
    const slots = decrypt ? slotsOf(contest).map((id, slot) => ({ id, ...sums.of(i, slot) })) : [];
    return { id: contest.id, ballots, decrypt, slots };
  });
  return { contests };
}

/** D-1.1, D-1.2: the document is the one that the record gives. */
export function checkAggregate(document: Uint8Array, manifest: Manifest, sums: Sums): Result<Aggregate> {
  const read = decode(AGGREGATE, document);
  if (!read.ok) return within("D-1.1", read);
  return equal(encode(AGGREGATE, aggregate(manifest, sums)), document) ? read : refused("D-1.2");
}

/** What decryptions of one aggregate are bound to: hashes of the `opened` and `aggregate` entries. */
export interface Decrypting {
  readonly opened: Uint8Array;
  readonly entry: Uint8Array;
  readonly aggregate: Aggregate;
}

/** One slot that holders decrypt. */
interface Slot {
  readonly contest: string;
  readonly id: string;
  readonly index: number;
  readonly alpha: Point;
}

/** D-3: the slots to decrypt, by contest that has any; those whose alpha is the identity need no holder. */
function slotsToDecrypt({ aggregate }: Decrypting): ReadonlyArray<{ readonly id: string; readonly slots: readonly Slot[] }> {
  return aggregate.contests
    .map(({ id: contest, decrypt, slots }) => {
      const numbered = decrypt ? slots.map(({ id, alpha }, index) => ({ contest, id, index, alpha })) : [];
      return { id: contest, slots: numbered.filter(({ alpha }) => !alpha.is0()) };
    })
    .filter(({ slots }) => slots.length > 0);
}

/** Whether any slot needs the holders. */
export function needsHolders(decrypting: Decrypting): boolean {
  return slotsToDecrypt(decrypting).length > 0;
}

function statementOf({ opened, entry }: Decrypting, slot: Slot, index: number, key: Point, factor: Point): EqualityStatement {
  const context = new Transcript("dauys/v1/decryption-context")
    .bytes("opened", opened)
    .bytes("aggregate", entry)
    .text("contest-id", slot.contest)
    .text("slot-id", slot.id)
    .number("slot-index", slot.index)
    .number("index", index)
    .digest();
  return { context, key, alpha: slot.alpha, factor };
}

/** (browser) D-3: what holder {@code index}, with the share x_j and its share key X_j, makes of an aggregate it recomputed itself. */
export function decrypt(decrypting: Decrypting, index: number, share: Scalar, key: Point, random: Random): Decryption {
  const slotOf = (slot: Slot): Decryption["contests"][number]["slots"][number] => {
    const factor = timesSecret(slot.alpha, share);
    const statement = statementOf(decrypting, slot, index, key, factor);
    const nonce = holderNonce(integerBytes(share), random(32), statement.context);
    return { id: slot.id, factor, ...proveEquality(statement, share, nonce) };
  };
  return { contests: slotsToDecrypt(decrypting).map(({ id, slots }) => ({ id, slots: slots.map(slotOf) })) };
}

/** D-3.1, D-3.3, for a document of holder {@code index} with the share key X_j. */
export function checkDecryption(document: Uint8Array, decrypting: Decrypting, index: number, key: Point): Result<Decryption> {
  const read = decode(DECRYPTION, document);
  if (!read.ok) return within("D-3.1", read);
  const wanted = slotsToDecrypt(decrypting);
  const shape = (contests: ReadonlyArray<{ readonly id: string; readonly slots: ReadonlyArray<{ readonly id: string }> }>): string =>
    JSON.stringify(contests.map(({ id, slots }) => [id, ...slots.map((slot) => slot.id)]));
  if (!needsHolders(decrypting) || shape(wanted) !== shape(read.value.contests)) return refused("D-3.1");
  const given = read.value.contests.flatMap(({ slots }) => slots);
  for (const [i, slot] of wanted.flatMap(({ slots }) => slots).entries()) {
    const proof = given[i];
    const verdict = proof === undefined ? PASSED : verifyEquality(statementOf(decrypting, slot, index, key, proof.factor), proof);
    if (!verdict.ok) return within("D-3.3", verdict);
  }
  return read;
}

/** One holder's checked decryption. */
export interface Decrypted {
  readonly index: number;
  readonly document: Decryption;
}

/** D-4: the result of t decryptions (none where no slot needs one). D-4.3: a total that is no possible number of votes. */
export function resultOf(
  manifest: Manifest,
  { aggregate }: Decrypting,
  decryptions: readonly Decrypted[],
  roll: number,
): Result<TallyResult> {
  const contests: Array<TallyResult["contests"][number]> = [];
  for (const [i, question] of manifest.contests.entries()) {
    const sums = aggregate.contests[i];
    const votes = sums === undefined ? undefined : totalsOf(sums, decryptions);
    if (sums === undefined || votes === undefined) return refused("D-4.3");
    const { id, ballots, decrypt: decrypted } = sums;
    const outcome = outcomeOf(question, votes, roll, ballots);
    const totals = sums.slots.map((slot, j) => ({ id: slot.id, votes: votes[j] ?? 0 }));
    contests.push({ id, ballots, decrypted, totals, outcome: decrypted ? outcome : { ...outcome, passed: [], elected: [], tied: [] } });
  }
  return good({ contests });
}

/** The votes of every slot; undefined where a total does not decode. */
function totalsOf({ id, ballots, slots }: Aggregate["contests"][number], decryptions: readonly Decrypted[]): number[] | undefined {
  const search = totalsUpTo(ballots);
  const votes = slots.map((slot) => {
    const factors: Factor[] = slot.alpha.is0()
      ? []
      : decryptions.map(({ index, document }) => ({ index, point: factorOf(document, id, slot.id) }));
    return search(combine(slot.beta, factors));
  });
  return votes.every((each): each is number => each !== undefined) ? votes : undefined;
}

function factorOf({ contests }: Decryption, contest: string, slot: string): Point {
  return contests.find(({ id }) => id === contest)?.slots.find(({ id }) => id === slot)?.factor ?? O;
}

/** D-4.2 to D-4.4: the document is the one that the record gives. */
export function checkResult(
  document: Uint8Array,
  manifest: Manifest,
  decrypting: Decrypting,
  decryptions: readonly Decrypted[],
  roll: number,
): Result<TallyResult> {
  const read = decode(RESULT, document);
  if (!read.ok) return within("D-4.2", read);
  const own = resultOf(manifest, decrypting, decryptions, roll);
  if (!own.ok) return own;
  return equal(encode(RESULT, own.value), document) ? read : refused("D-4.4");
}
