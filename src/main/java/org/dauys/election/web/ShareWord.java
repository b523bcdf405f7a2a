package org.dauys.election.web;

import org.dauys.protocol.manifest.Share;
import org.dauys.protocol.manifest.Share.Comparison;

/** The shares that have a name in every language; others are said with their numbers. */
enum ShareWord {
    MORE_THIRD,
    MORE_HALF,
    MORE_TWO_THIRDS,
    MORE_THREE_QUARTERS,
    LEAST_THIRD,
    LEAST_HALF,
    LEAST_TWO_THIRDS,
    LEAST_THREE_QUARTERS,
    LEAST_ALL,
    MORE_OTHER,
    LEAST_OTHER;

    static ShareWord of(Share share) {
        boolean more = share.comparison() == Comparison.MORE;
        if (share.numerator() == share.denominator()) {
            return more ? MORE_OTHER : LEAST_ALL;
        }
        if (share.numerator() * 2 == share.denominator()) {
            return more ? MORE_HALF : LEAST_HALF;
        }
        if (share.numerator() * 3 == share.denominator()) {
            return more ? MORE_THIRD : LEAST_THIRD;
        }
        if (share.numerator() * 3 == share.denominator() * 2) {
            return more ? MORE_TWO_THIRDS : LEAST_TWO_THIRDS;
        }
        if (share.numerator() * 4 == share.denominator() * 3) {
            return more ? MORE_THREE_QUARTERS : LEAST_THREE_QUARTERS;
        }
        return more ? MORE_OTHER : LEAST_OTHER;
    }
}
