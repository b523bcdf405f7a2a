package org.dauys.protocol.msm;

import org.dauys.protocol.group.Field;

/** Points in groups, of which only each group's sum is wanted. Summed in pairs, all groups at once, in affine coordinates. */
final class Buckets {
    private final int[] start;

    /** Points that a bucket has so far; after {@link #reduce} one, or none if they cancelled. */
    private final int[] size;

    private final long[] points;

    /** @param capacities of each bucket, how many points it will get at most */
    Buckets(int[] capacities) {
        start = new int[capacities.length];
        size = new int[capacities.length];
        int next = 0;
        for (int bucket = 0; bucket < capacities.length; bucket++) {
            start[bucket] = next;
            next += capacities[bucket];
        }
        points = new long[next * Additions.SIZE];
    }

    /** Puts the point at {@code at} of {@code from}, or its negative, into a bucket. */
    void put(int bucket, long[] from, int at, boolean negated) {
        int to = (start[bucket] + size[bucket]++) * Additions.SIZE;
        System.arraycopy(from, at, points, to, Additions.SIZE);
        if (negated) {
            int y = to + Field.SIZE;
            Field.negate(points, y, points, y);
            Field.carry(points, y);
        }
    }

    /** Sums every bucket. */
    void reduce() {
        var additions = new Additions(points);
        for (boolean again = true; again; additions.finish()) {
            again = false;
            for (int bucket = 0; bucket < size.length; bucket++) {
                int end = start[bucket] + size[bucket];
                int next = start[bucket] + size[bucket] % 2; // of an odd number the first one waits for the next round
                for (int i = next; i < end; i += 2) {
                    if (additions.queue(i, i + 1, next)) {
                        next++;
                    }
                }
                size[bucket] = next - start[bucket];
                again |= size[bucket] > 1;
            }
        }
    }

    int count() {
        return size.length;
    }

    /** Copies what a reduced bucket holds. False, and nothing is copied, if that is the identity or there is no such bucket. */
    boolean copy(int bucket, long[] to, int at) {
        if (bucket >= size.length || size[bucket] == 0) {
            return false;
        }
        System.arraycopy(points, start[bucket] * Additions.SIZE, to, at, Additions.SIZE);
        return true;
    }

    /** Adds a reduced bucket to {@code sum}. */
    void addTo(Accumulator sum, int bucket) {
        if (size[bucket] > 0) {
            sum.add(points, start[bucket] * Additions.SIZE);
        }
    }
}
