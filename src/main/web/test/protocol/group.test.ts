import assert from "node:assert/strict";
import { test } from "node:test";
import { expand_message_xmd } from "@noble/curves/abstract/hash-to-curve.js";
import { sha256 } from "@noble/hashes/sha2.js";
import fc from "fast-check";
import { encryptPublicly, type Ciphertext } from "../../src/protocol/elgamal";
import { concat, fromHex, toHex, utf8 } from "../../src/protocol/bytes";
import {
  decodePoint,
  decodeScalar,
  deriveScalar,
  encodePoint,
  G,
  hashToScalar,
  integerBytes,
  mod,
  ORDER,
  O,
  times,
  timesPlus,
  timesSecret,
  withTable,
  type Form,
  type Point,
} from "../../src/protocol/group";

const scalar = fc.bigInt({ min: 1n, max: ORDER - 1n });
const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;

test("a point decodes from its encoding, in its own form only", () => {
  fc.assert(
    fc.property(scalar, fc.constantFrom<Form>("compressed", "uncompressed"), (x, form) => {
      const bytes = encodePoint(timesSecret(G, x), form);
      const point = decodePoint(bytes, form);
      assert.ok(point.ok && point.value.equals(times(G, x)));
      const other = form === "compressed" ? "uncompressed" : "compressed";
      assert.deepEqual(decodePoint(bytes, other), { ok: false, why: "G-2.1" });
    }),
    { numRuns: 20 },
  );
});

test("a10 each step of DecodePoint refuses", () => {
  const good = encodePoint(G, "uncompressed");
  const why = (bytes: Uint8Array, form: Form): string => {
    const point = decodePoint(bytes, form);
    return point.ok ? "decoded" : point.why;
  };
  assert.equal(why(good, "uncompressed"), "decoded");
  assert.equal(why(good.slice(1), "uncompressed"), "G-2.1");
  assert.equal(why(new Uint8Array(1), "compressed"), "G-2.1");
  for (const head of [0, 2, 3, 5, 6, 7]) assert.equal(why(concat(Uint8Array.of(head), good.slice(1)), "uncompressed"), "G-2.2");
  for (const head of [0, 1, 4, 6]) assert.equal(why(concat(Uint8Array.of(head), good.slice(1, 33)), "compressed"), "G-2.2");
  assert.equal(why(concat(Uint8Array.of(2), integerBytes(P)), "compressed"), "G-2.3");
  assert.equal(why(concat(Uint8Array.of(4), good.slice(1, 33), integerBytes(P)), "uncompressed"), "G-2.3");
  assert.equal(why(concat(Uint8Array.of(4), good.slice(33), good.slice(1, 33)), "uncompressed"), "G-2.4");
  const refusedX = [1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n].filter((x) => why(concat(Uint8Array.of(2), integerBytes(x)), "compressed") === "G-2.4");
  assert.ok(refusedX.length > 0 && refusedX.length < 8);
  assert.throws(() => encodePoint(O, "compressed"));
});

test("a11 no point off the curve comes in, so none meets a secret", () => {
  for (let x = 0n; x < 100n; x++) {
    for (const y of [0n, 1n, 2n]) assert.equal(decodePoint(concat(Uint8Array.of(4), integerBytes(x), integerBytes(y)), "uncompressed").ok, false);
    const [even, odd] = [2, 3].map((head) => decodePoint(concat(Uint8Array.of(head), integerBytes(x)), "compressed"));
    assert.equal(even?.ok, odd?.ok);
    if (even?.ok && odd?.ok) assert.ok(even.value.negate().equals(odd.value));
  }
});

/** The weak copy normalises the sign of beta where it encrypts 1. */
test("a13 no predicate of a ciphertext's points tells 0 from 1", () => {
  const key = times(G, deriveScalar(utf8("a13"), utf8("key")));
  const many = 150;
  const encrypted = (v: bigint): Ciphertext[] => Array.from({ length: many }, (_, i) => encryptPublicly(v, deriveScalar(utf8(`a13 ${v} ${i}`), utf8("r")), key));
  const oddY = (point: Point): boolean => encodePoint(point, "compressed")[0] === 3;
  const bit = (point: Point, at: number, mask: number): boolean => ((encodePoint(point, "compressed")[at] ?? 0) & mask) !== 0;
  const predicates: ReadonlyArray<(c: Ciphertext) => boolean> = [
    ({ alpha }) => oddY(alpha),
    ({ beta }) => oddY(beta),
    ({ alpha }) => bit(alpha, 32, 1),
    ({ beta }) => bit(beta, 32, 1),
    ({ alpha }) => bit(alpha, 1, 128),
    ({ beta }) => bit(beta, 1, 128),
    ({ alpha, beta }) => oddY(alpha) === oddY(beta),
  ];
  const [zeros, ones] = [encrypted(0n), encrypted(1n)];
  const normalised = ones.map((c) => (oddY(c.beta) ? { ...c, beta: c.beta.negate() } : c));
  const difference = (says: (c: Ciphertext) => boolean, others: readonly Ciphertext[]): number => Math.abs(zeros.filter(says).length - others.filter(says).length);
  const bound = 5 * Math.sqrt(many / 2);
  for (const says of predicates) assert.ok(difference(says, ones) < bound);
  assert.ok(predicates.some((says) => difference(says, normalised) > bound));
});

test("scalars are 32 bytes below the order", () => {
  assert.deepEqual(decodeScalar(integerBytes(ORDER - 1n)), { ok: true, value: ORDER - 1n });
  assert.deepEqual(decodeScalar(integerBytes(0n)), { ok: true, value: 0n });
  assert.deepEqual(decodeScalar(integerBytes(ORDER)), { ok: false, why: "G-4" });
  assert.deepEqual(decodeScalar(new Uint8Array(31)), { ok: false, why: "G-4" });
});

test("every way of multiplying gives the same point", () => {
  fc.assert(
    fc.property(scalar, scalar, scalar, (h, x, y) => {
      const H = times(G, h);
      assert.ok(timesSecret(H, x).equals(times(G, mod(h * x))));
      assert.ok(timesSecret(withTable(H), x).equals(times(H, x)));
      assert.ok(timesPlus(G, x, H, y).equals(times(G, mod(x + h * y))));
    }),
    { numRuns: 10 },
  );
  assert.ok(timesPlus(G, 5n, O, 7n).equals(times(G, 5n)) && timesPlus(O, 5n, G, 7n).equals(times(G, 7n)));
  assert.ok(timesPlus(G, 0n, G, 0n).equals(O));
});

test("a23 RFC 9380 appendix K.1 holds for the hash that HashToScalar stands on", () => {
  const dst = utf8("QUUX-V01-CS02-with-expander-SHA256-128");
  const hash = (message: string): string => toHex(expand_message_xmd(utf8(message), dst, 32, sha256));
  assert.equal(hash(""), "68a985b87eb6b46952128911f2a4412bbc302a9d759667f87f7a21d803f07235");
  assert.equal(hash("abc"), "d8ccab23b5985ccea865c6c97b6e5b8350e794e603b4b97902f53a8a0d605615");
});

test("tags and secrets separate what is hashed and derived", () => {
  assert.notEqual(hashToScalar("a", utf8("m")), hashToScalar("b", utf8("m")));
  assert.notEqual(deriveScalar(utf8("a"), utf8("m")), deriveScalar(utf8("b"), utf8("m")));
  assert.equal(fromHex("0G"), undefined);
});
