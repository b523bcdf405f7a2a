package org.dauys.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.RecordingProduct;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.Term;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.proof.Claim;
import org.dauys.protocol.proof.Equations;
import org.dauys.protocol.proof.Equations.Refused;
import org.dauys.protocol.proof.Step;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.StuckRandom;
import org.dauys.testing.Tries;
import org.junit.jupiter.api.Test;

/**
 * Equations whose errors cancel under weights that whoever makes them can foresee: a batch with such weights passes them, ours
 * refuses both.
 */
class WeakBatchTest {
    private static final Refused REFUSED = new Refused(Step.RANGE_ALPHA, "");

    private static final List<Optional<Refused>> BOTH_REFUSED = List.of(Optional.of(REFUSED), Optional.of(REFUSED));
    private static final List<Point> PROBES = List.of(Seeded.point("probe 0"), Seeded.point("probe 1"));
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Batch batch = new Batch(new ScalarEngine(), RANDOM);

    @Test
    void a18_errors_that_cancel_where_all_weights_are_one_are_refused() {
        Tries.share(3, i -> {
            var proofs = cancelling(i, place -> Scalar.ONE).stream()
                    .map(WeakBatchTest::equation)
                    .toList();
            assertEquals(BOTH_REFUSED, batch.refusedOfEach(proofs));
        });
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

    /**
     * Whoever asks a batch for its weights first, whatever they are made of, and makes the errors then. Over a generator that is stuck, and of
     * claims that don't say what they claim, that works; it fails where either is as it should be.
     */
    @Test
    void a18_errors_that_cancel_under_weights_that_can_be_computed_are_refused() {
        var stuck = new Batch(new ScalarEngine(), new StuckRandom());
        Tries.share(3, i -> {
            var forged = forged(i, new StuckRandom());
            assertEquals(List.of(Optional.empty(), Optional.empty()), stuck.refusedOfEach(forged), "no forger");
            var said = forged.stream().map(Unsaid::equations).toList();
            assertEquals(BOTH_REFUSED, stuck.refusedOfEach(said));
            assertEquals(BOTH_REFUSED, batch.refusedOfEach(forged(i, RANDOM)));
        });
    }

    /** A claim whose statement leaves out its equations. */
    private record Unsaid(byte[] statement, Equations equations) implements Claim {
        @Override
        public List<Point> common() {
            return List.of();
        }
    }

    /** Two claims whose errors cancel under the weights that a batch over this generator has given to claims of the same statements. */
    private static List<Unsaid> forged(int i, SecureRandom random) {
        var engine = new RecordingProduct();
        var asked = unsaid(
                i,
                PROBES.stream()
                        .map(probe -> List.of(Term.of(Scalar.ONE, probe)))
                        .toList());
        new Batch(engine, random).refusedOfEach(asked);
        return unsaid(i, cancelling(i, place -> engine.factor(0, PROBES.get(place))));
    }

    private static List<Unsaid> unsaid(int i, List<List<Term>> sums) {
        return IntStream.range(0, sums.size())
                .mapToObj(place -> new Unsaid(Seeded.bytes("claim " + (i + place)), equation(sums.get(place))))
                .toList();
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
