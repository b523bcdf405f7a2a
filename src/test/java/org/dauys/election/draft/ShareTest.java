package org.dauys.election.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.dauys.election.draft.Share.Base;
import org.dauys.election.draft.Share.Comparison;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {
    @ParameterizedTest(name = "{0} {1}/{2} of {3}: at least {4} votes")
    @CsvSource({
        "MORE_THAN, 1, 2, 287, 144",
        "MORE_THAN, 1, 2, 288, 145",
        "AT_LEAST,  1, 2, 287, 144",
        "AT_LEAST,  1, 2, 288, 144",
        "MORE_THAN, 2, 3, 159, 107",
        "MORE_THAN, 2, 3, 160, 107",
        "AT_LEAST,  2, 3, 160, 107",
        "AT_LEAST,  2, 3, 159, 106",
        "MORE_THAN, 0, 1, 10,  1",
        "AT_LEAST,  0, 1, 10,  0",
        "AT_LEAST,  1, 1, 10,  10",
        "MORE_THAN, 1, 1, 10,  11",
        "MORE_THAN, 1, 2, 0,   1",
        "MORE_THAN, 1000, 1000, 350000, 350001",
        "AT_LEAST,  999, 1000, 350000, 349650"
    })
    void the_fewest_votes_are_the_first_that_reach_the_share(Comparison how, int num, int den, long base, long fewest) {
        var share = new Share(Base.PARTICIPANTS, how, num, den);

        assertEquals(fewest, share.fewest(base));
        assertEquals(true, share.reachedBy(fewest, base));
        assertEquals(fewest == 0, share.reachedBy(fewest - 1, base) || fewest == 0);
    }
}
