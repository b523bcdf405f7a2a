package org.dauys.verifier;

import java.util.ArrayList;
import java.util.List;
import org.dauys.protocol.log.HashSource;
import org.dauys.protocol.log.HashTree;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.record.Entries;
import org.dauys.protocol.transcript.Hash;

/**
 * The tree over a record's entries. Keeps the hashes of full tiles and what is above them, a quarter of a byte an entry; what is
 * below is computed again from the entries. Confined to one thread.
 */
final class EntryTree implements HashSource {
    private static final int HEIGHT = 8;

    private final Entries entries;
    private final HashTree tiles = new HashTree();
    private final List<Hash> rest = new ArrayList<>();
    private long size;

    /** @param entries whose hashes are added, to be read again */
    EntryTree(Entries entries) {
        this.entries = entries;
    }

    /** Appends a leaf by its hash. */
    void add(Hash leaf) {
        rest.add(leaf);
        size++;
        if (rest.size() == Tiles.WIDTH) {
            tiles.add(TreeHash.root(rest));
            rest.clear();
        }
    }

    /** Number of leaves. */
    long size() {
        return size;
    }

    @Override
    public Hash hash(int level, long index) {
        if (level >= HEIGHT) {
            return tiles.hash(level - HEIGHT, index);
        }
        var tree = new TreeHash();
        for (long i = index << level; i < index + 1 << level; i++) {
            tree.add(leaf(i));
        }
        return tree.root();
    }

    private Hash leaf(long index) {
        long first = size - rest.size();
        return index >= first ? rest.get((int) (index - first)) : TreeHash.leaf(entries.entry(index));
    }
}
