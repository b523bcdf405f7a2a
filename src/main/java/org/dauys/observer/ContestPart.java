package org.dauys.observer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.protocol.manifest.ContestTerms;
import org.dauys.protocol.manifest.DecisionRule;
import org.dauys.protocol.manifest.OptionTerms;
import org.dauys.protocol.manifest.Share;
import org.dauys.protocol.tally.ContestOutcome;
import org.dauys.protocol.tally.Result;

/**
 * One question as its election's page shows it.
 *
 * @param text empty where there is none
 * @param options in the order of the ballot
 * @param roll how many could vote
 * @param result once it is published, or to be published
 */
public record ContestPart(
        String title,
        String text,
        List<String> options,
        DecisionRule rule,
        long roll,
        Optional<Result.OfContest> result,
        List<Bar> bars) {
    /** @param roll N of the rules (spec: O-1) */
    public static ContestPart of(ContestTerms terms, Optional<Result.OfContest> result, long roll, String language) {
        return new ContestPart(
                terms.title().in(language),
                terms.text().map(texts -> texts.in(language)).orElse(""),
                terms.options().stream()
                        .map(option -> option.text().in(language))
                        .toList(),
                terms.rule(),
                roll,
                result,
                result.filter(Result.OfContest::decrypted)
                        .map(found -> bars(terms, found, language))
                        .orElse(List.of()));
    }

    private static List<Bar> bars(ContestTerms terms, Result.OfContest found, String language) {
        return found.totals().stream()
                .map(total -> new Bar(
                        text(terms, total.id(), language),
                        terms.optionIds().stream().noneMatch(total.id()::equals),
                        total.votes(),
                        Bar.percent(total.votes(), found.ballots()),
                        found.outcome().elected().contains(total.id()),
                        found.outcome().tied().contains(total.id())))
                .toList();
    }

    private static String text(ContestTerms terms, String id, String language) {
        return terms.options().stream()
                .filter(option -> option.id().equals(id))
                .map(OptionTerms::text)
                .flatMap(texts -> Stream.of(texts.in(language)))
                .findFirst()
                .orElse("");
    }

    public boolean decided() {
        return result.isPresent();
    }

    /** Fewer ballots than secrecy needs: counted, and never opened. */
    public boolean withheld() {
        return result.filter(found -> !found.decrypted()).isPresent();
    }

    public long ballots() {
        return result.map(Result.OfContest::ballots).orElse(0L);
    }

    public ContestOutcome.Quorum quorum() {
        return result.map(found -> found.outcome().quorum()).orElse(ContestOutcome.Quorum.NONE);
    }

    /** How many must take part; 0 where the rule asks for no quorum. */
    public long quorumNeeds() {
        return rule.quorum().map(share -> share.fewest(roll)).orElse(0L);
    }

    /** The fewest votes with which an option passes; one where the rule sets no number. */
    public long votesNeeded() {
        return Math.max(
                1, rule.decision().map(share -> share.fewest(base(share))).orElse(1L));
    }

    /** Of how many: of the roll, or of those who took part. */
    public long votesOf() {
        return rule.decision().map(this::base).orElse(ballots());
    }

    private long base(Share share) {
        return share.of() == Share.Base.ROLL ? roll : ballots();
    }

    /** So many ballots whose total shows how each of them was marked: all agree in something. */
    public boolean showsEveryVote() {
        return bars.stream().anyMatch(bar -> bar.votes() == ballots());
    }

    /** Opened, and nobody is elected and nothing adopted. */
    public boolean nobody() {
        return result.filter(Result.OfContest::decrypted)
                .filter(found -> found.outcome().elected().isEmpty()
                        && found.outcome().tied().isEmpty())
                .isPresent();
    }
}
