import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const SOURCES = "src/protocol";

/** What a reader compares with the paper in its hand. */
const ELSEWHERE = ["A-1"];

test("every check of a record is made here under its id", () => {
  const checks = JSON.parse(readFileSync("../../../crypto-spec/checks.json", "utf8")) as ReadonlyArray<{ readonly id: string }>;
  const text = readdirSync(SOURCES)
    .map((name) => readFileSync(`${SOURCES}/${name}`, "utf8"))
    .join("");
  assert.ok(checks.length > 50);
  const missing = checks.map(({ id }) => id).filter((id) => !text.includes(`"${id}"`));
  assert.deepEqual(missing, ELSEWHERE);
});
