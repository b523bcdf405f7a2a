package org.dauys.protocol.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.contest.Contest.Definition;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AggregatorTest {
    private static final List<Contest> CONTESTS =
            List.of(Contest.of(0, new Definition("chair", Kind.SINGLE, 1, 1, false, List.of("a", "b")))
                    .orElseThrow());

    private static List<MultiScalarProduct> engines() {
        return List.of(MultiScalarProduct.bouncyCastle(), new ScalarEngine());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void of_no_ballots_there_are_sums_too(MultiScalarProduct engine) {
        assertEquals(SlotSums.none(CONTESTS), new Aggregator(CONTESTS, engine).sums());
    }

    /** More than are summed at once, twice over. */
    @ParameterizedTest
    @MethodSource("engines")
    void sums_of_many_ballots_are_those_of_one_after_another(MultiScalarProduct engine) {
        var aggregator = new Aggregator(CONTESTS, engine);
        var first = CiphertextSum.ZERO;
        var second = CiphertextSum.ZERO;
        for (int i = 0; i < 600; i++) {
            var one = ciphertext(i % 7);
            var other = ciphertext(i % 5 + 7);
            aggregator.add(List.of(List.of(one, other)));
            first = first.plus(one);
            second = second.plus(other);
        }
        assertEquals(new SlotSums(600, List.of(first, second)), aggregator.sums());
    }

    /** The first slot's cancel exactly where a run ends, and go on from there. */
    @ParameterizedTest
    @MethodSource("engines")
    void what_cancels_goes_on(MultiScalarProduct engine) {
        var aggregator = new Aggregator(CONTESTS, engine);
        var one = ciphertext(1);
        var opposite = new Ciphertext(one.alpha().negate(), one.beta().negate());
        var second = CiphertextSum.ZERO;
        for (int i = 0; i < 257; i++) {
            aggregator.add(List.of(List.of(i % 2 == 0 ? one : opposite, one)));
            second = second.plus(one);
            var first = i % 2 == 0 ? CiphertextSum.of(one) : CiphertextSum.ZERO;
            if (i > 253) {
                assertEquals(new SlotSums(i + 1, List.of(first, second)), aggregator.sums());
            }
        }
    }

    private static Ciphertext ciphertext(int i) {
        return new Ciphertext(Seeded.point("alpha " + i), Seeded.point("beta " + i));
    }
}
