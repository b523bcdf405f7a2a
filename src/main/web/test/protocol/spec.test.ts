/** What the chapters of crypto-spec print: every number in them is one that Java and this code compute. @module */
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
const WITHOUT = ["10-record.md"];

test("every chapter that computes has a worked example", () => {
  const lacking = chapters.filter((chapter) => numbersIn(textOf(chapter).split("## Worked example")[1] ?? "").length === 0);
  assert.equal(chapters.length, 13);
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

test("what a worked example prints of codes, trackers, openings, documents and notes stands in a vector", () => {
  const printed = chapters.flatMap((chapter) => textOf(chapter).split("## Worked example")[1] ?? "").join("\n");
  const texts = printed.match(/DA1\.[0-9A-Za-z_-]+|[A-Za-z0-9_+/=-]{43,}|(?:[0-9A-Z]{5}-){4}[0-9A-Z]{5}|\{"contests".*\}/g) ?? [];
  assert.ok(texts.length > 20);
  const missing = texts.filter((text) => !/^[0-9a-f]+$/.test(text) && !PLAIN.includes(text));
  assert.deepEqual(missing, []);
});
