package org.dauys.protocol.ballot;

import java.util.List;
import org.dauys.protocol.contest.Choice;

/** Legal choices in every contest of some terms. Only {@link BallotTerms#choose} makes them. */
public final class Choices {
    private final BallotTerms terms;
    private final List<Choice> choices;

    Choices(BallotTerms terms, List<Choice> choices) {
        this.terms = terms;
        this.choices = List.copyOf(choices);
    }

    public BallotTerms terms() {
        return terms;
    }

    /** The chosen slots of every contest. */
    public List<List<Integer>> slots() {
        return choices.stream().map(Choice::slots).toList();
    }

    /** The values of a contest's slots, the contest being the {@code i}-th of the terms. */
    List<Integer> values(int i) {
        return terms.contests().get(i).values(choices.get(i));
    }

    @Override
    public String toString() {
        return "Choices[hidden]";
    }
}
