package org.dauys.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.HashTree;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.testing.Tries;
import org.junit.jupiter.api.Test;

/** A tree that hashes entries as it hashes nodes believes that the two hashes under a node are an entry; ours does not. */
class WeakTreeTest {
    /** The weak tree's hash of an entry and of a node: without the prefixes 00 and 01. */
    private static Hash weak(byte[]... parts) {
        return Hash.sha256(parts);
    }

    @Test
    void d10_an_interior_node_is_no_entry() {
        Tries.share(1, i -> {
            var last = Seeded.bytes(i + " 2");
            var entries = List.of(Seeded.bytes(i + " 0"), Seeded.bytes(i + " 1"), last);
            var left = weak(weak(entries.get(0)).encode(), weak(entries.get(1)).encode());
            var root = weak(left.encode(), weak(last).encode());
            var forged = Bytes.concat(
                    weak(entries.get(0)).encode(), weak(entries.get(1)).encode());
            assertEquals(root, weak(weak(forged).encode(), weak(last).encode()), "the forged entry has an honest path");

            var tree = new HashTree();
            entries.forEach(entry -> tree.add(TreeHash.leaf(entry)));
            var ours = Bytes.concat(tree.hash(0, 0).encode(), tree.hash(0, 1).encode());
            refused(tree, TreeHash.leaf(ours), 2);
            refused(tree, TreeHash.leaf(Bytes.concat(new byte[] {1}, ours)), 2); // with all that the node's hash is of
            refused(tree, tree.hash(1, 0), 3); // its very hash, in the tree of the size that is signed
        });
    }

    private static void refused(HashTree tree, Hash leaf, int size) {
        var path = List.of(tree.hash(0, 2));
        for (int index = 0; index < size; index++) {
            assertFalse(MerkleProofs.includes(leaf, index, size, path, MerkleProofs.root(tree, 3)));
        }
    }
}
