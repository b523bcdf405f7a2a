package org.dauys.protocol.ballot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.vectors.Seeded;

/** Ballots that no honest booth makes, for tests of other parts. */
public final class BallotsForTests {
    private BallotsForTests() {}

    /** A ballot for the first option of every contest, true and signed, in which all ciphertexts have one randomness. */
    public static byte[] withOneRandomness(BallotTerms terms, BallotHead head, CredentialKey key) {
        var values = terms.contests().stream()
                .map(contest -> firstOf(contest.slots().size()))
                .toList();
        return new Forger(terms, slot -> Seeded.scalar("one for all"))
                .forge(head, values)
                .sign(key, Purpose.CAST, Seeded.bytes("signature"));
    }

    private static List<Integer> firstOf(int slots) {
        var values = new ArrayList<>(Collections.nCopies(slots, 0));
        values.set(0, 1);
        return values;
    }
}
