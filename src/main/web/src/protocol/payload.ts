/**
 * What entries say: the payloads of voting and tally, and the checks that every JSON or signed entry passes (spec: 10, R-2 to R-6).
 * @module
 */
import type { Terms } from "./ballot";
import { equal } from "./bytes";
import { DOCUMENT } from "./document";
import { readEntry, type Entry } from "./entry";
import type { Point } from "./group";
import { decode, hex32, id, int, lines, list, literal, object, point, time, type Codec, type Of } from "./json";
import { parseSigned, verifySigned } from "./jws";
import { leafHash } from "./log";
import { contestsOf, type Manifest } from "./manifest";
import type { PersonKeys, Signers } from "./personkeys";
import { good, refused, within, type Result } from "./result";

export const MANIFEST_HEAD = object({ document: DOCUMENT });
export const OPENED = object({ election: hex32, roll: hex32, ceremony: hex32, jointKey: point, closesAt: time });
export const REVOKED = object({
  election: hex32,
  credential: point,
  reason: literal("lost", "stolen", "left", "other"),
  ballot: literal("falls", "stands"),
});
export const REISSUED = object({ election: hex32, revoked: point, credential: point });
export const EXTENDED = object({ election: hex32, opened: hex32, closesAt: time });
export const SUSPENDED = object({ election: hex32, opened: hex32, reason: lines(500) });
export const RESUMED = object({ election: hex32, opened: hex32 });
export const CANCELLED = object({ election: hex32, reason: lines(500) });
/** `closed` as the server writes it when time is up, and as two committee members sign it before. */
export const CLOSED_ON_TIME = EXTENDED;
export const CLOSED_EARLY = SUSPENDED;
export const KEY_REPLACED = object({ election: hex32, person: id, key: point });
export const AGGREGATED = object({ election: hex32, closed: hex32, document: DOCUMENT });
export const DECRYPTED = object({ election: hex32, aggregate: hex32, index: int(1, 9), document: DOCUMENT });
export const DECIDED = object({ election: hex32, aggregate: hex32, shares: list(hex32, 0, 9), document: DOCUMENT });
export const DISPUTED = object({ election: hex32, index: int(), sha256: hex32, finding: id });

export type Opened = Of<typeof OPENED>;
export type Extended = Of<typeof EXTENDED>;

const NUMBER: Readonly<Record<Signers, number>> = { nobody: 0, committee: 2, holder: 1, registrar: 1 };

/** the payload of an entry, and its signers in order. Before there is a manifest, there is no election to belong to: R-7. */
export function readPayload<T extends { readonly election: Uint8Array }>(
  { kind, body }: Entry,
  codec: Codec<T>,
  signers: Signers,
  keys: PersonKeys | undefined,
  election: Uint8Array,
): Result<{ readonly payload: T; readonly signers: readonly string[] }> {
  const signed = signers === "nobody" ? good({ payload: body, signatures: [] }) : parseSigned(kind, body);
  if (!signed.ok) return within("R-4", signed);
  const payload = decode(codec, signed.value.payload);
  if (!payload.ok) return within("R-2", payload);
  if (keys === undefined) return refused("R-7");
  if (!equal(payload.value.election, election)) return refused("R-3");
  if (signed.value.signatures.length !== NUMBER[signers]) return { ok: false, why: "R-5", inner: "J-3.3" };
  const signatures = verifySigned(signed.value, (kid) => keys.keyOf(signers, kid));
  if (!signatures.ok) return within(signatures.why === "J-3.3" ? "R-5" : "R-6", signatures);
  return good({ payload: payload.value, signers: signed.value.signatures.map(({ kid }) => kid) });
}

/** R-30.5 (browser): what ballots are bound to, from the `opened` entry alone; that the entry is in the log is for {@link verifyInclusion}. */
export function readOpened(
  bytes: Uint8Array,
  manifest: Manifest,
  keys: PersonKeys,
  election: Uint8Array,
): Result<{ readonly terms: Terms; readonly closesAt: string }> {
  const entry = readEntry(bytes);
  if (entry?.kind !== "opened") return refused("R-1");
  const read = readPayload(entry, OPENED, "committee", keys, election);
  if (!read.ok) return read;
  const { jointKey, closesAt } = read.value.payload;
  return good({ terms: termsOf(leafHash(bytes), jointKey, manifest), closesAt });
}

/** R-30.4 (browser): the keys after a `key-replaced` entry that stands before the opening. */
export function readReplaced(bytes: Uint8Array, keys: PersonKeys, election: Uint8Array): Result<PersonKeys> {
  const entry = readEntry(bytes);
  if (entry?.kind !== "key-replaced") return refused("R-1");
  const read = readPayload(entry, KEY_REPLACED, "committee", keys, election);
  if (!read.ok) return read;
  const verdict = keys.check(read.value.payload, read.value.signers);
  return verdict.ok ? good(keys.with(read.value.payload)) : verdict;
}

/** The terms of ballots under an `opened` entry with that hash. */
export function termsOf(opened: Uint8Array, jointKey: Point, manifest: Manifest): Terms {
  return { opened, jointKey, contests: contestsOf(manifest) };
}
