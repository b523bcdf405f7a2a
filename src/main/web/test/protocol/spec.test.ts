/**
 * What the chapters of crypto-spec print: every long number in them is one that Java and this code compute, and where its label is the name of a
 * vector's field, or a sign for one, it is that field's.
 * @module
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { p256 } from "@noble/curves/nist.js";

const SPEC = "../../../crypto-spec";
const VECTORS = readdirSync(`${SPEC}/vectors`)
  .filter((name) => name.endsWith(".json"))
  .map((name) => readFileSync(`${SPEC}/vectors/${name}`, "utf8"))
  .join("");
/** Texts of vectors as the chapters print them, not as JSON writes them. */
const PLAIN = VECTORS.replace(/\\n/g, "\n").replace(/\\"/g, '"');

function numbersIn(text: string): readonly string[] {
  return text.match(/(?<![0-9A-Za-z+/=_-])[0-9a-f]{16,}(?![0-9A-Za-z+/=_-])/g) ?? [];
}

const chapters = readdirSync(SPEC).filter((name) => /^[0-9]{2}-.*\.md$/.test(name));
const textOf = (chapter: string): string => readFileSync(`${SPEC}/${chapter}`, "utf8");
/** Those that compute nothing of their own. */
const WITHOUT = ["10-record.md", "14-saved-booth.md"];

test("every chapter that computes has a worked example", () => {
  const lacking = chapters.filter((chapter) => numbersIn(textOf(chapter).split("## Worked example")[1] ?? "").length === 0);
  assert.equal(chapters.length, 15);
  assert.deepEqual(lacking, WITHOUT);
});

for (const chapter of chapters) {
  test(`every number in ${chapter} stands in a vector`, () => {
    const { p, n, b } = p256.Point.CURVE();
    const constants = [p, n, b].map((number) => number.toString(16));
    const missing = numbersIn(textOf(chapter)).filter((number) => !constants.includes(number) && !VECTORS.includes(number));
    assert.deepEqual(missing, []);
  });
}

const exampleOf = (chapter: string): string => textOf(chapter).split("## Worked example")[1] ?? "";

/** The signs of worked examples, and the fields in which their numbers stand; a sign or word that is not here stands for the field of its own name. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  e: ["challenge"],
  H: ["challenge"],
  s: ["s", "signature", "decryptions"],
  R: ["r", "signature"],
  r: ["r", "challenge"],
  X: ["key"],
  key: ["key", "c1"],
  info: ["info", "digest"],
  K: ["key", "jointKey"],
  P: ["credential"],
  Y: ["communicationKey"],
  beta: ["beta", "totals"],
  α: ["alpha"],
  β: ["beta"],
  F: ["factor"],
  F_1: ["factor", "factors", "decryptions"],
  F_3: ["factor", "factors", "decryptions"],
  A: ["a"],
  B: ["b"],
  E: ["ephemeral"],
  S: ["shared"],
  w: ["scalar", "nonce"],
  x: ["secret"],
  y: ["scalar"],
  p: ["scalar", "secret"],
  "election id": ["election"],
  "ballot hash": ["hash"],
  "member digest": ["digest"],
  "its point": ["key"],
  "log key": ["key"],
};

/** The texts of fields by name, lists and parts of transcripts too. */
function addFields(value: unknown, name: string, fields: Map<string, string[]>): void {
  if (typeof value === "string") {
    fields.set(name, [...(fields.get(name) ?? []), value]);
  } else if (Array.isArray(value)) {
    for (const item of value) addFields(item, name, fields);
  } else if (typeof value === "object" && value !== null) {
    const { label, value: part, ...others } = value as Readonly<Record<string, unknown>>;
    if (typeof label === "string") addFields(part, label, fields);
    for (const [field, inside] of Object.entries(others)) addFields(inside, field, fields);
  }
}

/** The fields of the vectors that a chapter names, and of worked.json. */
function fieldsOf(chapter: string): ReadonlyMap<string, readonly string[]> {
  const files = new Set(["worked.json", ...Array.from(textOf(chapter).matchAll(/\(vectors\/([a-z]+\.json)\)/g), ([, file]) => file ?? "")]);
  const fields = new Map<string, string[]>();
  for (const file of files) addFields(JSON.parse(readFileSync(`${SPEC}/vectors/${file}`, "utf8")), "", fields);
  return fields;
}

/** Two numbers of one sign stand in the order in which the vectors have them: so they can't change places. */
test("a number whose label names a field is that field's", () => {
  let compared = 0;
  for (const chapter of chapters) {
    const fields = fieldsOf(chapter);
    const reached = new Map<string, number>();
    for (const line of exampleOf(chapter).split("\n")) {
      const [label = "", ...values] = line.split(" = ");
      const names = SIGNS[label.trim()] ?? [label.trim()];
      const texts = names.flatMap((name) => fields.get(name) ?? []);
      const [number] = numbersIn(values.at(-1) ?? "");
      if (texts.length === 0 || number === undefined) continue;
      compared++;
      assert.ok(texts.some((text) => text.includes(number)), `${chapter}: ${line}`);
      const sign = label.trim().replace(/_[0-9]$/, "");
      const place = texts.join(" ").indexOf(number, reached.get(sign));
      assert.ok(place >= 0, `${chapter}, out of order: ${line}`);
      reached.set(sign, place);
    }
  }
  assert.ok(compared >= 60, String(compared));
});

test("what a worked example prints of codes, trackers, openings, documents and notes stands in a vector", () => {
  const printed = chapters.map(exampleOf).join("\n");
  const kinds = [
    /DA1\.[0-9A-Za-z_-]+/g,
    /[A-Za-z0-9_+/=-]{43,}/g,
    /\b(?:[0-9A-Z]{5}-){4}[0-9A-Z]{5}\b/g,
    /\b(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}\b/g,
    /\{"contests".*\}/g,
  ];
  for (const kind of kinds) {
    const texts = printed.match(kind) ?? [];
    assert.ok(texts.length > 0, String(kind));
    assert.deepEqual(
      texts.filter((text) => !/^[0-9a-f]+$/.test(text) && !PLAIN.includes(text)),
      [],
    );
  }
});

test("the ids of note keys are those that the printed signatures begin with", () => {
  const example = exampleOf("11-log.md");
  const ids = Array.from(example.matchAll(/key id .*?= ([0-9a-f]{8})\b/g), ([, id]) => id);
  const signatures = Array.from(example.matchAll(/^— \S+ (\S+)$/gm), ([, base64]) => Buffer.from(base64 ?? "", "base64").toString("hex", 0, 4));
  assert.equal(ids.length, 2);
  assert.deepEqual(ids, signatures.slice(0, 2));
});
