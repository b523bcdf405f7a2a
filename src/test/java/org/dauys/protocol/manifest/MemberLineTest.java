package org.dauys.protocol.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

class MemberLineTest {
    @Test
    void the_tree_has_the_digests_in_ascending_order() {
        var one = new MemberLine(Seeded.hash("salt 1"), "KZ-1", "all", "one");
        var other = new MemberLine(Seeded.hash("salt 2"), "KZ-2", "all", "one");
        var leaves = Stream.of(one, other)
                .map(member -> member.digest().encode())
                .sorted(Arrays::compareUnsigned)
                .map(TreeHash::leaf)
                .toList();
        var root = TreeHash.node(leaves.get(0), leaves.get(1));

        assertEquals(root, MemberLine.root(List.of(one, other)));
        assertEquals(root, MemberLine.root(List.of(other, one)));
    }
}
