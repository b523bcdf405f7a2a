/**
 * Receipts (spec: ): that a ballot is in the record, where, and in which head; never how its owner voted.
 * @module
 */
import { ballotHead, ballotLength } from "./ballot";
import { concat, equal, fromBase64Url, toBase64Url, toNumber, u32, utf8 } from "./bytes";
import type { Contest } from "./contest";
import { readEntry, writeEntry } from "./entry";
import { fingerprint, fingerprintBits, readFingerprintBits } from "./fingerprint";
import { decode, hex32, int, lines, list, literal, object, text, type Of } from "./json";
import { parseSigned, verifySigned, type Signed } from "./jws";
import { cosigners, leafHash, readCheckpoint, verifyCheckpoint, verifyInclusion, type Checkpoint, type Head } from "./log";
import type { Manifest } from "./manifest";
import { good, PASSED, refused, type Result, type Verdict } from "./result";

/** */
const PAYLOAD = object({
  election: hex32,
  kind: literal("ballot", "audited"),
  tracker: text(29),
  ballot: hex32,
  index: int(),
  leaf: hex32,
  size: int(),
  root: hex32,
});
/** what a voter keeps as `….dauys-receipt.json`. */
export const RECEIPT_FILE = object({ v: literal(1), receipt: text(4000), checkpoint: lines(8000), inclusion: list(hex32, 0, 64) });
/** what shows that the log contradicts itself. */
export const DISPUTE_FILE = object({
  v: literal(1),
  receipt: RECEIPT_FILE,
  finding: literal("q-4-5", "q-4-6"),
  record: object({ checkpoint: lines(8000) }),
});

export type ReceiptFile = Of<typeof RECEIPT_FILE>;
export type DisputeFile = Of<typeof DISPUTE_FILE>;

/** A receipt of the right shape; nothing of it is verified yet. */
export interface Receipt {
  /** What the service says. */
  readonly claim: Of<typeof PAYLOAD>;
  readonly file: ReceiptFile;
  readonly signed: Signed;
}

/** the shape of a receipt of the election with that id. */
export function readReceipt(bytes: Uint8Array, election: Uint8Array): Result<Receipt> {
  const file = decode(RECEIPT_FILE, bytes);
  const signed = file.ok ? parseSigned("receipt", utf8(file.value.receipt)) : file;
  const claim = signed.ok ? decode(PAYLOAD, signed.value.payload) : signed;
  if (!file.ok || !signed.ok || !claim.ok) return refused("Q-4.1");
  const { tracker, ballot, index, size } = claim.value;
  const byService = signed.value.signatures.every(({ kid }) => kid === "receipt");
  const agrees = byService && tracker === fingerprint(ballot) && index < size && equal(claim.value.election, election);
  return agrees ? good({ claim: claim.value, file: file.value, signed: signed.value }) : refused("Q-4.1");
}

/** what can be checked without the record. The value is the head that the receipt carries. */
export function verifyReceipt({ claim, file, signed }: Receipt, manifest: Manifest): Result<Checkpoint> {
  const signature = verifySigned(signed, (kid) => (kid === "receipt" ? manifest.receiptKey : undefined));
  if (!signature.ok) return refused("Q-4.2");
  const head = readCheckpoint(utf8(file.checkpoint));
  if (!head.ok || !verifyCheckpoint(head.value, { name: manifest.log.origin, key: manifest.log.key }).ok) return refused("Q-4.3");
  if (head.value.size !== claim.size || !equal(head.value.root, claim.root)) return refused("Q-4.3");
  return verifyInclusion(claim.leaf, claim.index, claim.size, file.inclusion, claim.root).ok ? head : refused("Q-4.4");
}

/**
 * Is it for exactly these bytes? A receipt of another's ballot is as honest as one's own, and of one's own the service may say another place (attacks D01, E06).
 * That its tracker is its ballot's, {@link readReceipt} has seen.
 */
export function isReceiptOf({ claim }: Receipt, kind: "ballot" | "audited", ballot: Uint8Array): boolean {
  return claim.kind === kind && equal(claim.ballot, ballotHead(ballot).hash) && equal(claim.leaf, leafHash(writeEntry(kind, ballot)));
}

/** what the log sends to confirm an entry: a head with the quorum, and that the entry stands in it. */
export const CONFIRMATION = object({ checkpoint: lines(8000), inclusion: list(hex32, 0, 64) });

/**
 * how many of the manifest's witnesses confirm that an entry stands at its place; 0 unless they are the quorum. A manifest that names none has nobody who
 * could.
 */
export function confirmedBy(entry: { readonly index: number; readonly leaf: Uint8Array }, sent: Of<typeof CONFIRMATION>, { log, witnesses }: Manifest): number {
  const head = readCheckpoint(utf8(sent.checkpoint));
  if (!head.ok || !verifyCheckpoint(head.value, { name: log.origin, key: log.key }).ok) return 0;
  const { size, root } = head.value;
  const count = cosigners(head.value, witnesses.keys);
  return count >= witnesses.quorum && verifyInclusion(entry.leaf, entry.index, size, sent.inclusion, root).ok ? count : 0;
}

/** An entry that is proved to stand in a head. */
export interface Proved {
  readonly index: number;
  readonly bytes: Uint8Array;
}

/**
 * refuses where a head that the log has signed, or an entry in it, contradicts a receipt that {@link verifyReceipt} accepted. A head that is older than
 * the receipt, or that nobody proves to continue the receipt's, contradicts nothing.
 */
export function compare({ claim }: Receipt, head: Head, contests: readonly Contest[], entry?: Proved): Verdict {
  if (head.size < claim.size) return PASSED;
  if (head.size === claim.size && !equal(head.root, claim.root)) return refused("Q-4.5");
  if (entry?.index !== claim.index) return PASSED;
  if (!equal(leafHash(entry.bytes), claim.leaf)) return refused("Q-4.5");
  const found = readEntry(entry.bytes);
  const isBallot = found?.kind === claim.kind && found.body.length === ballotLength(contests);
  return isBallot && equal(ballotHead(found.body).hash, claim.ballot) ? PASSED : refused("Q-4.6");
}

/** the file to write when {@link compare} refused. */
export function disputeFile({ file }: Receipt, why: string, checkpoint: string): DisputeFile {
  return { v: 1, receipt: file, finding: why === "Q-4.5" ? "q-4-5" : "q-4-6", record: { checkpoint } };
}

/** what a QR code carries. */
export interface ShortForm {
  readonly election: Uint8Array;
  readonly tracker: string;
  readonly index: number;
}

export function writeShortForm({ election, tracker, index }: ShortForm): string {
  return toBase64Url(concat(election, fingerprintBits(tracker), u32(index)));
}

/** Undefined unless {@code text} is the one spelling of a short form. */
export function readShortForm(text: string): ShortForm | undefined {
  const bytes = fromBase64Url(text);
  const tracker = bytes?.length === 52 ? readFingerprintBits(bytes.subarray(32, 48)) : undefined;
  if (bytes === undefined || tracker === undefined) return undefined;
  return { election: bytes.slice(0, 32), tracker, index: toNumber(bytes.subarray(48)) };
}
