/**
 * Opening an audited ballot (spec: B-8): the booth shows it to the voter alone, and another device recomputes the ballot.
 * @module
 */
import { encodeHead, HEAD, type Choices, type Link, type Terms } from "./ballot";
import { concat, equal, fromBase64Url, toBase64Url, toNumber, u8 } from "./bytes";
import { encryptWith, type Draft } from "./encryption";
import { decodePoint, type Point } from "./group";
import { good, refused, type Result } from "./result";

const PREFIX = "DA1.";

/** What an audited ballot's voter gets, decoded (B-8). */
export interface Opening {
  readonly opened: Uint8Array;
  readonly key: Point;
  readonly link: Link;
  readonly seed: Uint8Array;
  readonly choices: Choices;
}

/** (browser) B-8: the text that opens an audited ballot. It shows the choices: it goes to the voter alone. */
export function writeOpening(terms: Terms, key: Point, link: Link, choices: Choices, seed: Uint8Array): string {
  const chosen = choices.map((choice) => concat(u8(choice.length), ...choice.map(u8)));
  return PREFIX + toBase64Url(concat(encodeHead(terms, key, link), seed, ...chosen));
}

/** B-8.1: the shape of an opening, {@code contests} being as many as the election's terms have. */
export function readOpening(text: string, contests: number): Result<Opening> {
  const bytes = text.startsWith(PREFIX) ? fromBase64Url(text.slice(PREFIX.length)) : undefined;
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

/**
 * B-8.2, B-8.3: the ballot that the opening's head and seed make of its choices, if it is of this election and they are legal in it. That it is the
 * one that was audited, the log says (B-8.3).
 */
export function recompute({ opened, key, link, choices, seed }: Opening, terms: Terms): Result<Draft> {
  if (!equal(opened, terms.opened)) return refused("B-8.3");
  const draft = encryptWith(terms, key, link, choices, seed);
  return draft.ok ? draft : refused("B-8.2");
}
