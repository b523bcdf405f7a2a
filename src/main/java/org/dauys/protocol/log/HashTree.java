package org.dauys.protocol.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dauys.protocol.transcript.Hash;

/** A tree kept whole in memory: 64 bytes a leaf. Confined to one thread. */
public final class HashTree implements HashSource {
    private final List<Level> levels = new ArrayList<>(List.of(new Level()));

    /** Appends a leaf by its hash. */
    public void add(Hash leaf) {
        levels.get(0).add(leaf);
        for (int level = 0; levels.get(level).size % 2 == 0; level++) {
            if (level + 1 == levels.size()) {
                levels.add(new Level());
            }
            var below = levels.get(level);
            levels.get(level + 1).add(TreeHash.node(below.get(below.size - 2), below.get(below.size - 1)));
        }
    }

    /** Number of leaves. */
    public long size() {
        return levels.get(0).size;
    }

    @Override
    public Hash hash(int level, long index) {
        return levels.get(level).get(Math.toIntExact(index));
    }

    /** Hashes one after another in one array. */
    private static final class Level {
        private byte[] hashes = new byte[16 * Hash.LENGTH];
        private int size;

        void add(Hash hash) {
            int end = Math.multiplyExact(size, Hash.LENGTH);
            if (end == hashes.length) {
                hashes = Arrays.copyOf(hashes, Math.multiplyExact(2, hashes.length));
            }
            System.arraycopy(hash.encode(), 0, hashes, end, Hash.LENGTH);
            size++;
        }

        Hash get(int index) {
            if (index >= size) {
                throw new IndexOutOfBoundsException("the subtree isn't full: " + index);
            }
            int start = index * Hash.LENGTH;
            return Hash.decode(Arrays.copyOfRange(hashes, start, start + Hash.LENGTH))
                    .orElseThrow();
        }
    }
}
