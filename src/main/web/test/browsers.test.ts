import assert from "node:assert/strict";
import { test } from "node:test";
// @ts-expect-error plain JavaScript of the build, without types
import { tooNew } from "../browsers.mjs";

test("refuses a call that the oldest browsers lack", () => {
  assert.equal(tooNew("booth.js", "const c=structuredClone(b)").length, 1);
  assert.equal(tooNew("site.css", ".a{display:flex;gap:8px}").length, 1);
});

test("accepts what they have", () => {
  assert.deepEqual(tooNew("booth.js", "const c=[...b].map(x=>x)"), []);
  assert.deepEqual(tooNew("site.css", ".a{display:grid;gap:8px}.b{display:flex}"), []);
});
