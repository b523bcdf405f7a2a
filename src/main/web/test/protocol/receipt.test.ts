import assert from "node:assert/strict";
import { before, test } from "node:test";
import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, toBase64, toBase64Url, u64, utf8 } from "../../src/protocol/bytes";
import { fingerprint } from "../../src/protocol/fingerprint";
import { encode, hex32, int, literal, object, text } from "../../src/protocol/json";
import { signLine } from "../../src/protocol/jws";
import { checkpointText, leafHash, proveInclusion, treeHash } from "../../src/protocol/log";
import { ballotHead } from "../../src/protocol/ballot";
import { readEntry, writeEntry } from "../../src/protocol/entry";
import {
  compare,
  confirmedBy,
  disputeFile,
  DISPUTE_FILE,
  isReceiptOf,
  readReceipt,
  readShortForm,
  RECEIPT_FILE,
  verifyReceipt,
  writeShortForm,
  type ReceiptFile,
} from "../../src/protocol/receipt";
import { REVOKED } from "../../src/protocol/payload";
import { contestsOf } from "../../src/protocol/manifest";
import { statusOf } from "../../src/protocol/record";
import { signingKey } from "../../src/protocol/secret";
import { importSigningKey, signerOf } from "../../src/protocol/webcrypto";
import { Election, LOG_SECRET, secretOf, signed } from "./election";

const PAYLOAD = object({
  election: hex32,
  kind: literal("ballot", "audited"),
  tracker: text(29),
  ballot: hex32,
  index: int(),
  leaf: hex32,
  size: int(),
  root: hex32,
});
const election = new Election();

before(async () => {
  assert.deepEqual(await election.open(), []);
  assert.deepEqual(await election.append(election.ballotEntry(0, [[0], [0]]), election.ballotEntry(1, [[1], [1]])), []);
});

/** A head over these entries. */
function over(entries: readonly Uint8Array[]) {
  return { size: entries.length, root: treeHash(entries.map(leafHash)) };
}

function checkpoint(size: number, root: Uint8Array): string {
  const { origin, key } = election.manifest.log;
  const note = checkpointText(origin, { size, root });
  const keyId = sha256(concat(utf8(`${origin}\n`), Uint8Array.of(1), key)).slice(0, 4);
  return `${note}\n— ${origin} ${toBase64(concat(keyId, ed25519.sign(utf8(note), LOG_SECRET)))}\n`;
}

/** The receipt of the entry before the last; the last came after the head that it carries. */
async function receipt(change: Partial<Parameters<typeof PAYLOAD.write>[0]> = {}, file: Partial<ReceiptFile> = {}): Promise<Uint8Array> {
  const size = election.entries.length - 1;
  const leaves = election.entries.slice(0, size).map(leafHash);
  const bytes = election.entries[size - 1] ?? utf8("");
  const ballot = ballotHead(readEntry(bytes)?.body ?? utf8("")).hash;
  const root = treeHash(leaves);
  const payload = {
    election: election.id,
    kind: "ballot" as const,
    tracker: fingerprint(ballot),
    ballot,
    index: size - 1,
    leaf: leafHash(bytes),
    size,
    root,
    ...change,
  };
  const signer = signerOf(globalThis.crypto.subtle, await importSigningKey(globalThis.crypto.subtle, signingKey(secretOf("receipt"))));
  const jws = await signLine("receipt", "receipt", encode(PAYLOAD, payload), signer);
  return encode(RECEIPT_FILE, {
    v: 1,
    receipt: jws,
    checkpoint: checkpoint(size, root),
    inclusion: proveInclusion(leaves, size - 1),
    ...file,
  });
}

/** The first step that refuses, what contradicts the receipt in a head over these entries that proves the entry of that index, or "found". */
async function outcome(bytes: Uint8Array, entries = election.entries, index?: number): Promise<string> {
  const read = readReceipt(bytes, election.id);
  if (!read.ok) return read.why;
  const verified = verifyReceipt(read.value, election.manifest);
  if (!verified.ok) return verified.why;
  const at = index ?? read.value.claim.index;
  const entry = entries[at];
  const agrees = compare(read.value, over(entries), contestsOf(election.manifest), entry === undefined ? undefined : { index: at, bytes: entry });
  return agrees.ok ? "found" : agrees.why;
}

