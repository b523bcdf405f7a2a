package org.dauys.attacks;

import static org.dauys.attacks.RangeForger.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalInt;
import org.dauys.protocol.elgamal.Decryption;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.Term;
import org.dauys.protocol.proof.EqualityProof;
import org.dauys.protocol.proof.EqualityProof.Statement;
import org.dauys.protocol.proof.Equations;
import org.dauys.protocol.proof.Step;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.Transcript;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.testing.Tries;
import org.junit.jupiter.api.Test;

/** Key holders who forge their factors beat a verifier that hashes less than ours, and never ours. */
class WeakDecryptionTest {
    /** A factor, what is to pass for a proof of it, and the challenge that the weak transcript gives. */
    record Forged(Statement statement, EqualityProof proof, Scalar weakly) {}

    /** The weak transcript: one of α and the factor is not in it. */
    private static Scalar weak(Hash context, Point key, String label, Point hashed, Point a, Point b) {
        return Transcript.of(Tag.EQUALITY)
                .add("context", context)
                .add("X", key)
                .add(label, hashed)
                .add("A", a)
                .add("B", b)
                .challenge();
    }

    /** Fixes {@code A = w·G}, {@code B = w·α + u·G}, learns e and solves for the factor: {@code F = x·α − (u/e)·G}. */
    static Forged forge(String name, Hash context, Scalar x, Point alpha) {
        var w = Seeded.scalar(name + " w");
        var u = Seeded.scalar(name + " u");
        var key = point(Point.G.times(x));
        var a = point(Point.G.times(w));
        var b = point(alpha.times(w).plus(Point.G.times(u)));
        var e = weak(context, key, "alpha", alpha, a, b);
        var factor = point(alpha.times(x).minus(Point.G.times(u.times(e.inverse()))));
        return new Forged(new Statement(context, key, alpha, factor), new EqualityProof(a, b, w.plus(e.times(x))), e);
    }

    @Test
    void a06_a_factor_chosen_after_the_challenge_beats_only_a_hash_without_it() {
        Tries.share(2, i -> {
            var x = Seeded.scalar("a06 x " + i);
            var alpha = point(Point.G.times(Seeded.scalar("a06 r " + i)));
            var forged = forge("a06 " + i, Seeded.hash("a06 " + i), x, alpha);
            assertNotEquals(alpha.times(x), forged.statement.factor());
            assertTrue(passesTheWeak(forged));
            assertFalse(passesOurs(forged));
        });
    }

    /** The other order: α is chosen for a factor, as by a server that makes up the ciphertext to be decrypted. */
    @Test
    void a06_a_ciphertext_chosen_after_the_challenge_beats_only_a_hash_without_it() {
        Tries.share(2, i -> {
            var forged = chosenAlpha("a06 alpha " + i);
            assertTrue(passesTheWeak(forged));
            assertFalse(passesOurs(forged));
        });
    }

    /** From {@code s·α = B + e·F} for any F: {@code α = (B + e·F)/s}. */
    private static Forged chosenAlpha(String name) {
        var context = Seeded.hash(name);
        var x = Seeded.scalar(name + " x");
        var w = Seeded.scalar(name + " w");
        var key = point(Point.G.times(x));
        var a = point(Point.G.times(w));
        var b = Seeded.point(name + " B");
        var factor = Seeded.point(name + " F");
        var e = weak(context, key, "factor", factor, a, b);
        var s = w.plus(e.times(x));
        var alpha = point(b.plus(factor.times(e)).times(s.inverse()));
        return new Forged(new Statement(context, key, alpha, factor), new EqualityProof(a, b, s), e);
    }

    @Test
    void c02_a_single_vote_turned_to_nonsense_has_no_proof() {
        Tries.share(2, i -> {
            var x = Seeded.scalar("c02 x " + i);
            var r = Seeded.scalar("c02 r " + i);
            var alpha = point(Point.G.times(r));
            var beta = Point.G.times(Scalar.ONE).plus(Point.G.times(x.times(r)));
            assertEquals(OptionalInt.of(1), decoded(beta, point(alpha.times(x))));

            var forged = forge("c02 " + i, Seeded.hash("c02 " + i), x, alpha);
            assertEquals(OptionalInt.empty(), decoded(beta, forged.statement.factor()));
            assertTrue(passesTheWeak(forged));
            assertFalse(passesOurs(forged));
        });
    }

    private static OptionalInt decoded(Element beta, Point factor) {
        return Decryption.decode(Decryption.combine(beta, Map.of(1, factor)), 1);
    }

    private static boolean passesTheWeak(Forged forged) {
        var statement = forged.statement;
        var proof = forged.proof;
        var minusE = forged.weakly.negate();
        var minusOne = Scalar.ONE.negate();
        return new Equations()
                .add(
                        Step.EQUALITY_OF_KEY,
                        "",
                        Term.of(proof.s(), Point.G),
                        Term.of(minusOne, proof.a()),
                        Term.of(minusE, statement.key()))
                .add(
                        Step.EQUALITY_OF_FACTOR,
                        "",
                        Term.of(proof.s(), statement.alpha()),
                        Term.of(minusOne, proof.b()),
                        Term.of(minusE, statement.factor()))
                .refused()
                .isEmpty();
    }

    private static boolean passesOurs(Forged forged) {
        var equations = new Equations();
        forged.proof.verify(forged.statement, "", equations);
        return equations.refused().isEmpty();
    }
}
