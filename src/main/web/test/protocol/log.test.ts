import assert from "node:assert/strict";
import { test } from "node:test";
import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, toBase64, toHex, u16, u64, utf8 } from "../../src/protocol/bytes";
import {
  checkpointText,
  entryBundle,
  entryBundles,
  leafHash,
  proveConsistency,
  proveInclusion,
  readBundle,
  readCheckpoint,
  treeHash,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
  verifyQuorum,
  writeBundle,
  type Checkpoint,
} from "../../src/protocol/log";

const leaves = Array.from({ length: 40 }, (_, i) => leafHash(u16(i)));
const rootOf = (size: number): Uint8Array => treeHash(leaves.slice(0, size));

test("the tree's root is RFC 6962's", () => {
  // RFC 9162 has no vectors; these are the published ones of Certificate Transparency's first implementation
  const inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
  const hashes = inputs.map((hex) => leafHash(Uint8Array.from(Buffer.from(hex, "hex"))));
  assert.equal(toHex(treeHash([])), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  assert.equal(toHex(treeHash(hashes.slice(0, 1))), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  assert.equal(toHex(treeHash(hashes)), "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
});

test("d11 every inclusion proof holds for its leaf, and no neighbour of it", () => {
  for (let size = 1; size <= 20; size++) {
    for (let index = 0; index < size; index++) {
      const proof = proveInclusion(leaves.slice(0, size), index);
      const leaf = leaves[index] ?? new Uint8Array(0);
      const holds = (at: number, of: number, nodes: Uint8Array[]): boolean => verifyInclusion(leaf, at, of, nodes, rootOf(size)).ok;
      assert.ok(holds(index, size, proof));
      assert.ok(!holds(index + 1, size, proof) && !holds(size, size, proof));
      assert.ok(!holds(index, size, [...proof, leaf]));
      if (proof.length > 0) assert.ok(!holds(index, size, proof.slice(1)) && !holds(index, size, proof.slice(0, -1)));
    }
  }
});

test("every consistency proof holds between its trees only", () => {
  for (let newer = 0; newer <= 20; newer++) {
    for (let older = 0; older <= newer; older++) {
      const proof = proveConsistency(leaves.slice(0, newer), older);
      const holds = (a: number, b: number, nodes: Uint8Array[]): boolean =>
        verifyConsistency({ size: a, root: rootOf(older) }, { size: b, root: rootOf(newer) }, nodes).ok;
      assert.ok(holds(older, newer, proof), `${older} to ${newer}`);
      assert.ok(!holds(older, newer, [...proof, rootOf(3)]), `${older} to ${newer}, a node more`);
      if (proof.length > 0) assert.ok(!holds(older, newer, proof.slice(0, -1)) && !holds(older, newer, proof.slice(1)));
      if (older > 0 && older < newer) assert.ok(!holds(older - 1, newer, proof));
      assert.ok(!holds(newer + 1, newer, proof));
    }
  }
});

const SECRET = sha256(utf8("log"));
const LOG = { name: "dauys.example/e/1", key: ed25519.getPublicKey(SECRET) };
const WITNESSES = ["w1.example", "w2.example"].map((name) => ({ name, secret: sha256(utf8(name)) }));
const KEYS = WITNESSES.map(({ name, secret }) => ({ name, key: ed25519.getPublicKey(secret) }));
const TEXT = checkpointText(LOG.name, { size: 7, root: rootOf(7) });

function line(name: string, key: Uint8Array, type: number, payload: Uint8Array): string {
  const keyId = sha256(concat(utf8(name), Uint8Array.of(0x0a, type), key)).slice(0, 4);
  return `— ${name} ${toBase64(concat(keyId, payload))}\n`;
}
const LOG_LINE = line(LOG.name, LOG.key, 1, ed25519.sign(utf8(TEXT), SECRET));
const COSIGNED = WITNESSES.map(({ name, secret }) => {
  const signature = ed25519.sign(utf8(`cosignature/v1\ntime 1767225600\n${TEXT}`), secret);
  return line(name, ed25519.getPublicKey(secret), 4, concat(u64(1767225600), signature));
});

function read(note: string): Checkpoint {
  const checkpoint = readCheckpoint(utf8(note));
  assert.ok(checkpoint.ok);
  return checkpoint.value;
}

test("a checkpoint has one grammar", () => {
  const good = `${TEXT}\n${LOG_LINE}`;
  assert.equal(read(good).size, 7);
  const bad = [
    "",
    TEXT,
    `${TEXT}\n`,
    good.slice(0, -1),
    good.replace("\n7\n", "\n07\n"),
    good.replace("\n7\n", "\n-7\n"),
    good.replace("=\n\n", "\n\n"),
    `${TEXT}extension\n\n${LOG_LINE}`,
    good.replace("— ", "- "),
    `${good}x\n`,
    good.replace(/^.*\n/, "\n"),
    `${good}\n`,
  ];
  for (const note of bad) assert.deepEqual(readCheckpoint(utf8(note)), { ok: false, why: "L-4.1" }, JSON.stringify(note));
});

test("a checkpoint stands on its origin and the log's key", () => {
  const signed = read(`${TEXT}\n${LOG_LINE}`);
  assert.equal(verifyCheckpoint(signed, LOG).ok, true);
  assert.deepEqual(verifyCheckpoint(signed, { ...LOG, name: "other" }), { ok: false, why: "L-4.2" });
  assert.deepEqual(verifyCheckpoint(signed, { ...LOG, key: KEYS[0]?.key ?? LOG.key }), { ok: false, why: "L-4.3" });
  const moved = read(`${TEXT.replace("\n7\n", "\n8\n")}\n${LOG_LINE}`);
  assert.deepEqual(verifyCheckpoint(moved, LOG), { ok: false, why: "L-4.3" });
});

test("cosignatures count once a witness", () => {
  const quorum = (lines: string[], of: number): boolean => verifyQuorum(read(`${TEXT}\n${LOG_LINE}${lines.join("")}`), KEYS, of).ok;
  const [one = "", two = ""] = COSIGNED;
  assert.ok(quorum([one, two], 2) && quorum([one], 1) && quorum([], 0));
  assert.ok(!quorum([one, one], 2) && !quorum([], 1));
  assert.ok(!quorum([one.replace("w1", "w2")], 1));
  assert.ok(!verifyQuorum(read(`${TEXT.replace("\n7\n", "\n8\n")}\n${one}`), KEYS, 1).ok);
  const other = line("stranger", LOG.key, 4, new Uint8Array(72));
  const forged = line("w1.example", KEYS[0]?.key ?? LOG.key, 4, new Uint8Array(72));
  assert.ok(quorum([other.repeat(30), one], 1) && quorum([forged, one], 1) && !quorum([forged], 1));
  assert.deepEqual(readCheckpoint(utf8(`${TEXT}\n${LOG_LINE}${other.repeat(32)}`)), { ok: false, why: "L-4.1" });
  assert.deepEqual(readCheckpoint(utf8(`${TEXT}\n${LOG_LINE}${line("x".repeat(8000), LOG.key, 4, LOG.key)}`)), { ok: false, why: "L-4.1" });
});

test("tiles are named and cut as C2SP says", () => {
  assert.deepEqual([...entryBundles(0)], []);
  assert.deepEqual([...entryBundles(257)], ["tile/entries/000", "tile/entries/001.p/1"]);
  assert.equal(entryBundle(256 * 1235, 256 * 1235 - 1), "tile/entries/x001/234");
  const entries = [utf8("a"), new Uint8Array(0), utf8("bc")];
  assert.deepEqual(readBundle(writeBundle(entries)), entries);
  for (const cut of [1, 2, 3]) assert.equal(readBundle(writeBundle(entries).slice(0, -cut)), undefined);
});
