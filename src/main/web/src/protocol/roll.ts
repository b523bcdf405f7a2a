/** The roll: the credentials that may vote, and the committed members (spec: M-5). @module */
import { compare, equal, fromHex, fromUtf8, toHex, utf8 } from "./bytes";
import { cut, DOCUMENT } from "./document";
import { decodePoint, encodePoint, type Point } from "./group";
import { hex32, int, object, type Of } from "./json";
import { leafHash, treeHash, verifyInclusion } from "./log";
import type { Manifest } from "./manifest";
import { good, PASSED, refused, type Result, type Verdict } from "./result";
import { Transcript } from "./transcript";

const TREE = object({ size: int(), root: hex32 });
export const ROLL = object({ election: hex32, members: TREE, credentials: TREE, document: DOCUMENT });
export type RollHead = Of<typeof ROLL>;

/** A line of the roll. */
export interface RollLine {
  readonly credential: Point;
  readonly style: string;
  readonly weight: string;
}

/** M-5's document: lines sorted as bytes. */
export function writeRoll(lines: readonly RollLine[]): Uint8Array {
  const spelled = lines.map(({ credential, style, weight }) => `${toHex(encodePoint(credential, "compressed"))} ${style} ${weight}\n`);
  return utf8(spelled.sort().join(""));
}

/** The tree over the lines of a document. */
export function credentialTree(document: Uint8Array): RollHead["credentials"] {
  const leaves = splitLines(document)?.map((line) => leafHash(utf8(line))) ?? [];
  return { size: leaves.length, root: treeHash(leaves) };
}

/** M-5: the head and the bodies of the parts of a roll of these credentials, in any order. This version has one style and one class of weight. */
export function makeRoll(
  election: Uint8Array,
  members: RollHead["members"],
  credentials: readonly Point[],
  { styles, weights }: Manifest,
): { readonly head: RollHead; readonly parts: readonly Uint8Array[] } {
  const [style, weight] = [styles[0]?.id ?? "", weights[0]?.id ?? ""];
  const document = writeRoll(credentials.map((credential) => ({ credential, style, weight })));
  const { head, parts } = cut(document);
  return { head: { election, members, credentials: credentialTree(document), document: head }, parts };
}

function splitLines(document: Uint8Array): string[] | undefined {
  const text = fromUtf8(document);
  return text?.endsWith("\n") ? text.slice(0, -1).split("\n") : undefined;
}

/** M-5.1 to M-5.4: the credentials (33 bytes in hexadecimal) of a roll's document. */
export function readRoll(head: RollHead, document: Uint8Array, manifest: Manifest): Result<readonly string[]> {
  const lines = splitLines(document);
  if (lines === undefined || !lines.every((line) => isLine(line, manifest))) return refused("M-5.1");
  if (!lines.every((line, i) => i === 0 || (lines[i - 1] ?? "") < line)) return refused("M-5.2");
  const { size, root } = credentialTree(document);
  if (head.credentials.size !== size || !equal(head.credentials.root, root)) return refused("M-5.3");
  return head.members.size === size ? good(lines.map((line) => line.slice(0, 66))) : refused("M-5.4");
}

function isLine(line: string, { styles, weights }: Manifest): boolean {
  const [credential = "", style, weight, ...more] = line.split(" ");
  const bytes = fromHex(credential);
  return (
    more.length === 0 &&
    bytes !== undefined &&
    decodePoint(bytes, "compressed").ok &&
    styles.some(({ id }) => id === style) &&
    weights.some(({ id }) => id === weight)
  );
}

/** M-5: what the record shows of a member; {@code salt} are 32 random bytes that the member is given. */
export function memberDigest(salt: Uint8Array, card: string, style: string, weight: string): Uint8Array {
  return new Transcript("dauys/v1/member-line").bytes("salt", salt).text("card", card).text("style", style).text("weight", weight).digest();
}

/** The committed tree over member digests, in ascending order. */
export function memberTree(digests: readonly Uint8Array[]): RollHead["members"] {
  return { size: digests.length, root: treeHash(digests.slice().sort(compare).map(leafHash)) };
}

/** A member stands in the committed roll. */
export function verifyMember(
  digest: Uint8Array,
  index: number,
  { size, root }: RollHead["members"],
  proof: readonly Uint8Array[],
): Verdict {
  return verifyInclusion(leafHash(digest), index, size, proof, root).ok ? PASSED : refused("M-5.3");
}
