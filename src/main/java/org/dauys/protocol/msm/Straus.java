package org.dauys.protocol.msm;

/**
 * Few terms: odd multiples of every point, and all of them over common doublings, with factors in windowed non-adjacent form
 * (Möller, "Algorithms for multi-exponentiation", SAC 2001). What stands at a position is summed before the doublings, in
 * {@link Buckets}, which cost half of adding one point after another.
 */
final class Straus {
    /** Digits are odd and below 2⁴ in magnitude, so a point needs its first eight odd multiples. */
    private static final int WIDTH = 5;

    private static final int MULTIPLES = 1 << WIDTH - 2;
    private static final int POSITIONS = 257;

    private Straus() {}

    static Accumulator sum(Summands summands) {
        var buckets = buckets(summands);
        var sum = new Accumulator();
        for (int position = POSITIONS - 1; position >= 0; position--) {
            sum.twice();
            buckets.addTo(sum, position);
        }
        return sum;
    }

    /** For every position of the digits, the sum of the multiples that stand there. */
    private static Buckets buckets(Summands summands) {
        var digits = new byte[summands.count()][];
        var sizes = new int[POSITIONS];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = digits(summands, i);
            for (int position = 0; position < POSITIONS; position++) {
                sizes[position] += digits[i][position] & 1;
            }
        }
        var multiples = multiples(summands);
        var buckets = new Buckets(sizes);
        for (int i = 0; i < digits.length; i++) {
            for (int position = 0; position < POSITIONS; position++) {
                int digit = digits[i][position];
                if (digit != 0) {
                    int multiple = i * (MULTIPLES + 1) + Math.abs(digit) / 2;
                    buckets.put(position, multiples, multiple * Additions.SIZE, digit < 0);
                }
            }
        }
        buckets.reduce();
        return buckets;
    }

    /** P, 3P, … 15P of every point, one after another, and 2P behind them. No sum is the identity: the order is prime. */
    private static long[] multiples(Summands summands) {
        int each = MULTIPLES + 1;
        var table = new long[summands.count() * each * Additions.SIZE];
        var additions = new Additions(table);
        for (int i = 0; i < summands.count(); i++) {
            System.arraycopy(summands.points(), i * Additions.SIZE, table, i * each * Additions.SIZE, Additions.SIZE);
            additions.queue(i * each, i * each, i * each + MULTIPLES);
        }
        additions.finish();
        for (int multiple = 1; multiple < MULTIPLES; multiple++) {
            for (int i = 0; i < summands.count(); i++) {
                additions.queue(i * each + multiple - 1, i * each + MULTIPLES, i * each + multiple);
            }
            additions.finish();
        }
        return table;
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
