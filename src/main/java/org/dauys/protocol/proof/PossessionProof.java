package org.dauys.protocol.proof;

import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.group.Term;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.Transcript;

/** P-1: whoever made this knew {@code x} with {@code X = x·G}, and meant {@code context}. */
public record PossessionProof(Point r, Scalar s) {
    /**
     * {@code R = w·G}, {@code s = w + e·x}.
     *
     * @param key X
     * @param fresh 32 new random bytes (spec: P-5)
     */
    public static PossessionProof prove(Hash context, Point key, SecretScalar secret, byte[] fresh) {
        var w = Nonces.of(secret, fresh, context);
        var r = w.timesG();
        return new PossessionProof(r, w.response(challenge(context, key, r), secret));
    }

    /** P-1.2: {@code s·G = R + e·X}. */
    public void verify(Hash context, Point key, String place, Equations equations) {
        var e = challenge(context, key, r);
        equations.add(Step.POSSESSION, place, Term.of(Scalar.ONE, r), Term.of(s.negate(), Point.G), Term.of(e, key));
    }

    private static Scalar challenge(Hash context, Point key, Point r) {
        return Transcript.of(Tag.POSSESSION)
                .add("context", context)
                .add("key", key)
                .add("R", r)
                .challenge();
    }
}
