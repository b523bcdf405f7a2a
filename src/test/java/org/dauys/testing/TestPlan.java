package org.dauys.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.manifest.ContestTerms;
import org.dauys.protocol.manifest.DecisionRule;
import org.dauys.protocol.manifest.Eligibility;
import org.dauys.protocol.manifest.Eligibility.Channels;
import org.dauys.protocol.manifest.Eligibility.Mode;
import org.dauys.protocol.manifest.Holder;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.manifest.OptionTerms;
import org.dauys.protocol.manifest.Person;
import org.dauys.protocol.manifest.Revote;
import org.dauys.protocol.manifest.Schedule;
import org.dauys.protocol.manifest.Style;
import org.dauys.protocol.manifest.Terms;
import org.dauys.protocol.manifest.Texts;
import org.dauys.protocol.manifest.Trustees;
import org.dauys.protocol.manifest.WeightClass;
import org.dauys.protocol.manifest.Witnesses;
import org.dauys.protocol.transcript.Hash;

/**
 * What a {@link TestElection} is about. As it begins: one choice among three options or blank, and two of three others; 2
 * committee members, 2 of 3 key holders, code only, re-voting allowed, decrypted from one ballot on.
 */
public final class TestPlan {
    private final NoteKey log;
    private final Point receiptKey;
    private final List<ContestTerms> contests = new ArrayList<>();
    private int voters = 4;
    private int floor = 1;
    private Mode mode = Mode.CODE_ONLY;
    private Revote revote = Revote.LAST;
    private Witnesses witnesses = new Witnesses(0, List.of());
    private Instant closes = Instant.parse("2100-01-01T13:00:00Z");
    private Optional<Hash> booth = Optional.empty();

    /** @param log by its origin, as the manifest names it */
    public TestPlan(NoteKey log, Point receiptKey) {
        this.log = log;
        this.receiptKey = receiptKey;
    }

    public TestPlan voters(int number) {
        voters = number;
        return this;
    }

    public TestPlan floor(int ballots) {
        floor = ballots;
        return this;
    }

    public TestPlan mode(Mode value) {
        mode = value;
        return this;
    }

    public TestPlan revote(Revote value) {
        revote = value;
        return this;
    }

    public TestPlan witnesses(int quorum, NoteKey... keys) {
        witnesses = new Witnesses(quorum, List.of(keys));
        return this;
    }

    /** On a whole second. */
    public TestPlan closes(Instant time) {
        closes = time;
        return this;
    }

    /** The manifest names this saved booth page. */
    public TestPlan booth(Hash page) {
        booth = Optional.of(page);
        return this;
    }

    /** One contest more, in place of those that a plan begins with: {@code single}, its options called {@code o1 …}. */
    public TestPlan single(String id, int options, boolean blank) {
        contests.add(contest(id, Kind.SINGLE, options, 1, 1, blank));
        return this;
    }

    /** One contest more, of the kind {@code k-of-n}. */
    public TestPlan kOfN(String id, int options, int min, int max, boolean blank) {
        contests.add(contest(id, Kind.K_OF_N, options, min, max, blank));
        return this;
    }

    int voters() {
        return voters;
    }

    Instant closes() {
        return closes;
    }

    Terms terms(List<Person> committee, List<Person> holders) {
        var asked = contests.isEmpty()
                ? new TestPlan(log, receiptKey).single("chair", 3, true).kOfN("board", 3, 1, 2, false).contests
                : contests;
        return new Terms(
                "https://dauys.example/e/test",
                log,
                receiptKey,
                witnesses,
                text("Union"),
                text("Election"),
                Optional.empty(),
                committee,
                new Issuer.Platform(),
                new Trustees(
                        2,
                        holders.size() == 2,
                        holders.stream()
                                .map(holder -> new Holder(holder, Holder.Tool.BROWSER, false))
                                .toList()),
                new Eligibility(mode, Channels.APART, 2, 2),
                revote,
                floor,
                List.of(new Style("all", asked.stream().map(ContestTerms::id).toList())),
                List.of(new WeightClass("one", 1)),
                new Schedule(Instant.parse("2020-01-01T04:00:00Z"), closes),
                asked,
                booth);
    }

    private static ContestTerms contest(String id, Kind kind, int options, int min, int max, boolean blank) {
        return new ContestTerms(
                id,
                kind,
                text("Contest " + id),
                Optional.empty(),
                min,
                max,
                blank,
                IntStream.rangeClosed(1, options)
                        .mapToObj(i -> new OptionTerms("o" + i, text("Option " + i), Optional.empty(), true))
                        .toList(),
                new DecisionRule(Optional.empty(), Optional.empty(), max));
    }

    private static Texts text(String words) {
        return new Texts(words, words, words);
    }
}
