package org.dauys.protocol.ballot;

import java.util.List;
import java.util.stream.IntStream;
import org.dauys.protocol.contest.Choice;
import org.dauys.protocol.contest.Contest;

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

    /**
     * What was chosen in a contest, by its ids.
     *
     * @param options ids of options, or {@link Contest#BLANK} alone
     */
    public record Chosen(String contest, List<String> options) {
        public Chosen {
            options = List.copyOf(options);
        }

        /** What somebody voted is nothing for a log. */
        @Override
        public String toString() {
            return "Chosen[hidden]";
        }
    }

    /** What was chosen in every contest. */
    public List<Chosen> options() {
        return IntStream.range(0, choices.size())
                .mapToObj(i -> chosen(terms.contests().get(i), choices.get(i)))
                .toList();
    }

    private static Chosen chosen(Contest contest, Choice choice) {
        return new Chosen(
                contest.id(), choice.slots().stream().map(contest.slots()::get).toList());
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
