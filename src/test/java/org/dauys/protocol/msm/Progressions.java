package org.dauys.protocol.msm;

import java.nio.ByteBuffer;
import java.util.List;
import org.dauys.protocol.group.Field;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;

/**
 * Points each of which goes a fixed step further at every turn. A turn costs an addition a point, all of them by one inversion,
 * where multiplications would cost a hundred times as much. Variable-time.
 */
public final class Progressions {
    private static final int SIZE = 2 * Field.SIZE;
    private static final int Y = Field.SIZE;
    private static final int COORDINATE = 32;
    /** Not in Montgomery's form: a product with it leaves that form. */
    private static final long[] ONE = {1, 0, 0, 0, 0};

    private final int count;
    /** The terms, and behind them their steps. */
    private final long[] points;

    private final long[] denominators;
    /** Of the denominators up to each; then their inverses. */
    private final long[] products;

    private final long[] t = new long[3 * Field.SIZE];

    /**
     * @param terms where each begins
     * @param steps how far each goes at a turn
     */
    public Progressions(List<Point> terms, List<Point> steps) {
        count = terms.size();
        points = new long[2 * count * SIZE];
        denominators = new long[count * Field.SIZE];
        products = new long[count * Field.SIZE];
        for (int i = 0; i < count; i++) {
            read(terms.get(i), i * SIZE);
            read(steps.get(i), (count + i) * SIZE);
        }
    }

    private void read(Point point, int at) {
        var wire = point.encode(Form.UNCOMPRESSED);
        Field.read(wire, 1, points, at);
        Field.read(wire, 1 + COORDINATE, points, at + Field.SIZE);
    }

    /** Every term goes on by its step. None ever meets its step or the opposite of it, unless it was made to. */
    public void next() {
        for (int i = 0; i < count; i++) {
            int at = i * Field.SIZE;
            Field.subtract(denominators, at, points, (count + i) * SIZE, points, i * SIZE);
            if (i == 0) {
                Field.copy(denominators, 0, products, 0);
            } else {
                Field.multiply(products, at, products, at - Field.SIZE, denominators, at);
            }
        }
        Field.invert(t, 0, products, (count - 1) * Field.SIZE);
        for (int i = count - 1; i > 0; i--) { // t: the inverse of the product of the denominators 0..i
            int at = i * Field.SIZE;
            Field.multiply(products, at, t, 0, products, at - Field.SIZE);
            Field.multiply(t, 0, t, 0, denominators, at);
        }
        Field.copy(t, 0, products, 0);
        for (int i = 0; i < count; i++) {
            add((count + i) * SIZE, i * SIZE, i * Field.SIZE);
        }
    }

    /** With λ the slope: {@code x = λ² − x₁ − x₂}, {@code y = λ·(x₁ − x) − y₁}, to where the term was. */
    private void add(int step, int term, int inverse) {
        int slope = 0, x = Field.SIZE, y = 2 * Field.SIZE;
        Field.subtract(t, slope, points, step + Y, points, term + Y);
        Field.multiply(t, slope, t, slope, products, inverse);
        Field.square(t, x, t, slope);
        Field.subtract(t, x, t, x, points, term);
        Field.subtract(t, x, t, x, points, step);
        Field.carry(t, x);
        Field.subtract(t, y, points, term, t, x);
        Field.multiply(t, y, t, y, t, slope);
        Field.subtract(t, y, t, y, points, term + Y);
        Field.carry(t, y);
        Field.copy(t, x, points, term);
        Field.copy(t, y, points, term + Y);
    }

    /** Where that term is. */
    public Point get(int term) {
        var wire = ByteBuffer.allocate(Form.UNCOMPRESSED.length()).put((byte) 4);
        write(term * SIZE, wire);
        write(term * SIZE + Field.SIZE, wire);
        return Point.decode(wire.array(), Form.UNCOMPRESSED).orElseThrow();
    }

    private void write(int at, ByteBuffer wire) {
        Field.multiply(t, 0, points, at, ONE, 0);
        Field.carry(t, 0); // now in 0..2²⁵⁶
        long high = t[4] << 16 | t[3] >>> 36;
        if (high >>> 32 == 0xffffffffL) { // possibly not below p
            var number = Field.read(points, at);
            for (int from = 3 * Long.SIZE; from >= 0; from -= Long.SIZE) {
                wire.putLong(number.shiftRight(from).longValue());
            }
            return;
        }
        wire.putLong(high)
                .putLong(t[3] << 28 | t[2] >>> 24)
                .putLong(t[2] << 40 | t[1] >>> 12)
                .putLong(t[1] << 52 | t[0]);
    }
}
