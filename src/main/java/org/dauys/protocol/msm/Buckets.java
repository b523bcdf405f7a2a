package org.dauys.protocol.msm;

/** Points in groups, of which only each group's sum is wanted. Summed in pairs, all groups at once, in affine coordinates. */
final class Buckets {
    private final int[] start;

    /** Points that a bucket has so far; after {@link #reduce} one, or none if they cancelled. */
    private final int[] size;

    private final Points points;

    /**
     * @param first of the places in {@code points} that are theirs
     * @param capacities of each bucket, how many points it will get at most
     */
    Buckets(Points points, int first, int[] capacities) {
        this.points = points;
        start = new int[capacities.length];
        size = new int[capacities.length];
        int next = first;
        for (int bucket = 0; bucket < capacities.length; bucket++) {
            start[bucket] = next;
            next += capacities[bucket];
        }
    }

    /** Puts a copy of the point, or its negative, into a bucket. */
    void put(int bucket, int point, boolean negated) {
        int to = start[bucket] + size[bucket]++;
        points.copy(point, to);
        if (negated) {
            points.negate(to);
        }
    }

    /** Sums every bucket. */
    void reduce() {
        for (boolean again = true; again; points.finish()) {
            again = false;
            for (int bucket = 0; bucket < size.length; bucket++) {
                int end = start[bucket] + size[bucket];
                int next = start[bucket] + size[bucket] % 2; // of an odd number the first one waits for the next round
                for (int i = next; i < end; i += 2) {
                    if (points.queue(i, i + 1, next)) {
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
    boolean copy(int bucket, int to) {
        if (bucket >= size.length || size[bucket] == 0) {
            return false;
        }
        points.copy(start[bucket], to);
        return true;
    }

    /** Adds a reduced bucket to {@code sum}. */
    void addTo(Accumulator sum, int bucket) {
        if (size[bucket] > 0) {
            points.addTo(sum, start[bucket]);
        }
    }
}
