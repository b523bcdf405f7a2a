import assert from "node:assert/strict";
import { test } from "node:test";
import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { readAnchor } from "../../src/booth/anchor";
import { concat, fromUtf8, toBase64, toBase64Url, toHex, utf8 } from "../../src/protocol/bytes";
import { readEntry, writeEntry } from "../../src/protocol/entry";
import { fingerprint } from "../../src/protocol/fingerprint";
import { G, times } from "../../src/protocol/group";
import { encode } from "../../src/protocol/json";
import { checkpointText, leafHash, proveInclusion, treeHash } from "../../src/protocol/log";
import { KEY_REPLACED, OPENED } from "../../src/protocol/payload";
import { Election, keyOf, LOG_SECRET, person, SAMPLE, signed } from "../protocol/election";

/** The beginning of a record: everything before the opening, with dana's lost key replaced where that is said. */
async function prepared(replaced: boolean): Promise<Election> {
  const election = new Election({ ...SAMPLE, committee: [...SAMPLE.committee, person("dana")] });
  assert.deepEqual(await election.append(...election.manifestEntries()), []);
  assert.deepEqual(await election.ceremony("end"), []);
  if (replaced) assert.deepEqual(await election.append(await replacement(election, "dana", "dana anew", "asel", "bolat")), []);
  assert.deepEqual(await election.append(...election.rollEntries()), []);
  return election;
}

function replacement({ id }: Election, name: string, key: string, ...names: string[]): Promise<Uint8Array> {
  return signed("key-replaced", KEY_REPLACED, { election: id, person: name, key: keyOf(key) }, ...names);
}

function checkpoint(entries: readonly Uint8Array[]): string {
  const { origin, key } = SAMPLE.log;
  const note = checkpointText(origin, { size: entries.length, root: treeHash(entries.map(leafHash)) });
  const keyId = sha256(concat(utf8(`${origin}\n`), Uint8Array.of(1), key)).subarray(0, 4);
  return `${note}\n— ${origin} ${toBase64(concat(keyId, ed25519.sign(utf8(note), LOG_SECRET)))}\n`;
}

/** What the server would send: these entries with their proofs. */
function anchorOf(entries: readonly Uint8Array[], indices: readonly number[]): Uint8Array {
  const leaves = entries.map(leafHash);
  const proved = indices.map((index) => ({
    index,
    entry: toBase64Url(entries[index] ?? utf8("")),
    inclusion: proveInclusion(leaves, index).map(toHex),
  }));
  return utf8(JSON.stringify({ checkpoint: checkpoint(entries), entries: proved }));
}

const isOf =
  (...kinds: string[]) =>
  (entry: Uint8Array): boolean =>
    kinds.some((kind) => new TextDecoder().decode(entry).startsWith(`dauys/v1 ${kind}\n`));

/** The indices of what an anchor holds. */
function places({ entries, manifest }: Election, kinds = ["key-replaced", "opened"]): number[] {
  const beginning = new Election(manifest).manifestEntries().map((_, i) => i);
  return [...beginning, ...entries.flatMap((entry, i) => (isOf(...kinds)(entry) ? [i] : []))];
}

function verdict(election: Election, indices = places(election), expected?: string): string {
  const anchor = readAnchor(anchorOf(election.entries, indices), expected);
  return anchor.ok ? "" : [anchor.why, anchor.inner].join(" ").trim();
}

test("an opening under the manifest's keys needs nothing else", async () => {
  const election = await prepared(false);
  assert.deepEqual(await election.append(await election.openedEntry()), []);
  const anchor = readAnchor(anchorOf(election.entries, places(election)), fingerprint(election.id));
  assert.ok(anchor.ok);
  assert.deepEqual(anchor.value.terms, election.terms);
  assert.equal(verdict(election, places(election), fingerprint(election.terms.opened)), "R-30.2");
});

test("an opening signed with a key that replaced a lost one is believed with the entry that says so", async () => {
  const election = await prepared(true);
  assert.deepEqual(await election.append(await election.openedEntry("asel", "dana anew")), []);
  assert.equal(verdict(election), "");
  assert.equal(verdict(election, places(election, ["opened"])), "R-30.5 R-6");
});

