import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { add, isZero, multiply, negate, read, SIZE, square, subtract, write } from "../../src/protocol/field";
import { PRIME } from "../../src/protocol/group";

const number = fc.oneof(
  fc.bigInt({ min: 0n, max: PRIME - 1n }),
  fc.constantFrom(0n, 1n, 2n, PRIME - 1n, PRIME - 2n, 2n ** 255n, 2n ** 224n, 2n ** 96n - 1n, 2n ** 192n, 2n ** 22n, 2n ** 242n - 1n),
);
const modP = (x: bigint): bigint => ((x % PRIME) + PRIME) % PRIME;

function limbs(x: bigint): Float64Array {
  const r = new Float64Array(SIZE);
  write(x, r, 0);
  return r;
}

function value(r: Float64Array): bigint {
  return read(r, 0);
}

/** a − b − c − c − c, as lazy as a number ever gets: five products away from being reduced. */
function lazy(a: bigint, b: bigint, c: bigint): Float64Array {
  const r = limbs(a);
  subtract(r, 0, r, 0, limbs(b), 0);
  for (let i = 0; i < 3; i++) subtract(r, 0, r, 0, limbs(c), 0);
  return r;
}

test("numbers are multiplied, squared, added and subtracted as integers modulo p, the lazy ones too", () => {
  fc.assert(
    fc.property(number, number, number, (a, b, c) => {
      const [x, y] = [lazy(a, b, c), lazy(b, c, a)];
      const [xx, yy] = [a - b - 3n * c, b - c - 3n * a];
      const r = new Float64Array(SIZE);
      assert.equal(value(x), modP(xx));
      multiply(r, 0, x, 0, y, 0);
      assert.equal(value(r), modP(xx * yy));
      square(r, 0, x, 0);
      assert.equal(value(r), modP(xx * xx));
      multiply(x, 0, x, 0, x, 0);
      assert.deepEqual(value(x), value(r));
      add(r, 0, limbs(a), 0, limbs(b), 0);
      assert.equal(value(r), modP(a + b));
      negate(r, 0, limbs(a), 0);
      assert.equal(value(r), modP(-a));
    }),
    { numRuns: 500 },
  );
});

test("zero is known in every form that it takes, and nothing else is taken for it", () => {
  fc.assert(
    fc.property(number, number, (a, b) => {
      assert.equal(isZero(lazy(a, modP(a - 3n * b), b), 0), true);
      const near = lazy(a, modP(a - 3n * b), modP(b + 1n));
      assert.equal(isZero(near, 0), false);
      const product = new Float64Array(SIZE);
      multiply(product, 0, limbs(a), 0, limbs(b), 0);
      assert.equal(isZero(product, 0), modP(a * b) === 0n);
    }),
    { numRuns: 500 },
  );
});
