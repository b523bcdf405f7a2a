package org.dauys.verifier;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Goes through sorted tags of several places as one. */
final class TagMerge {
    private TagMerge() {}

    /** Takes tags in ascending order. */
    interface Taker {
        void take(long tag) throws IOException;
    }

    static void each(List<SortedTags> sources, Taker taker) throws IOException {
        var queue = new PriorityQueue<>(Comparator.comparingLong(SortedTags::value));
        for (var source : sources) {
            if (source.next()) {
                queue.add(source);
            }
        }
        while (!queue.isEmpty()) {
            var least = queue.poll();
            taker.take(least.value());
            if (least.next()) {
                queue.add(least);
            }
        }
    }

    /** Those that occur more than once, ascending. */
    static long[] repeated(List<SortedTags> sources) throws IOException {
        var found = new Object() {
            private long[] tags = new long[16];
            private int count;
            private long last = -1; // no tag

            void take(long tag) {
                if (tag == last && (count == 0 || tags[count - 1] != tag)) {
                    tags = count == tags.length ? Arrays.copyOf(tags, 2 * count) : tags;
                    tags[count++] = tag;
                }
                last = tag;
            }
        };
        each(sources, found::take);
        return Arrays.copyOf(found.tags, found.count);
    }
}
