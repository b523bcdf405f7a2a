package org.dauys.protocol.msm;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Few terms: odd multiples of every point, and all of them over common doublings, with factors in windowed non-adjacent form
 * (Möller, "Algorithms for multi-exponentiation", SAC 2001). What stands at a position is summed before the doublings, in
 * {@link Buckets}, which cost half of adding one point after another.
 */
final class Straus {
    /** Digits are odd and below 2⁴ in magnitude, so a point needs its first eight odd multiples. */
    private static final int WIDTH = 5;

    private static final int MULTIPLES = 1 << WIDTH - 2;

    /** Places that a point takes: for its multiples, and for its double, by which they grow. */
    private static final int EACH = MULTIPLES + 1;

    private static final int POSITIONS = 257;

    private Straus() {}

    /** @param store gives room for so many points */
    static Accumulator sum(Summands summands, IntFunction<Points> store) {
        var buckets = buckets(summands, store);
        var sum = new Accumulator();
        for (int position = POSITIONS - 1; position >= 0; position--) {
            sum.twice();
            buckets.addTo(sum, position);
        }
        return sum;
    }

    /** For every position of the digits, the sum of the multiples that stand there. */
    private static Buckets buckets(Summands summands, IntFunction<Points> store) {
        var digits = new byte[summands.count()][];
        var sizes = new int[POSITIONS];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = digits(summands, i);
            for (int position = 0; position < POSITIONS; position++) {
                sizes[position] += digits[i][position] & 1;
            }
        }
        int table = digits.length * EACH;
        var points = store.apply(table + Buckets.places(Arrays.stream(sizes).sum(), POSITIONS));
        multiples(summands, points);
        var buckets = new Buckets(points, table, sizes);
        for (int i = 0; i < digits.length; i++) {
            for (int position = 0; position < POSITIONS; position++) {
                int digit = digits[i][position];
                if (digit != 0) {
                    buckets.put(position, i * EACH + Math.abs(digit) / 2, digit < 0);
                }
            }
        }
        buckets.reduce();
        return buckets;
    }

    /** P, 3P, … 15P of every point, one after another, and 2P behind them. No sum is the identity: the order is prime. */
    private static void multiples(Summands summands, Points table) {
        summands.copyTo(table, EACH);
        for (int i = 0; i < summands.count(); i++) {
            table.queue(i * EACH, i * EACH, i * EACH + MULTIPLES);
        }
        table.finish();
        for (int multiple = 1; multiple < MULTIPLES; multiple++) {
            for (int i = 0; i < summands.count(); i++) {
                int last = i * EACH + multiple - 1;
                table.queue(last, i * EACH + MULTIPLES, last + 1);
            }
            table.finish();
        }
    }

    /** Odd digits or zeros whose sum over {@code digit · 2^position} is the factor. */
    private static byte[] digits(Summands summands, int term) {
        var digits = new byte[POSITIONS];
        long carry = 0;
        for (int position = 0; position < POSITIONS; ) {
            long window = summands.bits(term, position, WIDTH) + carry;
            if ((window & 1) == 0) {
                position++;
                continue;
            }
            carry = window >>> WIDTH - 1; // a digit of the upper half is the negative one, and borrows from above
            digits[position] = (byte) (window - (carry << WIDTH));
            position += WIDTH;
        }
        return digits;
    }
}
