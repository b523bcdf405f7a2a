package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dauys.protocol.manifest.Terms;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.tally.ContestOutcome;
import org.dauys.protocol.tally.ContestOutcome.Quorum;
import org.dauys.protocol.tally.Result;
import org.dauys.protocol.tally.Result.OfContest;
import org.dauys.protocol.tally.Result.Total;
import org.junit.jupiter.api.Test;

class ResultTextTest {
    private static final Terms TERMS = SampleElection.of("result", SampleElection.single("chair", "a", "b"))
            .terms();
    private static final Words WORDS = new Words(Words.Language.en);

    private static List<String> printed(OfContest contest) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new ResultText(WORDS, out).print(new Result(List.of(contest)), TERMS);
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(String::strip)
                .toList();
    }

    private static OfContest decided(ContestOutcome outcome) {
        return new OfContest("chair", 5, true, List.of(new Total("a", 3), new Total("b", 2)), outcome);
    }

    private static List<String> outcome(Quorum quorum, List<String> elected, List<String> tied) {
        var lines = printed(decided(new ContestOutcome(quorum, List.of("a", "b"), elected, tied)));
        assertEquals(
                List.of(WORDS.get("result.votes", "a", "3"), WORDS.get("result.votes", "b", "2")), lines.subList(0, 2));
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
        var elected = WORDS.get("result.elected", "a");
        assertEquals(List.of(elected), outcome(Quorum.NONE, List.of("a"), List.of()));
        assertEquals(List.of(WORDS.get("result.quorum.met"), elected), outcome(Quorum.MET, List.of("a"), List.of()));
        assertEquals(List.of(WORDS.get("result.quorum.missed")), outcome(Quorum.MISSED, List.of(), List.of()));
        assertEquals(List.of(WORDS.get("result.nobody")), outcome(Quorum.NONE, List.of(), List.of()));
        assertEquals(
                List.of(WORDS.get("result.nobody"), WORDS.get("result.tied", "a, b")),
                outcome(Quorum.NONE, List.of(), List.of("a", "b")));
    }
}
