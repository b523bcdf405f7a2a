package org.dauys.protocol.tally;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.json.Word;
import org.dauys.protocol.manifest.ContestTerms;
import org.dauys.protocol.manifest.OptionTerms;
import org.dauys.protocol.manifest.Share;

/**
 * What follows from a contest's totals by the manifest's rule (spec: O-1).
 *
 * @param passed the options that have the votes they need, the strongest first
 * @param elected those of them that have a seat
 * @param tied those that share a seat too few
 */
public record ContestOutcome(Quorum quorum, List<String> passed, List<String> elected, List<String> tied) {
    public ContestOutcome {
        passed = List.copyOf(passed);
        elected = List.copyOf(elected);
        tied = List.copyOf(tied);
    }

    /** Did enough take part? */
    public enum Quorum implements Word {
        MET("met"),
        MISSED("missed"),
        /** The rule asks for none. */
        NONE("none");

        private final String word;

        Quorum(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** Where nothing is decrypted, or the quorum was missed. */
    static ContestOutcome nobody(Quorum quorum) {
        return new ContestOutcome(quorum, List.of(), List.of(), List.of());
    }

    /**
     * O-1.
     *
     * @param votes of every option by its id; blank votes don't matter here
     * @param roll N
     * @param participants P
     */
    public static ContestOutcome of(ContestTerms contest, Map<String, Long> votes, long roll, long participants) {
        var quorum = quorum(contest, roll, participants);
        if (quorum == Quorum.MISSED) {
            return nobody(quorum);
        }
        var passed = contest.options().stream()
                .filter(OptionTerms::standing)
                .map(OptionTerms::id)
                .filter(option -> votes.get(option) > 0 && decides(contest, votes.get(option), roll, participants))
                .sorted(Comparator.comparing(votes::get, Comparator.reverseOrder())) // stable: then option order
                .toList();
        int seats = contest.rule().seats();
        if (passed.size() <= seats) {
            return new ContestOutcome(quorum, passed, passed, List.of());
        }
        Long cut = votes.get(passed.get(seats - 1));
        boolean fits = votes.get(passed.get(seats)) < cut;
        var elected = fits
                ? passed.subList(0, seats)
                : passed.stream().filter(option -> votes.get(option) > cut).toList();
        var tied = fits
                ? List.<String>of()
                : passed.stream()
                        .filter(option -> votes.get(option).equals(cut))
                        .toList();
        return new ContestOutcome(quorum, passed, elected, tied);
    }

    static Quorum quorum(ContestTerms contest, long roll, long participants) {
        return contest.rule()
                .quorum()
                .map(share -> share.isReached(participants, roll) ? Quorum.MET : Quorum.MISSED)
                .orElse(Quorum.NONE);
    }

    private static boolean decides(ContestTerms contest, long votes, long roll, long participants) {
        return contest.rule()
                .decision()
                .map(share -> share.isReached(votes, share.of() == Share.Base.ROLL ? roll : participants))
                .orElse(true);
    }

    static ContestOutcome read(JsonReader in) throws Malformed {
        return new ContestOutcome(
                in.field("quorum").oneOf(Quorum.values()),
                ids(in.field("passed")),
                ids(in.field("elected")),
                ids(in.field("tied")));
    }

    private static List<String> ids(JsonReader in) throws Malformed {
        return in.list(0, Contest.MAX_OPTIONS, JsonReader::id);
    }

    void write(JsonWriter out) {
        out.word("quorum", quorum)
                .texts("passed", passed)
                .texts("elected", elected)
                .texts("tied", tied);
    }
}
