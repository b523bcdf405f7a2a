import assert from "node:assert/strict";
import { test } from "node:test";
import { randomBytes, webcrypto } from "node:crypto";
import { groupsOf, GROUPS, isGroup, publicKeyOf, register, signingKeyOf, twoGroups } from "../../src/account/key";
import { deriveFrom, deriveWith, lockUp } from "../../src/account/kept";
import { fromHex, utf8 } from "../../src/protocol/bytes";
import { decodePoint, decodeScalar } from "../../src/protocol/group";
import { verifyPossession } from "../../src/protocol/proof";
import { makeSecret, signingKey } from "../../src/protocol/secret";

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const subtle = webcrypto.subtle as unknown as SubtleCrypto;

test("a kept secret derives what the secret itself derives, and cannot be read out", async () => {
  const secret = makeSecret(random);
  const key = await lockUp(subtle, secret);
  for (const info of [utf8("dauys/v1/person"), new Uint8Array(0), random(100)]) {
    assert.equal(await deriveWith(subtle, key)(info), await deriveFrom(secret)(info));
  }
  assert.equal(await signingKeyOf(deriveWith(subtle, key)), signingKey(secret));
  assert.equal(key.extractable, false);
  await assert.rejects(subtle.exportKey("raw", key));
});

test("a registration proves the key for its account and for no other", () => {
  const secret = makeSecret(random);
  const mine = random(32);
  const sent = register(secret, mine, random);
  assert.equal(sent.key, publicKeyOf(secret));
  const key = decodePoint(fromHex(sent.key)!, "compressed");
  const r = decodePoint(fromHex(sent.r)!, "compressed");
  const s = decodeScalar(fromHex(sent.s)!);
  assert.ok(key.ok && r.ok && s.ok);
  const proof = { r: r.value, s: s.value };
  assert.ok(verifyPossession(mine, key.value, proof).ok);
  assert.ok(!verifyPossession(random(32), key.value, proof).ok);
});

test("a group is taken as people type it, in its own place only", () => {
  const secret = makeSecret(random);
  const groups = groupsOf(secret);
  assert.equal(groups.length, GROUPS);
  groups.forEach((group, i) => {
    assert.ok(isGroup(secret, i, ` ${group.toLowerCase()} `));
    assert.ok(!isGroup(secret, i, group.slice(1)));
    const other = groups.find((one) => one !== group);
    assert.ok(other !== undefined && !isGroup(secret, i, other));
  });
});

test("the two groups asked for are different, in order, and on the paper", () => {
  const seen = new Set<number>();
  for (let a = 0; a < 256; a += 5) {
    for (let b = 0; b < 256; b += 3) {
      const [first, second] = twoGroups(() => Uint8Array.of(a, b));
      assert.ok(first >= 0 && first < second && second < GROUPS, `${first}, ${second}`);
      seen.add(first).add(second);
    }
  }
  assert.equal(seen.size, GROUPS);
});