test("an honest receipt is found", async () => {
  assert.equal(await outcome(await receipt()), "found");
});

test("d01 no receipt serves two voters", async () => {
  const [mine, theirs] = election.entries.slice(-2).map((bytes) => readEntry(bytes)?.body ?? utf8(""));
  assert.ok(mine !== undefined && theirs !== undefined);
  const { hash } = ballotHead(theirs);
  const forged = [{ kind: "audited" as const }, { ballot: hash, tracker: fingerprint(hash) }, { leaf: leafHash(writeEntry("ballot", theirs)) }];
  const said = async (change: Parameters<typeof receipt>[0]) => readReceipt(await receipt(change), election.id);
  const honest = await said({});
  assert.ok(honest.ok && isReceiptOf(honest.value, "ballot", mine));
  assert.ok(!isReceiptOf(honest.value, "ballot", theirs));
  assert.ok(!isReceiptOf(honest.value, "audited", mine));
  for (const change of forged) {
    const read = await said(change);
    assert.ok(read.ok && !isReceiptOf(read.value, "ballot", mine), Object.keys(change).join());
  }
});

test("f09 each step of checking a receipt refuses", async () => {
  const other = utf8("x".repeat(32));
  assert.equal(await outcome(utf8("{}")), "Q-4.1");
  assert.equal(await outcome(await receipt({ tracker: fingerprint(other) })), "Q-4.1");
  assert.equal(await outcome(await receipt({ election: other })), "Q-4.1");
  assert.equal(await outcome(await receipt({ index: 1000 })), "Q-4.1");
  const jws = JSON.parse(new TextDecoder().decode(await receipt())).receipt as string;
  assert.equal(
    await outcome(await receipt({}, { receipt: `${jws.split(".").slice(0, 2).join(".")}.${toBase64Url(new Uint8Array(64))}` })),
    "Q-4.2",
  );
  assert.equal(await outcome(await receipt({}, { checkpoint: "x" })), "Q-4.3");
  assert.equal(await outcome(await receipt({}, { checkpoint: checkpoint(5, other) })), "Q-4.3");
  assert.equal(await outcome(await receipt({ size: 1000 })), "Q-4.3");
  assert.equal(await outcome(await receipt({}, { inclusion: [] })), "Q-4.4");
  assert.equal(await outcome(await receipt({ leaf: other })), "Q-4.4");
  assert.equal(await outcome(await receipt({ kind: "audited" })), "Q-4.6");
  assert.equal(await outcome(await receipt({ ballot: other, tracker: fingerprint(other) })), "Q-4.6");
});

