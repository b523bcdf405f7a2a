package org.dauys.election.draft;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.manifest.DecisionRule;

/**
 * One question of a ballot.
 *
 * @param id its name in the record
 * @param min the fewest options a ballot may mark; 1 for a single choice
 * @param max the most; 1 for a single choice
 * @param blank whether a blank vote is offered beside the options
 */
public record Contest(
        String id,
        Kind kind,
        Texts title,
        Texts text,
        int min,
        int max,
        boolean blank,
        List<Choice> options,
        DecisionRule rule) {
    public Contest {
        options = List.copyOf(options);
    }

    public Optional<Choice> option(String wanted) {
        return options.stream().filter(option -> option.id().equals(wanted)).findFirst();
    }

    /** How many lines a ballot has here: the options and the blank one (spec: B-1). */
    public int slots() {
        return options.size() + (blank ? 1 : 0);
    }

    public Contest with(List<Choice> changed) {
        return new Contest(id, kind, title, text, min, max, blank, changed, rule);
    }

    /** The same question with another number to be elected or adopted. */
    public Contest withSeats(int seats) {
        var changed = new DecisionRule(rule.quorum(), rule.decision(), seats);
        return new Contest(id, kind, title, text, min, max, blank, options, changed);
    }
}
