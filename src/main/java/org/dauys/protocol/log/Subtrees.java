package org.dauys.protocol.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.dauys.protocol.transcript.Hash;

/**
 * A stretch of a tree's leaves by the roots of the fewest full subtrees that make it up, from left to right (spec: V-2): who has the
 * leaves can compute them, and nobody else can make other leaves give the same. Grows leaf by leaf, in memory logarithmic in its size.
 */
public final class Subtrees {
    private final Deque<Subtree> parts = new ArrayDeque<>();
    private long next;

    /** @param first the index of its first leaf */
    public Subtrees(long first) {
        this.next = first;
    }

    /** @param index among the subtrees of its level */
    private record Subtree(int level, long index, Hash root) {}

    /** Appends a leaf by its hash. */
    public void add(Hash leaf) {
        var right = new Subtree(0, next++, leaf);
        while (!parts.isEmpty() && parts.peekLast().level == right.level && right.index % 2 == 1) {
            var left = parts.removeLast();
            right = new Subtree(right.level + 1, right.index / 2, TreeHash.node(left.root, right.root));
        }
        parts.addLast(right);
    }

    /** Where it ends: the index after its last leaf. */
    public long end() {
        return next;
    }

    public List<Hash> roots() {
        return parts.stream().map(Subtree::root).toList();
    }

    /** How many subtrees make up the leaves {@code first..end−1}. */
    public static int count(long first, long end) {
        int count = 0;
        long at = first;
        while (at < end) {
            long width = at == 0 ? Long.highestOneBit(end) : Long.lowestOneBit(at);
            while (width > end - at) {
                width /= 2;
            }
            at += width;
            count++;
        }
        return count;
    }
}
