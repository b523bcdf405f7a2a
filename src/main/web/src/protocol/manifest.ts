/** The manifest: what is voted on, by whom and under whose keys (spec: M-1, M-2, M-4). @module */
import { ballotLength } from "./ballot";
import { toHex } from "./bytes";
import type { Contest } from "./contest";
import { LARGEST_ENTRY } from "./entry";
import { encodePoint, type Point } from "./group";
import {
  bool,
  decode,
  hex32,
  id,
  int,
  lines,
  list,
  literal,
  name,
  object,
  optional,
  point,
  text,
  texts,
  time,
  variant,
  type Codec,
  type Of,
} from "./json";
import { first, good, PASSED, refused, type Result, type Verdict } from "./result";

const SHARE = { cmp: literal(">", ">="), num: int(0, 1000), den: int(1, 1000) };
const RULE = object({
  quorum: optional(object({ of: literal("roll"), ...SHARE })),
  decision: optional(object({ of: literal("roll", "participants"), ...SHARE })),
  seats: int(1, 133),
});
const OPTION = object({ id, text: texts(text(300)), detail: optional(texts(lines(4000))), standing: bool });
const QUESTION = object({
  id,
  kind: literal("single", "k-of-n"),
  title: texts(text(300)),
  text: optional(texts(lines(4000))),
  min: int(0, 1000),
  max: int(0, 1000),
  blank: bool,
  options: list(OPTION, 1, 200),
  rule: RULE,
});
const PERSON = { id, name: text(100), key: point };
type Issuer =
  { readonly kind: "platform" } | { readonly kind: "registrar"; readonly id: string; readonly name: string; readonly key: Point };
const ISSUER: Codec<Issuer> = variant<Issuer>({
  platform: object({ kind: literal("platform") }),
  registrar: object({ kind: literal("registrar"), ...PERSON }),
});

/** M-2, in the table's order. */
export const MANIFEST = object({
  v: literal(1),
  suite: literal("P-256/SHA-256"),
  address: text(200),
  log: object({ origin: name, key: hex32 }),
  receiptKey: point,
  witnesses: object({ quorum: int(0, 15), keys: list(object({ name, key: hex32 }), 0, 15) }),
  organisation: texts(text(200)),
  title: texts(text(200)),
  description: optional(texts(lines(4000))),
  committee: list(object(PERSON), 2, 9),
  issuer: ISSUER,
  trustees: object({
    threshold: int(1, 9),
    lossVoids: bool,
    holders: list(object({ ...PERSON, tool: literal("browser", "jar"), operator: bool }), 1, 9),
  }),
  eligibility: object({
    mode: literal("two-factor", "code-only"),
    channels: literal("apart", "one"),
    maxReissued: int(0, 1_000_000),
    auditsPerCredential: int(1, 20),
  }),
  revote: literal("last", "forbidden"),
  floor: int(1, 1000),
  styles: list(object({ id, contests: list(id, 1, 50) }), 1, 1),
  weights: list(object({ id, weight: int() }), 1, 1),
  schedule: object({ opens: time, closes: time }),
  contests: list(QUESTION, 1, 50),
  booth: optional(hex32),
});

export type Manifest = Of<typeof MANIFEST>;
export type Question = Of<typeof QUESTION>;
export type Rule = Of<typeof RULE>;

/** The contests as ballots know them. */
export function contestsOf(manifest: Manifest): readonly Contest[] {
  return manifest.contests.map(({ id, kind, min, max, blank, options }, index) => ({
    id,
    index,
    kind,
    min,
    max,
    blank,
    options: options.map((option) => option.id),
  }));
}

/** The manifest of a document; refuses with M-2.1 or M-4.1 to M-4.5. */
export function readManifest(document: Uint8Array): Result<Manifest> {
  const manifest = decode(MANIFEST, document);
  if (!manifest.ok) return refused("M-2.1");
  const verdict = checkManifest(manifest.value);
  return verdict.ok ? good(manifest.value) : verdict;
}

/** M-4: what the grammar can't say. */
export function checkManifest(manifest: Manifest): Verdict {
  return first(
    () => (idsAreUnique(manifest) ? PASSED : refused("M-4.1")),
    () => (keysDiffer(manifest) ? PASSED : refused("M-4.2")),
    () => (numbersAgree(manifest) ? PASSED : refused("M-4.3")),
    () => (manifest.contests.every(isPossible) ? PASSED : refused("M-4.4")),
    () => (largestBallot(manifest) <= LARGEST_ENTRY ? PASSED : refused("M-4.5")),
  );
}

function allDiffer(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

/** Committee, registrar and key holders. */
export function personsOf({ committee, issuer, trustees }: Manifest): ReadonlyArray<{ readonly id: string; readonly key: Point }> {
  return [...committee, ...(issuer.kind === "registrar" ? [issuer] : []), ...trustees.holders];
}

function idsAreUnique(manifest: Manifest): boolean {
  const persons = personsOf(manifest).map((person) => person.id);
  const options = manifest.contests.map((contest) => contest.options.map((option) => option.id));
  return (
    allDiffer(manifest.contests.map((contest) => contest.id)) &&
    options.every(allDiffer) &&
    !options.some((ids) => ids.includes("blank") || ids.includes("total")) &&
    allDiffer(persons) &&
    !persons.includes("receipt") &&
    allDiffer(manifest.witnesses.keys.map(({ name }) => name))
  );
}

function keysDiffer(manifest: Manifest): boolean {
  const points = [...personsOf(manifest).map(({ key }) => key), manifest.receiptKey].map((key) => toHex(encodePoint(key, "compressed")));
  return allDiffer(points) && allDiffer([manifest.log, ...manifest.witnesses.keys].map(({ key }) => toHex(key)));
}

function numbersAgree({ trustees, witnesses, schedule, styles, weights, contests }: Manifest): boolean {
  const { threshold, holders, lossVoids } = trustees;
  const named = witnesses.keys.length;
  const quorum = named === 0 ? witnesses.quorum === 0 : 2 * witnesses.quorum > named && witnesses.quorum <= named;
  const ids = contests.map((contest) => contest.id);
  return (
    threshold <= holders.length &&
    lossVoids === (threshold === holders.length) &&
    quorum &&
    schedule.opens < schedule.closes &&
    styles.every((style) => style.contests.join() === ids.join()) &&
    weights.every(({ weight }) => weight === 1)
  );
}

function isPossible({ kind, min, max, blank, options, rule }: Question): boolean {
  if (options.length > 133 || options.length < (kind === "single" ? 2 : 1) || rule.seats > options.length) return false;
  if (kind === "single") return min === 1 && max === 1;
  return min <= max && max <= options.length && max >= 1 && (!blank || min >= 1);
}

/** M-4.5: bytes of the largest entry with a ballot, whose kind may be the longer `audited`. */
function largestBallot(manifest: Manifest): number {
  return "dauys/v1 audited\n".length + ballotLength(contestsOf(manifest));
}
