package org.dauys.protocol.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.dauys.protocol.transcript.Hash;

/** L-1: hashes of leaves and nodes, and the root of a tree that grows leaf by leaf in memory logarithmic in its size. */
public final class TreeHash {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    /** Roots of the full subtrees of which the tree consists, the smallest first. */
    private final Deque<Hash> peaks = new ArrayDeque<>();

    private long size;

    /** {@code SHA-256(00 ‖ entry)}, the <em>hash of an entry</em>. */
    public static Hash leaf(byte[] entry) {
        return Hash.sha256(LEAF, entry);
    }

    /** {@code SHA-256(01 ‖ left ‖ right)}. */
    public static Hash node(Hash left, Hash right) {
        return Hash.sha256(NODE, left.encode(), right.encode());
    }

    /** The root over these leaf hashes. */
    public static Hash root(Iterable<Hash> leaves) {
        var tree = new TreeHash();
        leaves.forEach(tree::add);
        return tree.root();
    }

    /** Appends a leaf by its hash. */
    public void add(Hash leaf) {
        var peak = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            peak = node(peaks.pop(), peak);
        }
        peaks.push(peak);
        size++;
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /** The root of the leaves so far. */
    public Hash root() {
        if (peaks.isEmpty()) {
            return Hash.sha256();
        }
        Iterator<Hash> fromSmallest = peaks.iterator();
        var root = fromSmallest.next();
        while (fromSmallest.hasNext()) {
            root = node(fromSmallest.next(), root);
        }
        return root;
    }
}
