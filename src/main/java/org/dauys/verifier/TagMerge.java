package org.dauys.verifier;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Goes through sorted tags of several places as one. */
final class TagMerge {
    /** No tag: those have 63 bits. */
    private static final long NONE = -1;

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

    /** Those that occur more than once, each once. */
    static void repeated(List<SortedTags> sources, Taker taker) throws IOException {
        each(sources, new Taker() {
            private long last = NONE;
            private long taken = NONE;

            @Override
            public void take(long tag) throws IOException {
                if (tag == last && tag != taken) {
                    taker.take(tag);
                    taken = tag;
                }
                last = tag;
            }
        });
    }
}
