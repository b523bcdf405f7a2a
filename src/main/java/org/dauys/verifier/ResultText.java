package org.dauys.verifier;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.dauys.protocol.ballot.Choices;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.manifest.ContestTerms;
import org.dauys.protocol.manifest.Terms;
import org.dauys.protocol.tally.ContestOutcome;
import org.dauys.protocol.tally.Result;

/** Prints published totals and outcomes, and the choices of an opened ballot. */
final class ResultText {
    private final Words words;
    private final PrintStream out;

    ResultText(Words words, PrintStream out) {
        this.words = words;
        this.out = out;
    }

    void print(Result result, Terms terms) {
        for (int i = 0; i < result.contests().size(); i++) {
            print(result.contests().get(i), terms.contests().get(i));
        }
    }

    void print(Choices choices, Terms terms) {
        for (int i = 0; i < terms.contests().size(); i++) {
            var contest = terms.contests().get(i);
            var options = choices.options().get(i).options();
            var title = contest.title().in(words.language().name());
            if (options.isEmpty()) {
                line(2, "opening.nothing", title);
            } else {
                line(2, "opening.choice", title, names(options, contest));
            }
        }
    }

    private void print(Result.OfContest contest, ContestTerms terms) {
        line(1, "result.contest", terms.title().in(words.language().name()), Long.toString(contest.ballots()));
        if (!contest.decrypted()) {
            line(2, "result.hidden");
            return;
        }
        contest.totals()
                .forEach(total -> line(2, "result.votes", name(total.id(), terms), Long.toString(total.votes())));
        var outcome = contest.outcome();
        if (outcome.quorum() != ContestOutcome.Quorum.NONE) {
            line(2, "result.quorum." + outcome.quorum().word());
        }
        if (outcome.quorum() != ContestOutcome.Quorum.MISSED) {
            if (outcome.elected().isEmpty()) {
                line(2, "result.nobody");
            } else {
                line(2, "result.elected", names(outcome.elected(), terms));
            }
        }
        if (!outcome.tied().isEmpty()) {
            line(2, "result.tied", names(outcome.tied(), terms));
        }
    }

    private String names(List<String> ids, ContestTerms terms) {
        return ids.stream().map(id -> name(id, terms)).collect(Collectors.joining(", "));
    }

    private String name(String id, ContestTerms terms) {
        return id.equals(Contest.BLANK)
                ? words.get("result.blank")
                : terms.options().stream()
                        .filter(option -> option.id().equals(id))
                        .map(option -> option.text().in(words.language().name()))
                        .findFirst()
                        .orElse(id);
    }

    private void line(int depth, String key, Object... values) {
        out.println("  ".repeat(depth) + words.get(key, values));
    }
}
