package org.dauys.protocol.msm;

import java.math.BigInteger;
import org.dauys.protocol.group.Field;

/** Points in the form of {@link Field}: what plain Java does on every machine. */
final class ScalarPoints implements Points {
    /** Additions at a time: their denominators and products stay in the processor's cache. */
    private static final int CAPACITY = 512;

    private static final int X = 0;
    private static final int Y = Field.SIZE;
    private static final int Y1 = 3 * Field.SIZE;
    private static final int Y2 = 4 * Field.SIZE;
    private static final long[] ONE = new long[Field.SIZE];

    static {
        Field.write(BigInteger.ONE, ONE, 0);
    }

    private final long[] points;
    private final int[] left = new int[CAPACITY];
    private final int[] right = new int[CAPACITY];
    private final int[] sum = new int[CAPACITY];
    private final long[] denominators = new long[CAPACITY * Field.SIZE];
    private final long[] products = new long[CAPACITY * Field.SIZE];
    private final long[] t = new long[5 * Field.SIZE];
    private int waiting;

    ScalarPoints(int count) {
        this.points = new long[count * SIZE];
    }

    @Override
    public void set(int point, long[] from, int where) {
        System.arraycopy(from, where, points, point * SIZE, SIZE);
    }

    @Override
    public void copy(int from, int to) {
        Field.copy(points, at(from), points, at(to));
        copyY(from, points, at(to) + Y);
        Field.carry(points, at(to) + Y);
    }

    /** Where a point stands, or that of which it is the negative. */
    private static int at(int point) {
        return SIZE * (point < 0 ? ~point : point);
    }

    /** Not carried. Without a branch, for in every other sum of a bucket the processor would guess it wrongly. */
    private void copyY(int point, long[] to, int where) {
        int y = at(point) + Y;
        long mask = point < 0 ? -1 : 0;
        for (int i = 0; i < Field.SIZE; i++) {
            to[where + i] = (points[y + i] ^ mask) - mask;
        }
    }

    @Override
    public void addTo(Accumulator sum, int point) {
        var copy = new long[SIZE];
        Field.copy(points, at(point), copy, X);
        copyY(point, copy, Y);
        sum.add(copy, 0);
    }

    @Override
    public boolean queue(int left, int right, int sum) {
        if (!denominator(left, right)) {
            return false;
        }
        this.left[waiting] = left;
        this.right[waiting] = right;
        this.sum[waiting] = sum;
        waiting++;
        if (waiting == CAPACITY) {
            finish();
        }
        return true;
    }

    /** {@code x₂ − x₁}, or {@code 2y} for a point with itself. False if the points are opposite. */
    private boolean denominator(int p, int q) {
        int denominator = waiting * Field.SIZE;
        Field.subtract(denominators, denominator, points, at(q) + X, points, at(p) + X);
        if (!Field.isZero(denominators, denominator)) {
            return true;
        }
        copyY(p, t, Y1);
        copyY(q, t, Y2);
        Field.add(denominators, denominator, t, Y1, t, Y2);
        return !Field.isZero(denominators, denominator);
    }

    @Override
    public void finish() {
        if (waiting == 0) {
            return;
        }
        Field.copy(denominators, 0, products, 0);
        for (int i = 1; i < waiting; i++) {
            Field.multiply(products, i * Field.SIZE, products, (i - 1) * Field.SIZE, denominators, i * Field.SIZE);
        }
        Field.invert(t, 0, products, (waiting - 1) * Field.SIZE);
        for (int i = waiting - 1; i > 0; i--) { // t: the inverse of the product of the denominators 0..i
            Field.multiply(products, i * Field.SIZE, t, 0, products, (i - 1) * Field.SIZE);
            Field.multiply(t, 0, t, 0, denominators, i * Field.SIZE);
        }
        Field.copy(t, 0, products, 0);
        for (int i = 0; i < waiting; i++) {
            add(left[i], right[i], SIZE * sum[i], i * Field.SIZE);
        }
        waiting = 0;
    }

    /** With λ the slope: {@code x = λ² − x₁ − x₂}, {@code y = λ·(x₁ − x) − y₁}. {@code inverse} is the denominator's. */
    private void add(int left, int right, int r, int inverse) {
        int slope = 0, x = Field.SIZE, y = 2 * Field.SIZE;
        int p = at(left);
        int q = at(right);
        copyY(left, t, Y1);
        copyY(right, t, Y2);
        Field.subtract(t, slope, t, Y2, t, Y1);
        Field.subtract(t, x, points, q + X, points, p + X);
        if (Field.isZero(t, x)) { // the same point, for opposite ones are not queued: its slope is (3x² − 3)/2y
            Field.square(t, slope, points, p + X);
            Field.subtract(t, slope, t, slope, ONE, 0);
            Field.add(t, x, t, slope, t, slope);
            Field.add(t, slope, t, slope, t, x);
            Field.carry(t, slope);
        }
        Field.multiply(t, slope, t, slope, products, inverse);
        Field.square(t, x, t, slope);
        Field.subtract(t, x, t, x, points, p + X);
        Field.subtract(t, x, t, x, points, q + X);
        Field.carry(t, x);
        Field.subtract(t, y, points, p + X, t, x);
        Field.multiply(t, y, t, y, t, slope);
        Field.subtract(t, y, t, y, t, Y1);
        Field.carry(t, y);
        Field.copy(t, x, points, r + X);
        Field.copy(t, y, points, r + Y);
    }
}
