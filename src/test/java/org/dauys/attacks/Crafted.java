package org.dauys.attacks;

import static org.dauys.attacks.RangeForger.point;

import java.util.List;
import org.dauys.attacks.FreeProof.Branch;
import org.dauys.protocol.ballot.BallotBytes;
import org.dauys.protocol.credential.BallotSignature;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar.SecretAccess;
import org.dauys.protocol.proof.RangeStatement;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.Transcript;
import org.dauys.protocol.vectors.Seeded;

/** Proofs and signatures of people who know every secret and bend one number. */
final class Crafted {
    private Crafted() {}

    /** A proof of the one value of a statement that is true but for {@code error} in its commitment A. */
    static FreeProof shifted(RangeStatement statement, Scalar r, Scalar error) {
        var w = Seeded.scalar("nonce of " + error);
        var a = point(Point.G.times(w.plus(error)));
        var b = point(statement.key().times(w));
        var c = challenge(statement, a, b);
        return new FreeProof(List.of(new Branch(a, b, c, w.plus(c.times(r)))));
    }

    /** H of P-3.2, of one branch. */
    private static Scalar challenge(RangeStatement statement, Point a, Point b) {
        return Transcript.of(Tag.RANGE)
                .add("D", statement.contest())
                .add("slot-id", statement.slotId())
                .add("slot-index", statement.slotIndex())
                .add("values", statement.values())
                .add("A", a)
                .add("B", b)
                .challenge();
    }

    /** A signature by {@code from}, moved to the key that lies {@code d·G} further: {@code s' = s + e·d}. */
    static BallotSignature moved(BallotSignature signature, Hash opened, Point from, Scalar d, Hash ballot) {
        var e = Transcript.of(Tag.SIGN_BALLOT)
                .add("opened", opened)
                .add("key", from)
                .add("R", signature.r())
                .add("ballot", ballot)
                .challenge();
        return new BallotSignature(signature.r(), signature.s().plus(e.times(d)));
    }

    /** A ballot that {@code from} has signed, with its signature moved to {@code to}. */
    static byte[] moved(BallotBytes ballot, CredentialKey from, CredentialKey to) {
        var wire = ballot.part(ballot.signature(), BallotSignature.LENGTH);
        var signature = ((BallotSignature.Decoded.Valid) BallotSignature.decode(wire)).signature();
        var d = exposed(to).minus(exposed(from));
        var moved = moved(signature, ballot.terms().opened(), from.credential(), d, ballot.hash());
        return Bytes.concat(ballot.part(0, ballot.signature()), moved.encode());
    }

    /** The same against a challenge that leaves the key out. */
    static byte[] movedWhereTheKeyIsNotHashed(BallotBytes ballot, CredentialKey from, CredentialKey to) {
        var w = Seeded.scalar("nonce of a signature without its key");
        var r = point(Point.G.times(w));
        var e = Transcript.of(Tag.SIGN_BALLOT)
                .add("opened", ballot.terms().opened())
                .add("R", r)
                .add("ballot", ballot.hash())
                .challenge();
        var d = exposed(to).minus(exposed(from));
        var signature = new BallotSignature(r, w.plus(e.times(exposed(from))).plus(e.times(d)));
        return Bytes.concat(ballot.part(0, ballot.signature()), signature.encode());
    }

    private static Scalar exposed(CredentialKey key) {
        return key.secret().expose(SecretAccess.BALLOT_SEED);
    }
}
