import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { concat, utf8 } from "../../src/protocol/bytes";
import { checkpointText, cutBundle, leafHash, writeBundle } from "../../src/protocol/log";
import { Verification, type Files } from "../../src/protocol/verification";
import { TOOLS } from "./election";

const FOLDER = "../../../ballots-examples/records/broken-r-3";
const BUNDLE = "tile/entries/000.p/3";
const HASHES = "tile/0/000.p/3";
/** What is wrong with the record itself: one entry of another election. */
const KNOWN = { id: "R-3", index: 2, kind: "dispute" };

/** The record with some of its files changed, or away. */
function record(changes: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array | undefined>>, renamed = ""): Files {
  return (path) => {
    const name = path === renamed ? BUNDLE : path;
    const bytes = existsSync(`${FOLDER}/${name}`) ? new Uint8Array(readFileSync(`${FOLDER}/${name}`)) : undefined;
    const change = path === renamed ? undefined : changes[path];
    return Promise.resolve(bytes === undefined || change === undefined ? bytes : change(bytes));
  };
}

async function found(files: Files): Promise<unknown> {
  return (await Verification.run(files, TOOLS))?.findings;
}

const away = (): undefined => undefined;
const longer = (bytes: Uint8Array): Uint8Array => concat(bytes, Uint8Array.of(0));

test("the bundles of entries are whole, and nothing else is taken for one", async () => {
  assert.deepEqual(await found(record({})), [KNOWN]);
  assert.deepEqual(await found(record({ [BUNDLE]: longer })), [KNOWN, { id: "L-4.4", index: 3 }]);
  const shorter = (bytes: Uint8Array): Uint8Array => bytes.slice(0, -1);
  assert.deepEqual(await found(record({ [BUNDLE]: shorter })), [{ id: "L-4.4", index: 2 }]);
  assert.equal(await found(record({ [BUNDLE]: away })), undefined);
  assert.equal(await found(record({ checkpoint: away })), undefined);
});

test("a log that has grown since has the whole tile only", async () => {
  assert.deepEqual(await found(record({ [BUNDLE]: away }, "tile/entries/000")), [KNOWN]);
});

test("tiles of hashes needn't be there; those that are must be right, and then name the entry that was changed", async () => {
  const flipped = (bytes: Uint8Array): Uint8Array => bytes.map((byte, i) => (i === 40 ? byte ^ 1 : byte));
  assert.deepEqual(await found(record({ [HASHES]: away })), [KNOWN]);
  assert.deepEqual(await found(record({ [HASHES]: flipped })), [KNOWN, { id: "L-4.4", file: HASHES }]);
  const changed = (bytes: Uint8Array): Uint8Array => {
    const [first = bytes, second = bytes, last = bytes] = cutBundle(bytes, 3).entries;
    return writeBundle([first, second, last.map((byte, i) => (i === last.length - 5 ? byte ^ 1 : byte))]);
  };
  const named = await found(record({ [BUNDLE]: changed }));
  assert.deepEqual((named as unknown[]).at(-1), { id: "L-4.4", index: 2 });
  const unnamed = await found(record({ [BUNDLE]: changed, [HASHES]: away }));
  assert.deepEqual((unnamed as unknown[]).at(-1), { id: "L-4.4", file: "checkpoint" });
});

test("a record that ends before its document does is neither valid nor invalid", async () => {
  const [entry = new Uint8Array(0)] = cutBundle(new Uint8Array(readFileSync(`${FOLDER}/${BUNDLE}`)), 1).entries;
  const note = `${checkpointText("dauys.example/log", { size: 1, root: leafHash(entry) })}\n— dauys.example/log AAAAAAA=\n`;
  const files = new Map([
    ["checkpoint", utf8(note)],
    ["tile/entries/000.p/1", writeBundle([entry])],
  ]);
  const beginning = await Verification.run((path) => Promise.resolve(files.get(path)), TOOLS);
  assert.deepEqual(beginning?.findings, []);
  assert.equal(beginning.verdict, "could-not-run");
});

test("a checkpoint may claim any size: what is not there is not asked for one by one, and nothing is made as large", async () => {
  const size = 2 ** 53 - 1;
  const note = `${checkpointText("dauys.example/log", { size, root: new Uint8Array(32) })}\n— dauys.example/log AAAAAAA=\n`;
  const claimed = (bundle: (bytes: Uint8Array) => Uint8Array | undefined): Files => {
    const files = record({ [BUNDLE]: bundle }, "tile/entries/001");
    return (path, most) => (path === "checkpoint" ? Promise.resolve(utf8(note)) : files(path === "tile/entries/000" ? BUNDLE : path, most));
  };
  assert.equal(await found(claimed(away)), undefined);
  const unfinished = await Verification.run(claimed((bytes) => bytes), TOOLS);
  assert.deepEqual(unfinished?.findings.filter(({ id }) => id === "L-4.4"), [{ id: "L-4.4", index: 3 }]);
  assert.equal(await unfinished?.entry(size - 1), undefined);
});
