package org.dauys.protocol.proof;

import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.group.Term;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.Transcript;

/** P-2: {@code X = x·G} and {@code F = x·α} for one {@code x}, which whoever made this knew. */
public record EqualityProof(Point a, Point b, Scalar s) {
    /** What is claimed: {@code key} X, {@code alpha} α, {@code factor} F, in a {@code context}. */
    public record Statement(Hash context, Point key, Point alpha, Point factor) {}

    /**
     * {@code A = w·G}, {@code B = w·α}, {@code s = w + e·x}.
     *
     * @param fresh 32 new random bytes (spec: P-5)
     */
    public static EqualityProof prove(Statement statement, SecretScalar secret, byte[] fresh) {
        var w = Nonces.of(secret, fresh, statement.context());
        var a = w.timesG();
        var b = w.times(statement.alpha());
        return new EqualityProof(a, b, w.response(challenge(statement, a, b), secret));
    }

    /** P-2.2: {@code s·G = A + e·X}. P-2.3: {@code s·α = B + e·F}. */
    public void verify(Statement statement, String place, Equations equations) {
        var e = challenge(statement, a, b);
        var minusS = s.negate();
        equations.add(
                Step.EQUALITY_OF_KEY,
                place,
                Term.of(Scalar.ONE, a),
                Term.of(minusS, Point.G),
                Term.of(e, statement.key()));
        equations.add(
                Step.EQUALITY_OF_FACTOR,
                place,
                Term.of(Scalar.ONE, b),
                Term.of(minusS, statement.alpha()),
                Term.of(e, statement.factor()));
    }

    /** α and F are in it, because a prover who may choose F after it forges a factor. */
    private static Scalar challenge(Statement statement, Point a, Point b) {
        return Transcript.of(Tag.EQUALITY)
                .add("context", statement.context())
                .add("X", statement.key())
                .add("alpha", statement.alpha())
                .add("factor", statement.factor())
                .add("A", a)
                .add("B", b)
                .challenge();
    }
}
