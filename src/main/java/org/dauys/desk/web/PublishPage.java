package org.dauys.desk.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dauys.election.decision.Publishing.State.Ready;
import org.dauys.observer.ContestPart;
import org.dauys.protocol.manifest.Terms;

/**
 * What will be published.
 *
 * @param shown every contest as the election's public page will show it
 */
record PublishPage(Terms terms, List<ContestPart> shown) {
    /** So few ballots that a total in which all agree is worth a word before it is published. */
    private static final long FEW = 20;

    static PublishPage of(Ready ready, String language) {
        var terms = ready.tallied().election().orElseThrow().manifest().terms();
        long roll = ready.tallied().closed().voting().live().size();
        var contests = ready.result().contests();
        return new PublishPage(
                terms,
                IntStream.range(0, contests.size())
                        .mapToObj(i ->
                                ContestPart.of(terms.contests().get(i), Optional.of(contests.get(i)), roll, language))
                        .toList());
    }

    public int floor() {
        return terms.floor();
    }

    /** Whether no contest has ballots enough to be opened. */
    public boolean nothingOpened() {
        return shown.stream().allMatch(ContestPart::withheld);
    }

    /** The contests whose totals show how each of a few people voted. */
    public List<ContestPart> telling() {
        return shown.stream()
                .filter(contest -> contest.ballots() < FEW && contest.showsEveryVote())
                .toList();
    }
}
