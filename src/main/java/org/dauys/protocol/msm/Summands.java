package org.dauys.protocol.msm;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Term;

/**
 * The terms of a sum as the algorithms want them: factors as positive numbers of at most 255 bits, points as limbs. A factor
 * over half of n counts as a negative one, and its point is negated: −w for a weight w of 128 bits is as short as w.
 */
final class Summands {
    private static final int COORDINATE = 32;
    private static final int WORDS = 4;

    private final long[] points;
    private final long[] factors;

    private Summands(long[] points, long[] factors) {
        this.points = points;
        this.factors = factors;
    }

    /** Of {@code terms}, those that contribute anything. */
    static Summands of(List<Term> terms) {
        var points = new long[terms.size() * Additions.SIZE];
        var factors = new long[terms.size() * WORDS];
        int count = 0;
        for (var term : terms) {
            if (term.element() instanceof Point point && !term.factor().isZero()) {
                var factor = new BigInteger(1, term.factor().encode());
                var negative = new BigInteger(1, term.factor().negate().encode());
                boolean negated = negative.compareTo(factor) < 0;
                write(negated ? negative : factor, factors, count * WORDS);
                write(point, negated, points, count * Additions.SIZE);
                count++;
            }
        }
        return new Summands(Arrays.copyOf(points, count * Additions.SIZE), Arrays.copyOf(factors, count * WORDS));
    }

    private static void write(BigInteger number, long[] to, int at) {
        for (int i = 0; i < WORDS; i++) {
            to[at + i] = number.shiftRight(Long.SIZE * i).longValue();
        }
    }

    private static void write(Point point, boolean negated, long[] to, int at) {
        var wire = point.encode(Point.Form.UNCOMPRESSED);
        Field.write(new BigInteger(1, wire, 1, COORDINATE), to, at);
        int y = at + Field.SIZE;
        Field.write(new BigInteger(1, wire, 1 + COORDINATE, COORDINATE), to, y);
        if (negated) {
            Field.negate(to, y, to, y);
            Field.carry(to, y);
        }
    }

    int count() {
        return factors.length / WORDS;
    }

    /** x and y of every point, {@link Additions#SIZE} limbs each. */
    long[] points() {
        return points;
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
