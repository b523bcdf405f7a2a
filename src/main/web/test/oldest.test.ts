import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import type * as Esbuild from "esbuild";
// @ts-expect-error plain JavaScript of the build, without types
import { OLDEST } from "../browsers.mjs";

/** What the oldest browsers' libraries do not have; a vm context has it all, so it is taken away. */
const LACKING = `
  for (const [of, names] of [
    [Object, ["hasOwn", "groupBy"]],
    [Array.prototype, ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with"]],
    [Object.getPrototypeOf(Uint8Array.prototype), ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "with"]],
    [String.prototype, ["at", "replaceAll", "isWellFormed", "toWellFormed"]],
    [Promise, ["any", "withResolvers"]],
    [globalThis, ["WeakRef", "FinalizationRegistry", "AggregateError"]],
  ]) for (const name of names) delete of[name];
`;

const BALLOT = `
  import { FIRST } from "./src/protocol/ballot";
  import { checkBallot } from "./src/protocol/ballotcheck";
  import { encrypt, sign } from "./src/protocol/encryption";
  import { credentialOf, readCode } from "./src/protocol/credential";
  import { G } from "./src/protocol/group";
  export async function vote(random) {
    const contest = { id: "c", index: 0, kind: "single", options: ["a", "b"], min: 1, max: 1, blank: true };
    const terms = { opened: random(32), jointKey: G.multiply(5n), contests: [contest] };
    const code = readCode("0".repeat(24));
    const voter = credentialOf(code.value, random(32));
    const draft = await encrypt(terms, { credential: voter, link: FIRST, choices: [[1]], attempt: 0 }, random, async () => {});
    const ballot = sign("dauys/v1/sign/ballot", terms, voter, draft.value, random);
    return checkBallot(ballot, terms, () => true, "dauys/v1/sign/ballot");
  }
  export { checkpointText } from "./src/protocol/log";
  export { MANIFEST } from "./src/protocol/manifest";
`;

test("a ballot is encrypted and checked with no more than the oldest browsers have", async () => {
  const esbuild = createRequire(`${process.cwd()}/package.json`)("esbuild") as typeof Esbuild;
  const bundled = await esbuild.build({
    ...OLDEST,
    stdin: { contents: BALLOT, resolveDir: process.cwd(), loader: "ts" },
    format: "iife",
    globalName: "booth",
    write: false,
    logLevel: "warning",
  });
  const script = bundled.outputFiles?.[0]?.text ?? "";
  assert.ok(script.length > 10_000);
  const sandbox = { TextEncoder, TextDecoder, crypto: globalThis.crypto };
  const run = `${LACKING}; ${script}; booth.vote((n) => crypto.getRandomValues(new Uint8Array(n)))`;
  const outcome = (await runInNewContext(run, sandbox)) as { ok: boolean };
  assert.equal(outcome.ok, true);
});
