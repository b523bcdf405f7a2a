package org.dauys.protocol.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.contest.Contest.Definition;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

class AggregatorTest {
    private static final List<Contest> CONTESTS =
            List.of(Contest.of(0, new Definition("chair", Kind.SINGLE, 1, 1, false, List.of("a", "b")))
                    .orElseThrow());

    /** More than are summed at once, twice over. */
    @Test
    void sums_of_many_ballots_are_those_of_one_after_another() {
        var aggregator = new Aggregator(CONTESTS);
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

    private static Ciphertext ciphertext(int i) {
        return new Ciphertext(Seeded.point("alpha " + i), Seeded.point("beta " + i));
    }
}
