package org.dauys.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.Term;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.proof.Equations;
import org.dauys.protocol.proof.Equations.Refused;
import org.dauys.protocol.proof.Step;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.testing.Tries;
import org.junit.jupiter.api.Test;

/**
 * Equations whose errors cancel under weights that whoever makes them can foresee: a batch with such weights passes them, ours
 * refuses both.
 */
class WeakBatchTest {
    private static final Refused REFUSED = new Refused(Step.RANGE_ALPHA, "");

    private final Batch batch = new Batch(new ScalarEngine(), new SecureRandom());

    @Test
    void a18_errors_that_cancel_where_all_weights_are_one_are_refused() {
        betweenTwo(i -> Scalar.ONE);
    }

    /** One weight for the two equations of a proof, another for the next proof's. */
    @Test
    void a18_errors_that_cancel_within_a_proof_of_one_weight_are_refused() {
        IntFunction<Scalar> weights = i -> Seeded.scalar("weight of proof " + i / 2);
        Tries.share(3, i -> {
            var sums = cancelling(i, weights);
            var proof = new Equations();
            sums.forEach(sum -> proof.add(Step.RANGE_ALPHA, "", sum.toArray(Term[]::new)));
            assertEquals(Optional.of(REFUSED), batch.refused(proof));
            var honest = equation(sum(i, Scalar.ZERO));
            assertEquals(List.of(Optional.empty(), Optional.of(REFUSED)), batch.refusedOfEach(List.of(honest, proof)));
        });
    }

    /** A hash of the equation's place, or of whatever else is known before the proofs are made. */
    @Test
    void a18_errors_that_cancel_under_weights_that_can_be_computed_are_refused() {
        betweenTwo(i -> Seeded.scalar("weight " + i));
    }

    private void betweenTwo(IntFunction<Scalar> weights) {
        Tries.share(3, i -> {
            var proofs =
                    cancelling(i, weights).stream().map(WeakBatchTest::equation).toList();
            assertEquals(List.of(Optional.of(REFUSED), Optional.of(REFUSED)), batch.refusedOfEach(proofs));
        });
    }

    /** Gives the first equation the error D, and the second the one that cancels it under these weights. */
    private static List<List<Term>> cancelling(int i, IntFunction<Scalar> weights) {
        var d = Seeded.scalar("error " + i);
        var other = d.times(weights.apply(0)).times(weights.apply(1).inverse()).negate();
        var sums = List.of(sum(i, d), sum(i + 1, other));
        assertEquals(Identity.O, weighted(sums, weights));
        return sums;
    }

    /** Terms that sum to {@code error·G}. */
    private static List<Term> sum(int seed, Scalar error) {
        var x = Seeded.scalar("x " + seed);
        var key = Point.G.times(x);
        return List.of(Term.of(x.plus(error), Point.G), Term.of(Scalar.ONE.negate(), key));
    }

    private static Equations equation(List<Term> terms) {
        return new Equations().add(Step.RANGE_ALPHA, "", terms.toArray(Term[]::new));
    }

    /** The weak batch. */
    private static Element weighted(List<List<Term>> equations, IntFunction<Scalar> weights) {
        var all = new ArrayList<Term>();
        for (int i = 0; i < equations.size(); i++) {
            var weight = weights.apply(i);
            equations.get(i).forEach(term -> all.add(Term.of(weight.times(term.factor()), term.element())));
        }
        return MultiScalarProduct.bouncyCastle().of(all);
    }
}
