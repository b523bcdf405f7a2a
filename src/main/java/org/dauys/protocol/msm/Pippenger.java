package org.dauys.protocol.msm;

import java.util.function.IntFunction;

/**
 * Many terms: in every window of the factors' bits, a bucket for each digit sums the points that have it, and running sums
 * weight each bucket with its digit (Bernstein, Doumen, Lange, Oosterwijk, "Faster batch forgery identification", INDOCRYPT
 * 2012, §4).
 */
final class Pippenger {
    private final Summands summands;
    private final Digits digits;

    /** The summands, then the sums of a window's buckets, then their running sums. */
    private final Points points;

    private final int running;

    private Pippenger(Summands summands, IntFunction<Points> store) {
        this.summands = summands;
        this.digits = new Digits(summands, width(summands.count()));
        int buckets = digits.largest() + 1;
        this.running = summands.count() + Buckets.places(summands.count(), buckets);
        this.points = store.apply(running + RunningSums.places(buckets));
        summands.copyTo(points, 1);
    }

    /** @param store gives room for so many points */
    static Accumulator sum(Summands summands, IntFunction<Points> store) {
        return new Pippenger(summands, store).sum();
    }

    /** One bit more saves a window in ten or so and doubles the buckets: about log₂ of the count less 4 costs least. */
    private static int width(int count) {
        int log = Integer.SIZE - Integer.numberOfLeadingZeros(count);
        return Math.max(4, Math.min(Digits.MAX_WIDTH, log - 4));
    }

    private Accumulator sum() {
        var sum = new Accumulator();
        for (int window = digits.windows() - 1; window >= 0; window--) {
            for (int i = 0; i < digits.width(); i++) {
                sum.twice();
            }
            sum.add(RunningSums.of(buckets(window), points, running));
        }
        return sum;
    }

    /** The points of a window by the magnitudes of their digits; bucket 0, which counts for nothing, stays empty. */
    private Buckets buckets(int window) {
        var sizes = new int[digits.largest() + 1];
        for (int i = 0; i < summands.count(); i++) {
            sizes[Math.abs(digits.of(i, window))]++;
        }
        sizes[0] = 0;
        var buckets = new Buckets(points, summands.count(), sizes);
        for (int i = 0; i < summands.count(); i++) {
            int digit = digits.of(i, window);
            if (digit != 0) {
                buckets.put(Math.abs(digit), i, digit < 0);
            }
        }
        buckets.reduce();
        return buckets;
    }
}
