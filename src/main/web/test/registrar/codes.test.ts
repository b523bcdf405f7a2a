import assert from "node:assert/strict";
import { test } from "node:test";
import { randomBytes } from "node:crypto";
import { toHex } from "../../src/protocol/bytes";
import { credentialOf, readCode } from "../../src/protocol/credential";
import { join } from "../../src/protocol/document";
import { encodePoint } from "../../src/protocol/group";
import { memberDigest, memberTree, makeRoll, readRoll } from "../../src/protocol/roll";
import { credentialsOf, isControl, linkOf, makeCodes, makeControl, PORTION, portionOf, portionsOf } from "../../src/registrar/codes";
import { readLetterLink } from "../../src/booth/identifying";
import { SAMPLE } from "../protocol/election";

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const election = random(32);
const keep = (): undefined => undefined;

test("every code is another, and one that a person can type", () => {
  const codes = makeCodes(500, random) ?? [];
  assert.equal(new Set(codes).size, 500);
  for (const code of codes) assert.deepEqual(readCode(code), { ok: true, value: code });
});

test("a generator that repeats itself makes no codes", () => {
  let drawn = 0;
  assert.equal(makeCodes(3, (length) => new Uint8Array(length).fill(drawn++ % 2)), undefined);
});

test("the roll of some codes is lawful, holds the key of each, and does not tell their order", async () => {
  const codes = makeCodes(20, random) ?? [];
  const done: number[] = [];
  const credentials = await credentialsOf(codes, election, (part) => void done.push(part));
  assert.deepEqual([done.length, done[19]], [20, 1]);
  const members = memberTree(codes.map((_, i) => memberDigest(random(32), `card ${i}`, "all", "one")));
  const { head, parts } = makeRoll(election, members, credentials, SAMPLE);
  const document = join(head.document, parts);
  assert.ok(document.ok);
  const roll = readRoll(head, document.value, SAMPLE);
  assert.ok(roll.ok);
  const keys = codes.map((code) => toHex(encodePoint(credentialOf(code, election).key, "compressed")));
  assert.deepEqual(roll.value, keys.slice().sort());
});

test("a roll of fewer codes than members is not lawful", async () => {
  const credentials = await credentialsOf(makeCodes(2, random) ?? [], election, keep);
  const members = memberTree([random(32), random(32), random(32)]);
  const { head, parts } = makeRoll(election, members, credentials, SAMPLE);
  const document = join(head.document, parts);
  assert.ok(document.ok);
  assert.deepEqual(readRoll(head, document.value, SAMPLE), { ok: false, why: "M-5.4" });
});

test("the link of a letter carries code and fingerprint where no server sees them", () => {
  const [code] = makeCodes(1, random) ?? [];
  assert.ok(code !== undefined);
  const link = new URL(linkOf("https://dauys.example/e/chair", code, "7K3M9-QX27K-3M9QX-27K3M-9QX27"));
  assert.equal(`${link.origin}${link.pathname}${link.search}`, "https://dauys.example/e/chair/vote");
  assert.deepEqual(readLetterLink(link.hash), { code, fingerprint: "7K3M9QX27K3M9QX27K3M9QX27" });
});

test("a control number is taken as people type it, and no other is", () => {
  const control = makeControl(random);
  assert.match(control, /^[0-9]{4} [0-9]{4}$/);
  for (const typed of [control, ` ${control.replace(" ", "-")}\u00a0`, control.replace(" ", "")]) assert.ok(isControl(typed, control));
  for (const typed of ["", control.slice(1), `${control}0`, makeControl(random)]) assert.ok(!isControl(typed, control));
});

test("portions are all letters, each once", () => {
  assert.deepEqual([1, PORTION, PORTION + 1, 2000].map(portionsOf), [1, 1, 2, 10]);
  assert.deepEqual(portionOf(0, 7), { from: 0, to: 7 });
  assert.deepEqual(portionOf(1, PORTION + 3), { from: PORTION, to: PORTION + 3 });
});
