package org.dauys.protocol.record;

import static org.dauys.protocol.Rule.R_3;
import static org.dauys.protocol.Rule.R_5;
import static org.dauys.protocol.Rule.R_6;
import static org.dauys.protocol.Rule.R_7;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.Rule;
import org.dauys.protocol.ballot.BallotCheck;
import org.dauys.protocol.ballot.EncryptedContest;
import org.dauys.protocol.ballot.Roll;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.jws.CompactJws.Verification;
import org.dauys.protocol.manifest.Person;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.tally.Aggregator;

/**
 * {@code check(entry, context)}: the costly half of the fold. Needs no log, only what is public and fixed, so it runs
 * outside of every lock (spec: 10, B-6.1 to B-6.7). Immutable.
 */
public final class EntryCheck {
    /** What is looked at before the credential. */
    private static final Set<Rule> FIRST = EnumSet.of(Rule.B_6_1, Rule.B_6_2);

    private final Batch batch;

    /** @param batch how the equations of ballots are checked */
    public EntryCheck(Batch batch) {
        this.batch = batch;
    }

    /** Checks one entry, of any kind, against the stage that the log was in a moment ago. */
    public Outcome<CheckedEntry> check(byte[] entry, Stage stage) {
        return EntryReader.read(entry).then(read -> check(read, stage));
    }

    /** {@link #check(byte[], Stage)} of an entry that has been read. */
    public Outcome<CheckedEntry> check(ReadEntry read, Stage stage) {
        return read.content() instanceof Entry.Ballot
                ? checkBallots(List.of(read), stage).get(0)
                : checkOther(read, stage);
    }

    /** Checks many ballots in one batch, as an audit does; an outcome for each, in the same order. */
    public List<Outcome<CheckedEntry>> checkBallots(List<ReadEntry> ballots, Stage stage) {
        if (!(stage instanceof Voting voting) || voting.suspended()) {
            return ballots.stream()
                    .map(read -> Outcome.<CheckedEntry>refused(misplaced(read, stage)))
                    .toList();
        }
        var open = voting.open();
        var check = new BallotCheck(open.hash(), open.jointKey().key(), voting.live(), batch);
        var submitted = ballots.stream()
                .map(read -> (Entry.Ballot) read.content())
                .map(ballot -> new BallotCheck.Submitted(ballot.bytes(), ballot.purpose()))
                .toList();
        var verdicts = check.checkAll(submitted);
        var outcomes = new ArrayList<Outcome<CheckedEntry>>();
        for (int i = 0; i < verdicts.size(); i++) {
            outcomes.add(outcome(ballots.get(i), verdicts.get(i)));
        }
        return List.copyOf(outcomes);
    }

    /**
     * The part of {@link #checkBallots} that depends on nothing but the opening, so that ballots can be checked before it is known
     * what stands in the log before them: B-6.1 to B-6.7 with any credential for a live one. {@link #placed} is the rest.
     */
    public SoundBallots sound(List<ReadEntry> ballots, OpenElection open) {
        var contests = open.election().manifest().contests();
        var check = new BallotCheck(open.hash(), open.jointKey().key(), Roll.everybody(contests), batch);
        var verdicts = check.checkAll(ballots.stream()
                .map(read -> (Entry.Ballot) read.content())
                .map(ballot -> new BallotCheck.Submitted(ballot.bytes(), ballot.purpose()))
                .toList());
        var outcomes = new ArrayList<Outcome<CheckedEntry>>();
        var cast = new Aggregator(contests, batch.engine());
        for (int i = 0; i < verdicts.size(); i++) {
            outcomes.add(outcome(ballots.get(i), verdicts.get(i)));
            if (verdicts.get(i) instanceof BallotCheck.Verdict.Passed passed
                    && passed.ballot().purpose() == Purpose.CAST) {
                cast.add(passed.ballot().contests().stream()
                        .map(EncryptedContest::slots)
                        .toList());
            }
        }
        return new SoundBallots(outcomes, cast.sums());
    }

    /**
     * A ballot that somebody else calls sound: only its length and its election are looked at (spec: V-3.8). Never for one that nobody
     * answers for.
     */
    public Outcome<CheckedEntry> sliced(ReadEntry read, OpenElection open) {
        var ballot = (Entry.Ballot) read.content();
        var sliced = SlicedBallot.of(ballot.bytes(), open.election().manifest().contests());
        if (sliced.isEmpty()) {
            return Outcome.refused(Rule.B_6_1.refuses("length"));
        }
        return sliced.get().opened().equals(open.hash())
                ? Outcome.accepted(CheckedEntry.ballot(read, BallotFacts.of(sliced.get(), ballot.purpose())))
                : Outcome.refused(Rule.B_6_2.refuses("another opening"));
    }

