package org.dauys.protocol.manifest;

import java.util.Arrays;
import java.util.List;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.Transcript;

/**
 * A member of the roll, as the record commits to it (spec: M-5). The digest hides the card's number from everyone without
 * the salt.
 *
 * @param salt 32 random bytes, given to the member
 */
public record MemberLine(Hash salt, String card, String style, String weight) {
    public Hash digest() {
        return Transcript.of(Tag.MEMBER_LINE)
                .add("salt", salt)
                .add("card", card)
                .add("style", style)
                .add("weight", weight)
                .digest();
    }

    /** The leaf hashes of these members in the order of the tree. */
    public static List<Hash> leaves(List<MemberLine> members) {
        return members.stream()
                .map(member -> member.digest().encode())
                .sorted(Arrays::compareUnsigned)
                .map(TreeHash::leaf)
                .toList();
    }

    /** {@code members.root}. */
    public static Hash root(List<MemberLine> members) {
        return TreeHash.root(leaves(members));
    }
}
