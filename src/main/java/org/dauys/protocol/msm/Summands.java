package org.dauys.protocol.msm;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.dauys.protocol.group.Field;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;

/**
 * The terms of a sum, as the algorithms want them: factors as positive numbers of at most 255 bits, points as limbs. A factor
 * of 256 bits counts as a negative one, and its point is negated.
 */
final class Summands {
    private static final int COORDINATE = 32;
    private static final int WORDS = 4;

    private static final int AT_FIRST = 128;

    private long[] points = new long[AT_FIRST * Points.SIZE];
    private long[] factors = new long[AT_FIRST * WORDS];
    private int count;

    /** Adds a term, unless its factor is zero. */
    void add(Scalar factor, Point point) {
        if (factor.isZero()) {
            return;
        }
        if (count * WORDS == factors.length) {
            points = Arrays.copyOf(points, 2 * points.length);
            factors = Arrays.copyOf(factors, 2 * factors.length);
        }
        var wire = factor.encode();
        boolean negated = wire[0] < 0; // above 2²⁵⁵; between n/2 and that, factor and negative are both short enough
        write(negated ? factor.negate().encode() : wire, factors, count * WORDS);
        write(point, negated, points, count * Points.SIZE);
        count++;
    }

    private static void write(byte[] factor, long[] to, int at) {
        var bytes = ByteBuffer.wrap(factor);
        for (int i = WORDS - 1; i >= 0; i--) {
            to[at + i] = bytes.getLong();
        }
    }

    static void write(Point point, boolean negated, long[] to, int at) {
        var wire = point.encode(Point.Form.UNCOMPRESSED);
        int y = at + Field.SIZE;
        Field.read(wire, 1, to, at);
        Field.read(wire, 1 + COORDINATE, to, y);
        if (negated) {
            Field.negate(to, y, to, y);
            Field.carry(to, y);
        }
    }

    int count() {
        return count;
    }

    /** Puts every point into {@code store}, each {@code step} places after the one before. */
    void copyTo(Points store, int step) {
        for (int i = 0; i < count; i++) {
            store.set(i * step, points, i * Points.SIZE);
        }
    }

    /** The {@code width} bits of a factor from bit {@code start} on; bits from 256 on are zero. {@code width} in 1..63. */
    long bits(int term, int start, int width) {
        int word = start / Long.SIZE;
        int shift = start % Long.SIZE;
        long bits = word < WORDS ? factors[term * WORDS + word] >>> shift : 0;
        if (shift + width > Long.SIZE && word + 1 < WORDS) {
            bits |= factors[term * WORDS + word + 1] << (Long.SIZE - shift);
        }
        return bits & (1L << width) - 1;
    }
}
