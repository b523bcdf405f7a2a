package org.dauys.protocol.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dauys.protocol.manifest.Share.Base;
import org.dauys.protocol.manifest.Share.Comparison;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShareTest {
    @ParameterizedTest(name = "{0} {1}/{2} of {3}: at least {4} votes")
    @CsvSource({
        "MORE,     1, 2, 287, 144",
        "MORE,     1, 2, 288, 145",
        "AT_LEAST, 1, 2, 287, 144",
        "AT_LEAST, 1, 2, 288, 144",
        "MORE,     2, 3, 159, 107",
        "MORE,     2, 3, 160, 107",
        "AT_LEAST, 2, 3, 160, 107",
        "AT_LEAST, 2, 3, 159, 106",
        "MORE,     0, 1, 10,  1",
        "AT_LEAST, 0, 1, 10,  0",
        "AT_LEAST, 1, 1, 10,  10",
        "MORE,     1, 1, 10,  11",
        "MORE,     1, 2, 0,   1",
        "MORE,     1000, 1000, 350000, 350001",
        "AT_LEAST, 999, 1000, 350000, 349650"
    })
    void the_fewest_votes_are_the_first_that_reach_the_share(
            Comparison comparison, int numerator, int denominator, long base, long fewest) {
        var share = new Share(Base.PARTICIPANTS, comparison, numerator, denominator);

        assertEquals(fewest, share.fewest(base));
        assertTrue(share.isReached(fewest, base));
        assertTrue(fewest == 0 || !share.isReached(fewest - 1, base));
    }

    /** Every roll up to 200, every share in twelfths or less: one vote fewer is not enough, and nothing is rounded. */
    @ParameterizedTest
    @EnumSource
    void c06_no_share_is_rounded(Comparison comparison) {
        for (int den = 1; den <= 12; den++) {
            for (int num = 0; num <= den; num++) {
                for (int base = 0; base <= 200; base++) {
                    long fewest = new Share(Base.ROLL, comparison, num, den).fewest(base);
                    assertTrue(reaches(comparison, fewest, base, num, den));
                    assertTrue(fewest == 0 || !reaches(comparison, fewest - 1, base, num, den));
                }
            }
        }
    }

    /** {@code votes/base} against {@code num/den}, each taken {@code base·den} times. */
    private static boolean reaches(Comparison comparison, long votes, long base, int num, int den) {
        int compared = Long.compare(votes * den, num * base);
        return comparison == Comparison.MORE ? compared > 0 : compared >= 0;
    }
}