test("an opening under the lost key is not believed", async () => {
  const election = await prepared(true);
  assert.deepEqual(await election.append(await election.openedEntry("asel", "dana")), ["R-6 J-3.5"]);
  assert.equal(verdict(election), "R-30.5 R-6");
});

/** The opening with each of its signed lines changed. */
function changed(entry: Uint8Array, change: (line: string) => string): Uint8Array {
  const lines = fromUtf8(readEntry(entry)?.body ?? utf8(""))?.split("\n") ?? [];
  return writeEntry("opened", utf8(lines.map(change).join("\n")));
}

test("b09 a joint key of the server's, in a log that it signs itself, is believed only from two of the committee", async () => {
  const election = await prepared(false);
  const payload = { ...election.openedPayload(), jointKey: times(G, 7n) };
  const bytes = encode(OPENED, payload);
  const signedBy = (...names: string[]): Promise<Uint8Array> => signed("opened", OPENED, payload, ...names);
  const moved = changed(await election.openedEntry(), (line) => line.replace(/\.[^.]*\./, `.${toBase64Url(bytes)}.`));
  const forgeries: ReadonlyArray<readonly [string, Uint8Array]> = [
    ["R-5", await signedBy("holder-1", "holder-2")],
    ["R-5", await signedBy("asel", "receipt")],
    ["R-5", await signedBy("asel")],
    ["R-6", await signedBy("asel forged", "bolat forged")],
    ["R-6", await signedBy("asel", "bolat forged")],
    ["R-6", moved],
    ["R-6", changed(moved, (line) => line.replace(/[^.]*$/, ""))],
    ["R-4", writeEntry("opened", bytes)],
  ];
  const read = (opened: Uint8Array): ReturnType<typeof readAnchor> => {
    const entries = [...election.entries, opened];
    return readAnchor(anchorOf(entries, [...places(election, []), entries.length - 1]), fingerprint(election.id));
  };
  const believed = read(await signedBy("asel", "bolat"));
  assert.ok(believed.ok && believed.value.terms.jointKey.equals(payload.jointKey), "the forger does not work");
  for (const [i, [inner, opened]] of forgeries.entries()) assert.deepEqual(read(opened), { ok: false, why: "R-30.5", inner }, `forgery ${i}`);
});

test("a replacement is believed only from two others, for a person of the election and a new key", async () => {
  const refusals = [
    ["R-24", ["dana", "dana anew", "asel", "dana"]],
    ["R-24", ["somebody", "dana anew", "asel", "bolat"]],
    ["R-24", ["dana", "bolat", "asel", "bolat"]],
    ["R-5", ["dana", "dana anew", "asel"]],
    ["R-5", ["dana", "dana anew", "asel", "holder-1"]],
  ] as const;
  const election = await prepared(false);
  for (const [, [name, key, ...names]] of refusals) await election.append(await replacement(election, name, key, ...names));
  await election.append(await election.openedEntry());
  const [manifest, opened] = [places(election, []), election.entries.length - 1];
  for (const [i, [expected]] of refusals.entries()) {
    assert.equal(verdict(election, [...manifest, opened - refusals.length + i, opened]), `R-30.4 ${expected}`, `refusal ${i}`);
  }
});

test("entries out of the record's order, or of another kind, are no anchor", async () => {
  const election = await prepared(true);
  await election.append(await election.openedEntry("asel", "dana anew"));
  const all = places(election);
  const [opened = 0, replaced = 0] = [all.pop(), all.pop()];
  assert.equal(verdict(election, [...all, opened, replaced]), "R-30.1");
  assert.equal(verdict(election, [...all, replaced, replaced, opened]), "R-30.1");
  assert.equal(verdict(election, [...all, replaced - 1, replaced, opened]), "R-30.4 R-1");
  assert.equal(verdict(election, [...all.slice(1), replaced, opened]), "R-30.1");
});

test("a proof that does not hold is no anchor", async () => {
  const election = await prepared(true);
  await election.append(await election.openedEntry("asel", "dana anew"));
  const sent = JSON.parse(new TextDecoder().decode(anchorOf(election.entries, places(election)))) as {
    entries: Array<{ inclusion: string[] }>;
  };
  sent.entries[sent.entries.length - 2]?.inclusion.pop();
  assert.deepEqual(readAnchor(utf8(JSON.stringify(sent)), undefined), { ok: false, why: "R-30.1" });
});
