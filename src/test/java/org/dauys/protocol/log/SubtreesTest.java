package org.dauys.protocol.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.transcript.Hash;
import org.junit.jupiter.api.Test;

/** V-2. */
class SubtreesTest {
    private static final int SIZE = 70;

    private static Hash leaf(long index) {
        return Hash.sha256(Bytes.u32(index));
    }

    /** From the definition: as large as they may begin here and end in time. */
    private static List<Hash> roots(HashTree tree, long first, long end) {
        var roots = new ArrayList<Hash>();
        for (long at = first; at < end; ) {
            int level = 0;
            while (at % (2L << level) == 0 && at + (2L << level) <= end) {
                level++;
            }
            roots.add(tree.hash(level, at >> level));
            at += 1L << level;
        }
        return roots;
    }

    @Test
    void a_range_is_the_fewest_full_subtrees() {
        var tree = new HashTree();
        for (int i = 0; i < SIZE; i++) {
            tree.add(leaf(i));
        }
        for (int first = 0; first < SIZE; first++) {
            var range = new Subtrees(first);
            for (int end = first + 1; end <= SIZE; end++) {
                range.add(leaf(end - 1));
                assertEquals(roots(tree, first, end), range.roots());
                assertEquals(range.roots().size(), Subtrees.count(first, end));
                assertEquals(end, range.end());
            }
        }
    }
}
