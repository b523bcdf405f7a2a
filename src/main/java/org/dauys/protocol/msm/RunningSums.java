package org.dauys.protocol.msm;

/**
 * {@code Σ b·bucket(b)} by running sums: going down, every bucket is in as many of them as its number says. Stretches of buckets go
 * down side by side, in affine coordinates, and {@code b = stretch·LENGTH + offset} puts them together.
 */
final class RunningSums {
    /** Buckets of a stretch; a power of two. */
    private static final int LENGTH = 16;

    private static final int DOUBLINGS = Integer.numberOfTrailingZeros(LENGTH);

    private final Buckets buckets;
    private final int stretches;

    /** A bucket, a running sum and the sum of these, for each stretch. */
    private final long[] points;

    private final boolean[] present;
    private final Additions additions;

    private RunningSums(Buckets buckets) {
        this.buckets = buckets;
        this.stretches = (buckets.count() + LENGTH - 1) / LENGTH;
        this.points = new long[3 * stretches * Additions.SIZE];
        this.present = new boolean[3 * stretches];
        this.additions = new Additions(points);
    }

    /** @param buckets reduced; bucket 0 counts for nothing */
    static Accumulator of(Buckets buckets) {
        var sums = new RunningSums(buckets);
        for (int offset = LENGTH - 1; offset >= 0; offset--) {
            sums.take(offset);
            sums.add(0, sums.stretches);
            if (offset > 0) {
                sums.add(sums.stretches, 2 * sums.stretches);
            }
        }
        return sums.together();
    }

    private void take(int offset) {
        for (int stretch = 0; stretch < stretches; stretch++) {
            present[stretch] = buckets.copy(stretch * LENGTH + offset, points, stretch * Additions.SIZE);
        }
    }

    /** Adds to the points from {@code to} on those from {@code from} on, one for each stretch. */
    private void add(int from, int to) {
        for (int stretch = 0; stretch < stretches; stretch++) {
            int term = from + stretch;
            int sum = to + stretch;
            if (present[term] && present[sum]) {
                present[sum] = additions.queue(sum, term, sum);
            } else if (present[term]) {
                System.arraycopy(points, term * Additions.SIZE, points, sum * Additions.SIZE, Additions.SIZE);
                present[sum] = true;
            }
        }
        additions.finish();
    }

    /** {@code LENGTH · Σ stretch·(its running sum) + Σ (its sum)}. */
    private Accumulator together() {
        var running = new Accumulator();
        var total = new Accumulator();
        for (int stretch = stretches - 1; stretch > 0; stretch--) {
            addTo(running, stretches + stretch);
            total.add(running);
        }
        for (int i = 0; i < DOUBLINGS; i++) {
            total.twice();
        }
        for (int stretch = 0; stretch < stretches; stretch++) {
            addTo(total, 2 * stretches + stretch);
        }
        return total;
    }

    private void addTo(Accumulator sum, int point) {
        if (present[point]) {
            sum.add(points, point * Additions.SIZE);
        }
    }
}
