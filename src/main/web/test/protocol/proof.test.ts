import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { utf8 } from "../../src/protocol/bytes";
import { credentialOf, makeCode, printCode, readCode } from "../../src/protocol/credential";
import { fromSymbols, toSymbols } from "../../src/protocol/crockford";
import { deriveScalar, G, mod, ORDER, times, timesSecret, type Scalar } from "../../src/protocol/group";
import {
  decodeRange,
  holderNonce,
  proveEquality,
  provePossession,
  proveRange,
  rangeLength,
  verifyEquality,
  verifyPossession,
  verifyRange,
  type RangeStatement,
} from "../../src/protocol/proof";
import { Transcript } from "../../src/protocol/transcript";
import { ELECTION, JOINT_KEY, JOINT_SECRET, randomOf } from "./samples";

const random = randomOf("proofs");
const context = random(32);
const scalar = fc.bigInt({ min: 1n, max: ORDER - 1n });

test("possession: an honest proof holds, and nothing else of its parts", () => {
  const key = timesSecret(G, 7n);
  const proof = provePossession(context, 7n, key, holderNonce(random(32), random(32), context));
  assert.equal(verifyPossession(context, key, proof).ok, true);
  assert.deepEqual(verifyPossession(random(32), key, proof), { ok: false, why: "P-1.2" });
  assert.deepEqual(verifyPossession(context, times(G, 8n), proof), { ok: false, why: "P-1.2" });
  assert.deepEqual(verifyPossession(context, key, { ...proof, s: mod(proof.s + 1n) }), { ok: false, why: "P-1.2" });
});

test("equality: each equation is checked", () => {
  const alpha = times(G, 1234n);
  const statement = { context, key: JOINT_KEY, alpha, factor: times(alpha, JOINT_SECRET) };
  const nonce = holderNonce(random(32), random(32), context);
  const proof = proveEquality(statement, JOINT_SECRET, nonce);
  assert.equal(verifyEquality(statement, proof).ok, true);
  assert.deepEqual(verifyEquality({ ...statement, factor: times(alpha, 5n) }, proof), { ok: false, why: "P-2.2" });
  const lie = { ...statement, factor: times(alpha, 5n) };
  assert.deepEqual(verifyEquality(lie, proveEquality(lie, JOINT_SECRET, nonce)), { ok: false, why: "P-2.3" });
});

const drawn = {
  nonce: (): Scalar => scalarOf("w"),
  challenge: (j: number): Scalar => scalarOf(`c${j}`),
  response: (j: number): Scalar => scalarOf(`s${j}`),
};
function scalarOf(name: string): Scalar {
  return deriveScalar(utf8(name), utf8(""));
}

test("range: every value of every list is proved, any other is not", () => {
  fc.assert(
    fc.property(fc.nat(3), fc.integer({ min: 1, max: 5 }), fc.nat(6), scalar, (min, count, value, r) => {
      const values = Array.from({ length: count }, (_, i) => min + i);
      const statement: RangeStatement = { contest: context, slotId: "total", slotIndex: 9, values };
      const beta = timesSecret(JOINT_KEY, r).add(times(G, BigInt(value)));
      const claim = values.includes(value) ? value : min;
      const proof = proveRange(statement, claim, r, JOINT_KEY, drawn);
      assert.equal(proof.length, rangeLength(count));
      const decoded = decodeRange(proof, count);
      assert.ok(decoded.ok);
      const verdict = verifyRange(statement, { alpha: times(G, r), beta }, JOINT_KEY, decoded.value);
      assert.deepEqual(verdict.ok ? "holds" : verdict.why, values.includes(value) ? "holds" : "P-3.4");
    }),
    { numRuns: 25 },
  );
});

test("transcripts of different parts differ although their plain bytes agree", () => {
  const one = new Transcript("t").bytes("a", utf8("bc")).bytes("d", utf8(""));
  const other = new Transcript("t").bytes("a", utf8("b")).bytes("d", utf8("c"));
  assert.notDeepEqual(one.digest(), other.digest());
  assert.throws(() => new Transcript("t").number("n", 2 ** 32));
});

test("codes are read back as people type them, and one wrong or swapped symbol is seen", () => {
  const code = makeCode(random);
  assert.deepEqual(readCode(printCode(code)), { ok: true, value: code });
  assert.deepEqual(readCode(` ${printCode(code).toLowerCase().replace(/0/g, "о").replace(/1/g, "l").replace(/-/g, "\u2013")} `), {
    ok: true,
    value: code,
  });
  assert.deepEqual(readCode(code.slice(1)), { ok: false, why: "length" });
  assert.deepEqual(readCode("U" + code.slice(1)), { ok: false, why: "alphabet" });
  const symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  for (let i = 0; i < 24; i++) {
    for (const symbol of symbols) {
      const wrong = code.slice(0, i) + symbol + code.slice(i + 1);
      if (wrong !== code) assert.deepEqual(readCode(wrong), { ok: false, why: "check" });
    }
    for (let j = i + 1; j < 24; j++) {
      const swapped = Array.from(code, (c, k) => (k === i ? code[j] : k === j ? code[i] : c)).join("");
      if (swapped !== code) assert.deepEqual(readCode(swapped), { ok: false, why: "check" });
    }
  }
  assert.notEqual(credentialOf(code, ELECTION).secret, credentialOf(code, random(32)).secret);
});

test("bytes and symbols are one another's inverse", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 35, maxLength: 35 }), (bytes) => {
      assert.deepEqual(fromSymbols(toSymbols(bytes, 56)), bytes);
    }),
  );
});
