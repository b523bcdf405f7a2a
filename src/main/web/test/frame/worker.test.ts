import assert from "node:assert/strict";
import { test } from "node:test";
import { gateFor } from "../../src/frame/worker";

type Rules = { createScriptURL(url: string): string };
const browser = globalThis as { trustedTypes?: { createPolicy(name: string, rules: Rules): Rules } };

test("one script is let through, and every other throws, where types are enforced and where not", () => {
  const made: string[] = [];
  for (const enforced of [false, true]) {
    if (enforced) browser.trustedTypes = { createPolicy: (name, rules) => (made.push(name), rules) };
    const gate = gateFor("/assets/verifier-A.js");
    assert.equal(gate("/assets/verifier-A.js"), "/assets/verifier-A.js");
    assert.equal(gate("/assets/verifier-A.js"), "/assets/verifier-A.js");
    for (const other of ["/assets/verifier-B.js", "https://elsewhere.example/assets/verifier-A.js", "/assets/verifier-A.js?x", "data:,", ""]) {
      assert.throws(() => gate(other), TypeError, other);
    }
  }
  delete browser.trustedTypes;
  assert.deepEqual(made, ["verifier"], "made once for a page");
});
