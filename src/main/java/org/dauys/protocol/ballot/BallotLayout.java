package org.dauys.protocol.ballot;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.credential.BallotSignature;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.proof.RangeProof;

/** B-3 Layout: every length follows from the manifest. */
public final class BallotLayout {
    static final int POINT = Form.UNCOMPRESSED.length();

    private BallotLayout() {}

    /** Bytes of a ballot with these contests, its signature included. */
    public static int size(List<Contest> contests) {
        int body = contests.stream()
                .mapToInt(contest -> ciphertexts(contest) + proofs(contest))
                .sum();
        return BallotHead.LENGTH + body + BallotSignature.LENGTH;
    }

    static int ciphertexts(Contest contest) {
        return 2 * POINT * contest.slots().size();
    }

    static int proofs(Contest contest) {
        return branches(contest).stream().mapToInt(RangeProof::length).sum();
    }

    /** How many values each proof of a contest has: the slots', then the total's where it has one. */
    static List<Integer> branches(Contest contest) {
        var slots =
                Collections.nCopies(contest.slots().size(), contest.slotValues().size());
        int total = contest.totalValues().size();
        return total == 0
                ? slots
                : Stream.concat(slots.stream(), Stream.of(total)).toList();
    }
}
