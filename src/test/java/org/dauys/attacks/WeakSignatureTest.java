package org.dauys.attacks;

import static org.dauys.attacks.RangeForger.point;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dauys.protocol.credential.BallotSignature;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.Term;
import org.dauys.protocol.proof.Equations;
import org.dauys.protocol.proof.Step;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.Transcript;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.testing.Tries;
import org.junit.jupiter.api.Test;

/** A signature moved to a related key beats a verifier whose challenge lacks the key, and never ours. */
class WeakSignatureTest {
    private static final Hash OPENED = Seeded.hash("a09 opened");

    /** The weak transcript: the key is not in it. */
    private static Scalar weak(Point r, Hash ballot) {
        return Transcript.of(Tag.SIGN_BALLOT)
                .add("opened", OPENED)
                .add("R", r)
                .add("ballot", ballot)
                .challenge();
    }

    @Test
    void a09_a_signature_does_not_pass_to_a_related_key() {
        Tries.share(1, i -> {
            var ballot = Seeded.hash("a09 ballot " + i);
            var d = Seeded.scalar("a09 d " + i);
            var p = Seeded.scalar("a09 p " + i);
            var related = point(Point.G.times(p.plus(d)));

            var r = Seeded.scalar("a09 r " + i);
            var commitment = point(Point.G.times(r));
            var e = weak(commitment, ballot);
            var shiftedWeak = new BallotSignature(commitment, r.plus(e.times(p)).plus(e.times(d)));
            assertTrue(holds(shiftedWeak, e, related));
            assertFalse(holds(shiftedWeak, ballot, related));

            var key = CredentialKey.of(Seeded.secret(p));
            var ours = key.sign(Purpose.CAST, OPENED, ballot, Seeded.bytes("a09"));
            assertTrue(holds(ours, ballot, key.credential()));
            assertFalse(holds(Crafted.moved(ours, OPENED, key.credential(), d, ballot), ballot, related));
        });
    }

    private static boolean holds(BallotSignature signature, Scalar e, Point key) {
        return new Equations()
                .add(
                        Step.SIGNATURE,
                        "",
                        Term.of(signature.s(), Point.G),
                        Term.of(Scalar.ONE.negate(), signature.r()),
                        Term.of(e.negate(), key))
                .refused()
                .isEmpty();
    }

    private static boolean holds(BallotSignature signature, Hash ballot, Point key) {
        var equations = new Equations();
        signature.verify(Purpose.CAST, OPENED, key, ballot, "", equations);
        return equations.refused().isEmpty();
    }
}
