package org.dauys.protocol.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.contest.Choice;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.transcript.Hash;

/**
 * What every ballot of one style is bound to.
 *
 * @param opened the hash of the {@code opened} entry
 * @param jointKey K
 * @param contests those of the style, in the manifest's order
 */
public record BallotTerms(Hash opened, Point jointKey, List<Contest> contests) {
    public BallotTerms {
        contests = List.copyOf(contests);
    }

    /** B-2. Empty unless {@code chosen} has for each contest ascending slots that are legal there. */
    public Optional<Choices> choose(List<List<Integer>> chosen) {
        if (chosen.size() != contests.size()) {
            return Optional.empty();
        }
        var choices = new ArrayList<Choice>();
        for (int i = 0; i < contests.size(); i++) {
            contests.get(i).choose(chosen.get(i)).ifPresent(choices::add);
        }
        return choices.size() == contests.size() ? Optional.of(new Choices(this, choices)) : Optional.empty();
    }
}
