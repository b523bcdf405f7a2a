package org.dauys.protocol.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Rule;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.elgamal.Decryption;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.manifest.ContestTerms;
import org.dauys.protocol.manifest.Manifest;

/** The totals of every contest and what follows from them, in the manifest's order (spec: D-4). */
public record Result(List<OfContest> contests) {
    private static final int MAX_CONTESTS = 50;

    public Result {
        contests = List.copyOf(contests);
    }

    /** @param ballots counted ballots with this contest */
    public record OfContest(String id, long ballots, boolean decrypted, List<Total> totals, ContestOutcome outcome) {
        public OfContest {
            totals = List.copyOf(totals);
        }

        static OfContest read(JsonReader in) throws Malformed {
            return new OfContest(
                    in.field("id").id(),
                    in.field("ballots").integer(0, JsonReader.MAX_INTEGER),
                    in.field("decrypted").bool(),
                    in.field("totals").list(0, Contest.MAX_OPTIONS + 1, item -> item.object(Total::read)),
                    in.field("outcome").object(ContestOutcome::read));
        }

        void write(JsonWriter out) {
            out.text("id", id).number("ballots", ballots).bool("decrypted", decrypted);
            out.objects(
                    "totals", totals, (item, total) -> item.text("id", total.id).number("votes", total.votes));
            out.object("outcome", outcome::write);
        }
    }

    /** A slot's votes; {@code blank} is a slot. */
    public record Total(String id, long votes) {
        static Total read(JsonReader in) throws Malformed {
            return new Total(in.field("id").id(), in.field("votes").integer(0, JsonReader.MAX_INTEGER));
        }
    }

    /**
     * D-4.3: decrypts {@code aggregate} and applies the rules.
     *
     * @param shares by holder index, as many as the threshold, all proved; none if nothing is to be decrypted
     * @param roll N of O-1
     */
    public static Outcome<Result> of(
            Manifest manifest, Aggregate aggregate, Map<Integer, PartialDecryption> shares, long roll) {
        var contests = new ArrayList<OfContest>();
        for (int i = 0; i < aggregate.contests().size(); i++) {
            var terms = manifest.terms().contests().get(i);
            var found = of(terms, aggregate.contests().get(i), shares, roll);
            if (found.value().isEmpty()) {
                return Outcome.refused(found.refusal().orElseThrow());
            }
            contests.add(found.value().get());
        }
        return Outcome.accepted(new Result(contests));
    }

    private static Outcome<OfContest> of(
            ContestTerms terms, Aggregate.OfContest contest, Map<Integer, PartialDecryption> shares, long roll) {
        long participants = contest.ballots();
        if (!contest.decrypt()) {
            var outcome = ContestOutcome.nobody(ContestOutcome.quorum(terms, roll, participants));
            return Outcome.accepted(new OfContest(contest.id(), participants, false, List.of(), outcome));
        }
        Map<String, Long> votes = new LinkedHashMap<>();
        for (var slot : contest.slots()) {
            var total = total(contest, slot, shares);
            if (total.isEmpty()) {
                return Outcome.refused(Rule.D_4_3.refuses(contest.id() + "/" + slot.id()));
            }
            votes.put(slot.id(), (long) total.getAsInt());
        }
        var totals = votes.entrySet().stream()
                .map(e -> new Total(e.getKey(), e.getValue()))
                .toList();
        var outcome = ContestOutcome.of(terms, votes, roll, participants);
        return Outcome.accepted(new OfContest(contest.id(), participants, true, totals, outcome));
    }

    /** E-4, E-5. */
    private static OptionalInt total(
            Aggregate.OfContest contest, Aggregate.OfSlot slot, Map<Integer, PartialDecryption> shares) {
        Map<Integer, Point> factors = new HashMap<>();
        if (slot.alpha().isPresent()) {
            shares.forEach((index, share) ->
                    share.factor(contest.id(), slot.id()).ifPresent(factor -> factors.put(index, factor)));
        }
        Element value = Decryption.combine(slot.sum().beta(), factors);
        return Decryption.decode(value, Math.toIntExact(contest.ballots()));
    }

    /**
     * D-4.2 to D-4.4: the result in {@code document}, if it is the one that the record gives.
     *
     * @param own what the record gives; asked only where the document is well formed
     */
    public static Outcome<Result> check(byte[] document, Supplier<Outcome<Result>> own) {
        return parse(document)
                .then(claimed -> own.get()
                        .then(found -> found.equals(claimed)
                                ? Outcome.accepted(claimed)
                                : Outcome.refused(Rule.D_4_4.refuses("not what the record gives"))));
    }

    /** D-4.2. */
    public static Outcome<Result> parse(byte[] document) {
        return JsonReader.read(
                        document,
                        in -> new Result(
                                in.field("contests").list(1, MAX_CONTESTS, item -> item.object(OfContest::read))))
                .under(Rule.D_4_2);
    }

    /** The one spelling. */
    public byte[] document() {
        return JsonWriter.object(out -> out.objects("contests", contests, (item, contest) -> contest.write(item)));
    }
}