    /**
     * The first rule that this ballot breaks against this stage; where it breaks none, {@link RecordState#step} still looks for its
     * credential.
     *
     * @param sound what {@link #sound} says of it; asked only where ballots are taken
     */
    public static Outcome<CheckedEntry> placed(ReadEntry ballot, Stage stage, Supplier<Outcome<CheckedEntry>> sound) {
        if (!(stage instanceof Voting voting) || voting.suspended()) {
            return Outcome.refused(misplaced(ballot, stage));
        }
        var outcome = sound.get();
        boolean laterThanCredential = outcome.refusal()
                .filter(refusal -> !FIRST.contains(refusal.rule()))
                .isPresent();
        return laterThanCredential && !isOfLiveCredential((Entry.Ballot) ballot.content(), voting)
                ? Outcome.refused(Rule.B_6_3.refuses("no live credential"))
                : outcome;
    }

    private static boolean isOfLiveCredential(Entry.Ballot ballot, Voting voting) {
        return SlicedBallot.of(
                        ballot.bytes(), voting.open().election().manifest().contests())
                .map(sliced -> voting.live().livePlace(sliced.credential()))
                .filter(OptionalInt::isPresent)
                .isPresent();
    }

    /**
     * An entry that this very program has checked and logged before, without its ballot's proofs: for a server that
     * replays its own log. Never for a log that came from elsewhere.
     */
    public Outcome<CheckedEntry> trust(byte[] entry, Stage stage) {
        return EntryReader.read(entry).then(read -> {
            if (read.content() instanceof Entry.Ballot ballot && stage instanceof Voting voting) {
                return SlicedBallot.of(
                                ballot.bytes(),
                                voting.open().election().manifest().contests())
                        .map(sliced ->
                                Outcome.accepted(CheckedEntry.ballot(read, BallotFacts.of(sliced, ballot.purpose()))))
                        .orElseGet(() -> Outcome.refused(Rule.B_6_1.refuses("length")));
            }
            return check(read, stage);
        });
    }

    private static Refusal misplaced(ReadEntry ballot, Stage stage) {
        return R_7.refuses("no " + ballot.content().kind() + " while " + stage.phase());
    }

    private static Outcome<CheckedEntry> outcome(ReadEntry read, BallotCheck.Verdict verdict) {
        if (verdict instanceof BallotCheck.Verdict.Passed passed) {
            return Outcome.accepted(CheckedEntry.ballot(read, BallotFacts.of(passed.ballot())));
        }
        var refusal = ((BallotCheck.Verdict.Refused) verdict).refusal();
        var rule = Rule.of(refusal.reason().id()).orElseThrow();
        return Outcome.refused(rule.refuses(refusal.toString()));
    }

    private static Outcome<CheckedEntry> checkOther(ReadEntry read, Stage stage) {
        return signers(read, stage).then(signers -> Outcome.accepted(CheckedEntry.signed(read, signers)));
    }

    /** Those who have signed, with the keys under which they have. */
    private static Outcome<List<Person>> signers(ReadEntry read, Stage stage) {
        if (read.content() instanceof Entry.ManifestHead || read.content() instanceof Entry.Part) {
            return Outcome.accepted(List.of());
        }
        if (stage.election().isEmpty()) {
            return Outcome.refused(R_7.refuses("nothing comes before the manifest"));
        }
        var election = stage.election().get();
        if (!read.election().equals(Optional.of(election.id()))) {
            return Outcome.refused(R_3.refuses("another election"));
        }
        var signers = Signers.of(read, election);
        return signers.isEmpty()
                ? Outcome.refused(
                        R_5.refuses("not the persons whom a " + read.content().kind() + " needs"))
                : Outcome.of(signatures(read, signers.get()), signers.get());
    }

    private static Optional<Refusal> signatures(ReadEntry read, List<Person> signers) {
        for (int i = 0; i < signers.size(); i++) {
            var line = read.signed().orElseThrow().lines().get(i);
            var verification = line.verify(signers.get(i).key());
            if (verification != Verification.VALID) {
                return Optional.of(R_6.refuses(verification + " signature of " + line.keyId()));
            }
        }
        return Optional.empty();
    }
}
