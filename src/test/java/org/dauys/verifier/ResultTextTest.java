package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.dauys.protocol.ballot.BallotTerms;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.manifest.ContestTerms;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.manifest.OptionTerms;
import org.dauys.protocol.manifest.Terms;
import org.dauys.protocol.manifest.Texts;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.tally.ContestOutcome;
import org.dauys.protocol.tally.ContestOutcome.Quorum;
import org.dauys.protocol.tally.Result;
import org.dauys.protocol.tally.Result.OfContest;
import org.dauys.protocol.tally.Result.Total;
import org.dauys.protocol.transcript.Hash;
import org.junit.jupiter.api.Test;

class ResultTextTest {
    private static final Terms TERMS = SampleElection.of(
                    "result", named(SampleElection.single("chair", "a", "b")), SampleElection.any("any", "c"))
            .terms();
    private static final Words WORDS = new Words(Words.Language.en);

    /** With texts of the options that are not their ids: a's is A. */
    private static ContestTerms named(ContestTerms c) {
        var options = c.options().stream()
                .map(option -> new OptionTerms(option.id(), upper(option.id()), option.detail(), option.standing()))
                .toList();
        return new ContestTerms(c.id(), c.kind(), c.title(), c.text(), c.min(), c.max(), c.blank(), options, c.rule());
    }

    private static Texts upper(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        return new Texts(upper, upper, upper);
    }

    private static List<String> printed(OfContest contest) {
        var lines = lines(text -> text.print(new Result(List.of(contest)), TERMS));
        return lines.subList(1, lines.size());
    }

    private static List<String> lines(Consumer<ResultText> print) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        print.accept(new ResultText(WORDS, out));
        return bytes.toString(StandardCharsets.UTF_8).lines().map(String::strip).toList();
    }

    private static OfContest decided(ContestOutcome outcome) {
        return new OfContest("chair", 5, true, List.of(new Total("a", 3), new Total("b", 2)), outcome);
    }

    private static List<String> outcome(Quorum quorum, List<String> elected, List<String> tied) {
        var lines = printed(decided(new ContestOutcome(quorum, List.of("a", "b"), elected, tied)));
        assertEquals(
                List.of(WORDS.get("result.votes", "A", "3"), WORDS.get("result.votes", "B", "2")), lines.subList(0, 2));
        return lines.subList(2, lines.size());
    }

    @Test
    void too_few_ballots_are_not_opened() {
        var outcome = new ContestOutcome(Quorum.NONE, List.of(), List.of(), List.of());
        assertEquals(
                List.of(WORDS.get("result.hidden")), printed(new OfContest("chair", 2, false, List.of(), outcome)));
    }

    @Test
    void the_outcome_follows_the_totals() {
        var elected = WORDS.get("result.elected", "A");
        assertEquals(List.of(elected), outcome(Quorum.NONE, List.of("a"), List.of()));
        assertEquals(List.of(WORDS.get("result.quorum.met"), elected), outcome(Quorum.MET, List.of("a"), List.of()));
        assertEquals(List.of(WORDS.get("result.quorum.missed")), outcome(Quorum.MISSED, List.of(), List.of()));
        assertEquals(List.of(WORDS.get("result.nobody")), outcome(Quorum.NONE, List.of(), List.of()));
        assertEquals(
                List.of(WORDS.get("result.nobody"), WORDS.get("result.tied", "A, B")),
                outcome(Quorum.NONE, List.of(), List.of("a", "b")));
    }

    @Test
    void of_a_ballot_every_contest_is_told() {
        var contests = Manifest.of(TERMS).value().orElseThrow().contests();
        var choices = new BallotTerms(Hash.ZERO, Point.G, contests)
                .choose(List.of(List.of(1), List.of()))
                .orElseThrow();
        assertEquals(
                List.of(WORDS.get("opening.choice", "Chair", "B"), WORDS.get("opening.nothing", "Committee")),
                lines(text -> text.print(choices, TERMS)));
    }
}
