package org.dauys.protocol.msm;

/**
 * Points in groups, of which only each group's sum is wanted. Summed in pairs, all groups at once, in affine coordinates. No point is
 * copied: a group has the numbers of its points.
 */
final class Buckets {
    /** Where a bucket's members start. */
    private final int[] start;

    /** Points that a bucket has so far; after {@link #reduce} one, or none if they cancelled. */
    private final int[] size;

    /** Numbers of points, {@code ~number} for the negative of one. */
    private final int[] members;

    private final Points points;

    /** Where a bucket's sums go: half as many as its members at most, and the one that waits. */
    private final int[] sums;

    /**
     * @param first of the {@link #places} in {@code points} that are theirs
     * @param capacities of each bucket, how many points it will get at most
     */
    Buckets(Points points, int first, int[] capacities) {
        this.points = points;
        start = new int[capacities.length];
        size = new int[capacities.length];
        sums = new int[capacities.length];
        int next = 0;
        int place = first;
        for (int bucket = 0; bucket < capacities.length; bucket++) {
            start[bucket] = next;
            sums[bucket] = place;
            next += capacities[bucket];
            place += (capacities[bucket] + 1) / 2;
        }
        members = new int[next];
    }

    /** Places that the sums of so many points in so many buckets take at most. */
    static int places(int points, int buckets) {
        return (points + buckets) / 2;
    }

    /** Puts a point into a bucket, or its negative. */
    void put(int bucket, int point, boolean negated) {
        members[start[bucket] + size[bucket]++] = negated ? ~point : point;
    }

    /** Sums every bucket. */
    void reduce() {
        for (boolean again = true; again; points.finish()) {
            again = false;
            for (int bucket = 0; bucket < size.length; bucket++) {
                if (size[bucket] > 1) {
                    halve(bucket);
                    again |= size[bucket] > 1;
                }
            }
        }
    }

    /** Adds pairs of its members. Of an odd number the first one waits for the next round. */
    private void halve(int bucket) {
        int from = start[bucket];
        int count = size[bucket] % 2;
        for (int i = count; i < size[bucket]; i += 2) {
            int sum = sums[bucket] + count;
            if (points.queue(members[from + i], members[from + i + 1], sum)) {
                members[from + count] = sum;
                count++;
            }
        }
        size[bucket] = count;
    }

    int count() {
        return size.length;
    }

    /** Copies what a reduced bucket holds. False, and nothing is copied, if that is the identity or there is no such bucket. */
    boolean copy(int bucket, int to) {
        if (bucket >= size.length || size[bucket] == 0) {
            return false;
        }
        points.copy(members[start[bucket]], to);
        return true;
    }

    /** Adds a reduced bucket to {@code sum}. */
    void addTo(Accumulator sum, int bucket) {
        if (size[bucket] > 0) {
            points.addTo(sum, members[start[bucket]]);
        }
    }
}
