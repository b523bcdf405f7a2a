package org.dauys.verifier;

import static org.dauys.verifier.Verdict.COULD_NOT_RUN;
import static org.dauys.verifier.Verdict.INVALID;
import static org.dauys.verifier.Verdict.VALID;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {
    @ParameterizedTest
    @EnumSource
    void of_two_verdicts_the_graver_one_holds(Verdict one) {
        assertEquals(INVALID, one.and(INVALID));
        assertEquals(INVALID, INVALID.and(one));
        assertEquals(one, one.and(VALID));
        assertEquals(one, VALID.and(one));
        assertEquals(one == INVALID ? INVALID : COULD_NOT_RUN, one.and(COULD_NOT_RUN));
    }
}
