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

    /** Has for each stretch a bucket, a running sum and the sum of these, from {@code first} on. */
    private final Points points;

    private final int first;
    private final boolean[] present;

    private RunningSums(Buckets buckets, Points points, int first) {
        this.buckets = buckets;
        this.stretches = stretches(buckets.count());
        this.points = points;
        this.first = first;
        this.present = new boolean[3 * stretches];
    }

    private static int stretches(int buckets) {
        return (buckets + LENGTH - 1) / LENGTH;
    }

    /** Places that the sums over so many buckets take. */
    static int places(int buckets) {
        return 3 * stretches(buckets);
    }

    /**
     * @param buckets reduced; bucket 0 counts for nothing
     * @param first of the {@link #places} in {@code points} that are theirs
     */
    static Accumulator of(Buckets buckets, Points points, int first) {
        var sums = new RunningSums(buckets, points, first);
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
            present[stretch] = buckets.copy(stretch * LENGTH + offset, first + stretch);
        }
    }

    /** Adds to the points from {@code to} on those from {@code from} on, one for each stretch. */
    private void add(int from, int to) {
        for (int stretch = 0; stretch < stretches; stretch++) {
            int term = from + stretch;
            int sum = to + stretch;
            if (present[term] && present[sum]) {
                present[sum] = points.queue(first + sum, first + term, first + sum);
            } else if (present[term]) {
                points.copy(first + term, first + sum);
                present[sum] = true;
            }
        }
        points.finish();
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
            points.addTo(sum, first + point);
        }
    }
}
