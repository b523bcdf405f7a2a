import assert from "node:assert/strict";
import { test } from "node:test";
import { sha256 } from "@noble/hashes/sha2.js";
import fc from "fast-check";
import { FIRST } from "../../src/protocol/ballot";
import { checkBallots, type Submitted } from "../../src/protocol/ballotcheck";
import { Batch, type Equation, type Proved } from "../../src/protocol/batch";
import { concat, u32 } from "../../src/protocol/bytes";
import { encryptWith, sign } from "../../src/protocol/encryption";
import { G, mod, O, ORDER, sumOf, term, times, toInteger, type Point, type Term } from "../../src/protocol/group";
import { sumOfMany } from "../../src/protocol/pippenger";
import { BOARD, JOINT_KEY, randomOf, SINGLE, terms, voter } from "./samples";

const random = randomOf("batches");
const batch = new Batch(random);

/** P = k·G, written with a commitment that is {@code off} from the right one. */
function equation(k: bigint, off: Point): Equation {
  return { step: "P-3.3", terms: [term(k, G), term(mod(-1n), times(G, k)), term(1n, off)] };
}

function proved(...equations: Equation[]): Proved {
  return { bytes: concat(...equations.map((_, i) => u32(i))), equations };
}

/** What a batch does that gives every equation the same weight. */
function holdsUnweighted(all: readonly Proved[]): boolean {
  return sumOf(all.flatMap(({ equations }) => equations.flatMap((each) => each.terms))).is0();
}

test("a18 two errors that cancel each other pass without weights, and never with ours", () => {
  for (let i = 0; i < 100; i++) {
    const error = times(G, BigInt(i + 1));
    const pair = [proved(equation(BigInt(2 * i + 1), error)), proved(equation(BigInt(2 * i + 2), error.negate()))];
    assert.equal(holdsUnweighted(pair), true);
    assert.deepEqual(batch.refusedOfEach(pair), ["P-3.3", "P-3.3"]);
    assert.deepEqual(batch.refusedOfEach([proved(...pair.flatMap(({ equations }) => equations))]), ["P-3.3"]);
  }
});

test("a18 who can tell what a stuck generator says can't use it, for the batch itself is in the seed", () => {
  const stuck = new Batch((length) => new Uint8Array(length));
  const bytes = [u32(7), u32(8)];
  const seed = sha256(concat(new Uint8Array(32), ...bytes.map((each) => sha256(each))));
  const [first = 0n, second = 0n] = [0, 1].map((i) => toInteger(sha256(concat(seed, u32(i))).subarray(0, 16)));
  const forged = [equation(5n, times(G, second)), equation(6n, times(G, first).negate())].map((each) => [each]);
  const batchOf = (written: readonly Uint8Array[]): Proved[] => forged.map((equations, i) => ({ equations, bytes: written[i] ?? seed }));
  assert.deepEqual(stuck.refusedOfEach(batchOf(bytes)), [undefined, undefined], "the forger does not work");
  // the bytes of a batch hold its equations, so those for which the weights were foretold are always other ones
  assert.deepEqual(stuck.refusedOfEach(batchOf([u32(7), u32(9)])), ["P-3.3", "P-3.3"]);
  assert.deepEqual(batch.refusedOfEach(batchOf(bytes)), ["P-3.3", "P-3.3"]);
});

const own = terms(SINGLE, BOARD);
const live = (): boolean => true;

function ballot(name: string): Submitted {
  const credential = voter(name);
  const draft = encryptWith(own, credential.key, FIRST, [[0], [1, 2]], random(32));
  if (!draft.ok) throw new Error(draft.why);
  return { bytes: sign("dauys/v1/sign/ballot", own, credential, draft.value, random), tag: "dauys/v1/sign/ballot" };
}

/** The ballot with another byte at {@code at}, counted from the end where it is negative. */
function changed({ bytes, tag }: Submitted, at: number): Submitted {
  const place = at < 0 ? bytes.length + at : at;
  return { bytes: bytes.map((byte, i) => (i === place ? byte ^ 1 : byte)), tag };
}

test("a batch names each bad ballot by the step that it fails, and passes the others", () => {
  const [a, b, c, d, e] = ["a", "b", "c", "d", "e"].map(ballot);
  assert.ok(a && b && c && d && e);
  const response = changed(b, 101 + 3 * 130 + 130 + 32 + 31);
  const signature = changed(d, -1);
  const short = { ...e, bytes: e.bytes.slice(1) };
  const outcomes = checkBallots([a, response, c, signature, short], own, live, batch);
  const said = outcomes.map((each) => (each.ok ? "" : [each.why, each.inner].join(" ").trim()));
  assert.deepEqual(said, ["", "B-6.6 P-3.3", "", "B-6.7 C-3.3", "B-6.1"]);
  assert.deepEqual(checkBallots([], own, live, batch), []);
});

const scalar = fc.oneof(
  fc.bigInt({ min: 0n, max: ORDER - 1n }),
  fc.bigInt({ min: 0n, max: 2n ** 128n }),
  fc.constantFrom(0n, 1n, 2n, ORDER - 1n, ORDER - 2n, ORDER / 2n, ORDER / 2n + 1n, 2n ** 255n, 2n ** 128n - 1n),
);
const point = fc.oneof(
  fc.bigInt({ min: 1n, max: ORDER - 1n }).map((k) => times(G, k)),
  fc.constantFrom(G, G.negate(), G.double(), JOINT_KEY, O, G.add(JOINT_KEY)),
);
const summand: fc.Arbitrary<Term> = fc.record({ factor: scalar, point });

test("a sum over many terms is the sum of the terms: equal and opposite points, zero and the identity among them", () => {
  fc.assert(
    fc.property(fc.array(summand, { maxLength: 40 }), (some) => {
      const expected = some.reduce((sum, { factor, point: p }) => (factor === 0n ? sum : sum.add(times(p, factor))), O);
      assert.ok(sumOfMany(some).equals(expected));
      assert.ok(sumOf(some).equals(expected));
    }),
    { numRuns: 60 },
  );
});

test("a sum over a thousand terms meets every bucket", () => {
  const points = Array.from({ length: 16 }, (_, i) => times(G, BigInt(i + 3)));
  const many = Array.from({ length: 1000 }, (_, i) => term(mod(BigInt(i) ** 20n - 7n), points[i % 16] ?? G));
  const expected = many.reduce((sum, { factor }, i) => mod(sum + factor * BigInt((i % 16) + 3)), 0n);
  assert.ok(sumOfMany(many).equals(times(G, expected)));
  const nothing = [...many, ...many.map(({ factor, point: p }) => term(mod(-factor), p))];
  assert.ok(sumOfMany(nothing).is0());
});
