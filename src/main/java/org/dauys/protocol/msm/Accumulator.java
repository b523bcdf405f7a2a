package org.dauys.protocol.msm;

import java.math.BigInteger;
import java.util.Arrays;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Field;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.Point;

/**
 * A sum under way, in coordinates that need no inversion: {@code x = X/ZZ}, {@code y = Y/ZZZ} with {@code ZZ³ = ZZZ²}; ZZ = 0
 * is the identity (XYZZ of the Explicit-Formulas Database, hyperelliptic.org/EFD). Every case is added rightly.
 */
final class Accumulator {
    private static final int X = 0;
    private static final int Y = Field.SIZE;
    private static final int ZZ = 2 * Field.SIZE;
    private static final int ZZZ = 3 * Field.SIZE;
    private static final int T1 = Field.SIZE;
    private static final int T2 = 2 * Field.SIZE;
    private static final int T3 = 3 * Field.SIZE;
    private static final int T4 = 4 * Field.SIZE;
    private static final int COORDINATE = 32;

    private final long[] sum = new long[4 * Field.SIZE];
    private final long[] t = new long[5 * Field.SIZE];

    boolean isIdentity() {
        return Field.isZero(sum, ZZ);
    }

    /** Doubles this (dbl-2008-s-1, with a = −3). */
    void twice() {
        if (isIdentity()) {
            return;
        }
        Field.add(t, 0, sum, Y, sum, Y); // U = 2Y
        Field.carry(t, 0);
        Field.square(t, T1, t, 0); // V = U²
        Field.multiply(t, T2, t, 0, t, T1); // W = U·V
        Field.multiply(t, T3, sum, X, t, T1); // S = X·V
        Field.subtract(t, T4, sum, X, sum, ZZ);
        Field.add(t, 0, sum, X, sum, ZZ);
        Field.multiply(t, 0, t, 0, t, T4);
        Field.add(t, T4, t, 0, t, 0);
        Field.add(t, 0, t, 0, t, T4); // M = 3·(X − ZZ)·(X + ZZ)
        Field.carry(t, 0);
        Field.square(t, T4, t, 0);
        Field.subtract(t, T4, t, T4, t, T3);
        Field.subtract(sum, X, t, T4, t, T3); // X = M² − 2S
        Field.carry(sum, X);
        Field.multiply(t, T4, t, T2, sum, Y);
        Field.subtract(t, T3, t, T3, sum, X);
        Field.multiply(t, T3, t, T3, t, 0);
        Field.subtract(sum, Y, t, T3, t, T4); // Y = M·(S − X) − W·Y
        Field.carry(sum, Y);
        Field.multiply(sum, ZZ, sum, ZZ, t, T1);
        Field.multiply(sum, ZZZ, sum, ZZZ, t, T2);
    }

    /** Adds the affine point at {@code at} of {@code points} (madd-2008-s). */
    void add(long[] points, int at) {
        if (isIdentity()) {
            set(points, at);
            return;
        }
        Field.multiply(t, 0, points, at, sum, ZZ);
        Field.multiply(t, T1, points, at + Field.SIZE, sum, ZZZ);
        addScaled();
    }

    /** Adds the other, whose coordinates are not changed (add-2008-s). */
    void add(Accumulator other) {
        if (other.isIdentity()) {
            return;
        }
        if (isIdentity()) {
            System.arraycopy(other.sum, 0, sum, 0, sum.length);
            return;
        }
        Field.multiply(sum, X, sum, X, other.sum, ZZ); // U1
        Field.multiply(t, 0, other.sum, X, sum, ZZ); // U2
        Field.multiply(sum, Y, sum, Y, other.sum, ZZZ); // S1
        Field.multiply(t, T1, other.sum, Y, sum, ZZZ); // S2
        Field.multiply(sum, ZZ, sum, ZZ, other.sum, ZZ);
        Field.multiply(sum, ZZZ, sum, ZZZ, other.sum, ZZZ); // this now has the denominators of both
        addScaled();
    }

    /**
     * Adds the point whose X and Y, over the denominators of this, stand in t: with P and R their differences from those of this,
     * and {@code Q = X·PP}, {@code X = R² − PPP − 2Q} and {@code Y = R·(Q − X) − Y·PPP}.
     */
    private void addScaled() {
        Field.subtract(t, 0, t, 0, sum, X); // P
        Field.subtract(t, T1, t, T1, sum, Y); // R
        if (isExceptional()) {
            return;
        }
        Field.square(t, T2, t, 0); // PP
        Field.multiply(t, T3, t, T2, t, 0); // PPP
        Field.multiply(t, T4, sum, X, t, T2); // Q
        Field.multiply(sum, ZZ, sum, ZZ, t, T2);
        Field.multiply(sum, ZZZ, sum, ZZZ, t, T3);
        Field.square(t, T2, t, T1);
        Field.subtract(t, T2, t, T2, t, T3);
        Field.subtract(t, T2, t, T2, t, T4);
        Field.subtract(sum, X, t, T2, t, T4);
        Field.carry(sum, X);
        Field.multiply(t, T3, sum, Y, t, T3);
        Field.subtract(t, T4, t, T4, sum, X);
        Field.multiply(t, T4, t, T4, t, T1);
        Field.subtract(sum, Y, t, T4, t, T3);
        Field.carry(sum, Y);
    }

    /** P = 0: the points have the same x, so they are equal or opposite. */
    private boolean isExceptional() {
        if (!Field.isZero(t, 0)) {
            return false;
        }
        if (Field.isZero(t, T1)) {
            twice();
        } else {
            Arrays.fill(sum, 0);
        }
        return true;
    }

    private void set(long[] points, int at) {
        System.arraycopy(points, at, sum, X, Points.SIZE);
        Field.write(BigInteger.ONE, sum, ZZ);
        Field.write(BigInteger.ONE, sum, ZZZ);
    }

    /**
     * The sum. It goes through {@link Point#decode}, which lets nothing pass that is off the curve.
     *
     * @throws WrongSum if it is off the curve
     */
    Element element() {
        if (isIdentity()) {
            return Identity.O;
        }
        var x = Field.read(sum, X)
                .multiply(Field.read(sum, ZZ).modInverse(Field.P))
                .mod(Field.P);
        var y = Field.read(sum, Y)
                .multiply(Field.read(sum, ZZZ).modInverse(Field.P))
                .mod(Field.P);
        return Point.decode(Bytes.concat(new byte[] {4}, coordinate(x), coordinate(y)), Point.Form.UNCOMPRESSED)
                .orElseThrow(() -> new WrongSum("a sum of points is off the curve"));
    }

    private static byte[] coordinate(BigInteger number) {
        var digits = number.toByteArray();
        var wire = new byte[COORDINATE];
        int length = Math.min(digits.length, COORDINATE);
        System.arraycopy(digits, digits.length - length, wire, COORDINATE - length, length);
        return wire;
    }
}
