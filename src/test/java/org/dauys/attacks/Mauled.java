package org.dauys.attacks;

import java.util.List;
import org.dauys.protocol.ballot.BallotBytes;
import org.dauys.protocol.ballot.BallotHead;
import org.dauys.protocol.ballot.BallotTerms;
import org.dauys.protocol.ballot.Forger;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.vectors.Seeded;

/**
 * What whoever collects the ballots can make of one: it changes the ciphertexts, or makes another ballot under its owner's name with
 * proofs that hold, but it has no key to sign with except its own.
 *
 * @param rule the step that must refuse it
 */
public record Mauled(String rule, byte[] wire) {
    private static final int POINT = 65;
    private static final int CIPHERTEXT = 2 * POINT;

    /**
     * @param head of the ballot {@code wire}
     * @param wanted per contest a value for each slot, lawful: what the collector would like
     * @param collector the collector's own key
     */
    public static List<Mauled> of(
            BallotTerms terms, BallotHead head, byte[] wire, List<List<Integer>> wanted, CredentialKey collector) {
        var ballot = new BallotBytes(terms, wire);
        int first = ballot.ciphertext(0, 0);
        var s = Seeded.scalar("the collector's");
        var again = shifted(ballot, first, times(Point.G, s));
        var other = new BallotBytes(
                terms,
                Forger.of(terms, "a collector").forge(head, wanted).sign(collector, Purpose.CAST, Seeded.bytes("a04")));
        var signature = ballot.part(ballot.signature(), wire.length - ballot.signature());
        return List.of(
                new Mauled("B-6.6", shifted(ballot, first + POINT, Point.G).wire()), // a vote more
                new Mauled(
                        "B-6.6",
                        shifted(again, first + POINT, times(terms.jointKey(), s))
                                .wire()),
                new Mauled(
                        "B-6.6",
                        ballot.swapped(first, first + CIPHERTEXT, CIPHERTEXT).wire()),
                new Mauled("B-6.7", other.wire()),
                new Mauled("B-6.7", other.with(other.signature(), signature).wire()),
                new Mauled("B-6.7", ballot.signed(collector, Purpose.CAST)));
    }

    private static Point times(Point point, Scalar s) {
        return point.times(s).point().orElseThrow();
    }

    private static BallotBytes shifted(BallotBytes ballot, int at, Point by) {
        var point = Point.decode(ballot.part(at, POINT), Form.UNCOMPRESSED).orElseThrow();
        var moved = point.plus(by).point().orElseThrow();
        return ballot.with(at, moved.encode(Form.UNCOMPRESSED));
    }
}
