package org.dauys.protocol.log;

import org.dauys.protocol.transcript.Hash;

/** The hashes of a tree's full subtrees, from memory, tiles or a database. */
@FunctionalInterface
public interface HashSource {
    /**
     * The root of the full subtree over the leaves {@code index·2^level … (index+1)·2^level − 1}, all of which stand in
     * the tree. Level 0 gives the leaf hashes.
     */
    Hash hash(int level, long index);
}