test("a head contradicts a receipt by another root at its size, or by another entry in its place; the dispute file has its shape", async () => {
  const bytes = await receipt();
  const { entries } = election;
  const [last = utf8("")] = entries.slice(-1);
  const fork = [...entries.slice(0, -2), last];
  assert.equal(await outcome(bytes, fork, 0), "Q-4.5");
  assert.equal(await outcome(bytes, [...fork, last]), "Q-4.5");
  const read = readReceipt(bytes, election.id);
  assert.ok(read.ok);
  const file = encode(DISPUTE_FILE, disputeFile(read.value, "Q-4.5", "head\n"));
  assert.match(new TextDecoder().decode(file), /^{"v":1,"receipt":{"v":1,"receipt":"ey.*"finding":"q-4-5"/);
});

test("a head that is older than the receipt, or larger and without the entry in its place, shows nothing", async () => {
  const bytes = await receipt();
  const { entries } = election;
  assert.equal(await outcome(bytes, entries.slice(0, 5)), "found");
  assert.equal(await outcome(bytes, entries.slice(0, 5), 2), "found");
  assert.equal(await outcome(bytes, [...entries.slice(0, -2), ...entries.slice(-1), ...entries.slice(-1)], 2), "found");
});

test("the short form of a receipt has one spelling", async () => {
  const read = readReceipt(await receipt(), election.id);
  assert.ok(read.ok);
  const { tracker, index } = read.value.claim;
  const short = writeShortForm({ election: election.id, tracker, index });
  assert.equal(short.length, 70);
  assert.deepEqual(readShortForm(short), { election: election.id, tracker, index });
  for (const bad of ["", short.slice(1), short + "A", short.slice(0, 63) + (short[63] === "_" ? "-" : "_") + short.slice(64)]) {
    assert.equal(readShortForm(bad)?.tracker === tracker, false, bad);
  }
});

test("what became of a ballot is told by its credential's later ones", async () => {
  const { state } = election.replay;
  const headOf = (index: number) => ballotHead(readEntry(election.entries[index] ?? utf8(""))?.body ?? utf8(""));
  const last = election.entries.length - 1;
  assert.equal(statusOf(state, headOf(last), last), "recorded");
  assert.deepEqual(await election.append(election.ballotEntry(1, [[0], []]), election.ballotEntry(0, [[1], []], "audited")), []);
  assert.equal(statusOf(state, headOf(last), last), "replaced");
  assert.equal(statusOf(state, headOf(last + 2), last + 2), "audited");
  const revoked = { election: election.id, credential: election.voter(1).key, reason: "lost" as const, ballot: "falls" as const };
  const revocation = await signed("credential-revoked", REVOKED, revoked, "asel", "bolat");
  assert.deepEqual(await election.append(revocation, election.closedEntry()), []);
  assert.equal(statusOf(state, headOf(last + 1), last + 1), "fallen");
  assert.equal(statusOf(state, headOf(last - 1), last - 1), "counted");
});

const WITNESSES = ["w1.example", "w2.example", "w3.example"].map((name) => ({ name, secret: sha256(utf8(name)) }));
const NAMED = { quorum: 2, keys: WITNESSES.map(({ name, secret }) => ({ name, key: ed25519.getPublicKey(secret) })) };

/** The note with the lines of these witnesses. */
function cosigned(note: string, ...who: readonly number[]): string {
  const text = note.slice(0, note.indexOf("\n\n") + 1);
  const lines = who.map((number) => {
    const { name, secret } = WITNESSES[number] ?? { name: "nobody", secret: sha256(utf8("nobody")) };
    const keyId = sha256(concat(utf8(`${name}\n`), Uint8Array.of(4), ed25519.getPublicKey(secret))).slice(0, 4);
    const signature = ed25519.sign(utf8(`cosignature/v1\ntime 1767225600\n${text}`), secret);
    return `— ${name} ${toBase64(concat(keyId, u64(1767225600), signature))}\n`;
  });
  return note + lines.join("");
}

test("d02 an entry is confirmed by the quorum of the manifest's witnesses, under a head in which it stands, and by nothing else", () => {
  const entries = [1, 2, 3, 4, 5].map((number) => utf8(`entry ${number}`));
  const leaves = entries.map(leafHash);
  const { size, root } = over(entries);
  const note = checkpoint(size, root);
  const inclusion = proveInclusion(leaves, 3);
  const entry = { index: 3, leaf: leaves[3] ?? root };
  const manifest = { ...election.manifest, witnesses: NAMED };
  const count = (sent: string, proof = inclusion, asked = entry): number => confirmedBy(asked, { checkpoint: sent, inclusion: proof }, manifest);

  assert.equal(count(cosigned(note, 0, 1)), 2);
  assert.equal(count(cosigned(note, 0, 1, 2)), 3);
  assert.equal(count(cosigned(note, 2)), 0, "one of two");
  assert.equal(count(cosigned(note, 2, 2)), 0, "one twice");
  assert.equal(count(cosigned(note, 7, 8)), 0, "strangers");
  assert.equal(count(cosigned(note, 0, 1), inclusion.slice(1)), 0, "no proof");
  assert.equal(count(cosigned(note, 0, 1), inclusion, { ...entry, index: 2 }), 0, "another place");
  assert.equal(count(cosigned(note, 0, 1), inclusion, { ...entry, leaf: leaves[2] ?? root }), 0, "another entry");
  assert.equal(count(cosigned(note, 0, 1).replace(/\n— .*? .*?\n/, "\n")), 0, "not signed by the log");
  assert.equal(count(cosigned(note, 0, 1).replace(`\n${size}\n`, `\n${size + 1}\n`)), 0, "another size");
  assert.equal(count(cosigned(note, 0, 1).replace("\n\n", "\nread this\n\n")), 0, "an extension line");
});
