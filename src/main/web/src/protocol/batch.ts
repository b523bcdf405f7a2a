/**
 * Equations in a batch (spec: P-4): what proofs come down to, added up with a fresh 128-bit weight each and compared once. What a batch refuses is
 * false; what it passes is false with probability at most 2⁻¹²⁸. Twin of `proof/Batch.java`.
 * @module
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, u32, type Random } from "./bytes";
import { mod, sumOf, toInteger, type Point, type Scalar, type Term } from "./group";
import { sumOfMany } from "./pippenger";
import type { Step } from "./result";

/** Σ k·P = O, and the step that fails where it isn't so. */
export interface Equation {
  readonly step: Step;
  readonly terms: readonly Term[];
}

/** Somebody's proofs: all the bytes that fix them, and their equations in the order of the specification's steps. */
export interface Proved {
  readonly bytes: Uint8Array;
  readonly equations: readonly Equation[];
}

/** The step of the first equation that does not hold, each checked exactly. */
export function firstFalse(equations: readonly Equation[]): Step | undefined {
  return equations.find((equation) => !holds(equation))?.step;
}

function holds({ terms }: Equation): boolean {
  return sumOf(terms).is0();
}

const FRESH = 32;
const WEIGHT = 16;

/** Checks the proofs of many at once. */
export class Batch {
  constructor(private readonly random: Random) {}

  /** For each of them, in the same order, the step of the first equation that does not hold. */
  refusedOfEach(all: readonly Proved[]): ReadonlyArray<Step | undefined> {
    const [only] = all;
    if (only === undefined) return [];
    if (all.length === 1) return [this.first(only.equations, only.bytes)];
    const bytes = concat(...all.map((each) => sha256(each.bytes)));
    if (this.hold(all.flatMap(({ equations }) => equations), bytes)) return all.map(() => undefined);
    const half = Math.floor(all.length / 2);
    return [...this.refusedOfEach(all.slice(0, half)), ...this.refusedOfEach(all.slice(half))];
  }

  private first(equations: readonly Equation[], bytes: Uint8Array): Step | undefined {
    if (equations.length <= 1) return firstFalse(equations);
    if (this.hold(equations, bytes)) return undefined;
    const half = Math.floor(equations.length / 2);
    return this.first(equations.slice(0, half), bytes) ?? this.first(equations.slice(half), bytes);
  }

  /** One weighted sum over all of them; a point that stands in several terms is multiplied once. */
  private hold(equations: readonly Equation[], bytes: Uint8Array): boolean {
    // fresh bytes hashed with the whole batch: even a generator that repeats itself gives weights that nobody chose
    const seed = sha256(concat(this.random(FRESH), bytes));
    const factors = new Map<Point, Scalar>();
    equations.forEach(({ terms }, i) => {
      const weight = toInteger(sha256(concat(seed, u32(i))).subarray(0, WEIGHT));
      for (const { factor, point } of terms) factors.set(point, (factors.get(point) ?? 0n) + weight * factor);
    });
    return sumOfMany(Array.from(factors, ([point, factor]) => ({ factor: mod(factor), point }))).is0();
  }
}
