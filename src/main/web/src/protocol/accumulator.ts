/**
 * A sum of points under way, in coordinates that need no inversion: x = X/ZZ, y = Y/ZZZ with ZZ³ = ZZZ²; ZZ = 0 is the identity (XYZZ of the
 * Explicit-Formulas Database, hyperelliptic.org/EFD). Every case is added rightly. For public values. Twin of `msm/Accumulator.java`.
 * @module
 */
import { add, isZero, multiply, negate, read, SIZE, square, subtract, write } from "./field";
import { fromPublicAffine, invertModP, O, PRIME, type Point } from "./group";

const X = 0;
const Y = SIZE;
const ZZ = 2 * SIZE;
const ZZZ = 3 * SIZE;
const T0 = 0;
const T1 = SIZE;
const T2 = 2 * SIZE;
const T3 = 3 * SIZE;
const T4 = 4 * SIZE;

/** Numbers on the way; nothing here waits for anything, so all sums share them. */
const t = new Float64Array(5 * SIZE);
const ONE = new Float64Array(SIZE);
write(1n, ONE, 0);

/** Limbs of an affine point. */
export const POINT = 2 * SIZE;

export class Accumulator {
  private readonly sum = new Float64Array(4 * SIZE);

  get isIdentity(): boolean {
    for (let i = 0; i < SIZE; i++) if (this.sum[ZZ + i] !== 0) return false;
    return true;
  }

  /** Doubles this (dbl-2008-s-1, with a = −3). */
  twice(): void {
    const { sum } = this;
    if (this.isIdentity) return;
    add(t, T0, sum, Y, sum, Y); // U = 2Y
    square(t, T1, t, T0); // V = U²
    multiply(t, T2, t, T0, t, T1); // W = U·V
    multiply(t, T3, sum, X, t, T1); // S = X·V
    subtract(t, T4, sum, X, sum, ZZ);
    add(t, T0, sum, X, sum, ZZ);
    multiply(t, T0, t, T0, t, T4);
    add(t, T4, t, T0, t, T0);
    add(t, T0, t, T0, t, T4); // M = 3·(X − ZZ)·(X + ZZ)
    square(t, T4, t, T0);
    subtract(t, T4, t, T4, t, T3);
    subtract(sum, X, t, T4, t, T3); // X = M² − 2S
    multiply(t, T4, t, T2, sum, Y);
    subtract(t, T3, t, T3, sum, X);
    multiply(t, T3, t, T3, t, T0);
    subtract(sum, Y, t, T3, t, T4); // Y = M·(S − X) − W·Y
    multiply(sum, ZZ, sum, ZZ, t, T1);
    multiply(sum, ZZZ, sum, ZZZ, t, T2);
  }

  /** Adds the affine point at {@code at} of {@code points}, or subtracts it (madd-2008-s). */
  addPoint(points: Float64Array, at: number, negative: boolean): void {
    const { sum } = this;
    if (this.isIdentity) return this.set(points, at, negative);
    multiply(t, T0, points, at, sum, ZZ);
    multiply(t, T1, points, at + SIZE, sum, ZZZ);
    if (negative) negate(t, T1, t, T1);
    this.addScaled();
  }

  /** Adds the other, which is not changed (add-2008-s). */
  add(other: Accumulator): void {
    const { sum } = this;
    if (other.isIdentity) return;
    if (this.isIdentity) return sum.set(other.sum);
    multiply(sum, X, sum, X, other.sum, ZZ); // U1
    multiply(t, T0, other.sum, X, sum, ZZ); // U2
    multiply(sum, Y, sum, Y, other.sum, ZZZ); // S1
    multiply(t, T1, other.sum, Y, sum, ZZZ); // S2
    multiply(sum, ZZ, sum, ZZ, other.sum, ZZ);
    multiply(sum, ZZZ, sum, ZZZ, other.sum, ZZZ); // this has the denominators of both now
    this.addScaled();
  }

  /**
   * Adds the point whose X and Y, over the denominators of this, stand in t: with P and R their differences from those of this, and Q = X·PP,
   * X = R² − PPP − 2Q and Y = R·(Q − X) − Y·PPP.
   */
  private addScaled(): void {
    const { sum } = this;
    subtract(t, T0, t, T0, sum, X); // P
    subtract(t, T1, t, T1, sum, Y); // R
    if (isZero(t, T0)) return this.addSameX();
    square(t, T2, t, T0); // PP
    multiply(t, T3, t, T2, t, T0); // PPP
    multiply(t, T4, sum, X, t, T2); // Q
    multiply(sum, ZZ, sum, ZZ, t, T2);
    multiply(sum, ZZZ, sum, ZZZ, t, T3);
    square(t, T2, t, T1);
    subtract(t, T2, t, T2, t, T3);
    subtract(t, T2, t, T2, t, T4);
    subtract(sum, X, t, T2, t, T4);
    multiply(t, T3, sum, Y, t, T3);
    subtract(t, T4, t, T4, sum, X);
    multiply(t, T4, t, T4, t, T1);
    subtract(sum, Y, t, T4, t, T3);
  }

  /** P = 0: the points have the same x, so they are equal or opposite. */
  private addSameX(): void {
    if (isZero(t, T1)) this.twice();
    else this.sum.fill(0);
  }

  private set(points: Float64Array, at: number, negative: boolean): void {
    const { sum } = this;
    sum.set(points.subarray(at, at + POINT), X);
    if (negative) negate(sum, Y, sum, Y);
    sum.set(ONE, ZZ);
    sum.set(ONE, ZZZ);
  }

  /** The sum. It is checked once more that it is on the curve. */
  point(): Point {
    if (this.isIdentity) return O;
    const x = (read(this.sum, X) * invertModP(read(this.sum, ZZ))) % PRIME;
    const y = (read(this.sum, Y) * invertModP(read(this.sum, ZZZ))) % PRIME;
    return fromPublicAffine(x, y);
  }
}
