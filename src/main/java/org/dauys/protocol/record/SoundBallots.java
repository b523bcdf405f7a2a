package org.dauys.protocol.record;

import java.util.List;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.tally.SlotSums;

/**
 * Some ballots, checked as far as that needs no log (spec: B-6.1 to B-6.7 without the roll).
 *
 * @param outcomes one for each, in their order
 * @param cast the sums of those that were accepted and are to be counted
 */
public record SoundBallots(List<Outcome<CheckedEntry>> outcomes, SlotSums cast) {
    public SoundBallots {
        outcomes = List.copyOf(outcomes);
    }
}
