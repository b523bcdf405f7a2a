package org.dauys.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.dauys.protocol.ballot.PreparedBallots;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.manifest.Eligibility;
import org.dauys.protocol.manifest.Roll;
import org.dauys.protocol.record.Document;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.RecordFolder;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.TermsChange;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.tally.Aggregate;
import org.dauys.protocol.tally.DecryptionContext;
import org.dauys.protocol.tally.PartialDecryption;
import org.dauys.protocol.tally.Result;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.verifier.SyntheticStretch.Counted;

/**
 * The public record of a made-up election with up to a million ballots of ten options, in which every check finds something to do. Nothing in it
 * is secret. It is written stretch by stretch; what stays in memory is the roll, 64 bytes an entry, and a few stretches.
 */
public final class SyntheticRecord {
    /** Least ballots: fewer have nobody whose credential could be replaced. */
    public static final int LEAST = SyntheticPlan.SHORT;

    /** Most ballots; many more voters than theirs have no room in a roll's document (spec: J-4). */
    public static final int MOST = 1_000_000;

    /** Bytes on the disk that a ballot takes, its voter's line in the roll and its hashes included. */
    public static final long BYTES = 5_400;

    /** Bytes that a record takes without any ballots. */
    public static final long BESIDES = 1 << 20;

    /** Ballots that are made at a time. */
    public static final int STRETCH = 4_096;

    private static final int AHEAD = 2;
    private static final String[] CANDIDATES = {"a", "b", "c", "d", "e", "f", "g", "h", "i"};

    private final int ballots;
    private final SampleRecord record;
    private final RecordFolder folder;
    private final List<SyntheticPlan> plans = new ArrayList<>();

    private SyntheticRecord(Path directory, int ballots) {
        if (ballots < LEAST || ballots > MOST) {
            throw new IllegalArgumentException("%d to %,d ballots".formatted(LEAST, MOST));
        }
        this.ballots = ballots;
        this.folder = new RecordFolder(directory);
        var election = SampleElection.of("synthetic", SampleElection.single("chair", CANDIDATES))
                .with(TermsChange.eligibility(
                        new Eligibility(Eligibility.Mode.CODE_ONLY, Eligibility.Channels.ONE, MOST / STRETCH + 1, 1)));
        this.record = new SampleRecord(election);
        for (int made = 0; made < ballots; made += STRETCH) {
            plans.add(SyntheticPlan.of(Math.min(STRETCH, ballots - made), made));
        }
    }

    /** Why no such record can be written there, and what to do; empty if it can. */
    public static String trouble(Path directory, int ballots) throws IOException {
        return trouble(directory, ballots, place -> place.toFile().getUsableSpace());
    }

    /** @param free bytes on the disk of a directory that is there */
    static String trouble(Path directory, int ballots, ToLongFunction<Path> free) throws IOException {
        if (ballots < LEAST || ballots > MOST) {
            return "A record has %,d to %,d ballots, not %,d: -Dballots=N".formatted(LEAST, MOST, ballots);
        }
        Files.createDirectories(directory);
        try (var found = Files.list(directory)) {
            if (found.findAny().isPresent()) {
                return "%s is not empty. Name an empty directory: -Drecord=DIR".formatted(directory);
            }
        }
        long wanted = BESIDES + ballots * BYTES;
        long room = free.applyAsLong(directory);
        return room >= wanted
                ? ""
                : "%,d ballots take %,d MB, and %s has %,d MB. Name a directory elsewhere (-Drecord=DIR), or fewer ballots (-Dballots=N)."
                        .formatted(ballots, wanted / 1_000_000, directory, room / 1_000_000);
    }

    /**
     * Writes a record into an empty directory.
     *
     * @param progress is told how many ballots there are
     * @return the election's fingerprint
     */
    public static Fingerprint write(Path directory, int ballots, LongConsumer progress) {
        var synthetic = new SyntheticRecord(directory, ballots);
        synthetic.write(progress);
        return Fingerprint.of(synthetic.record.id());
    }

    private void write(LongConsumer progress) {
        int voters = plans.stream().mapToInt(SyntheticPlan::voters).sum();
        var credentials = PreparedBallots.credentials(voters);
        var roll = roll(credentials);
        prepare(roll);
        record.entries().forEach(folder::add);
        count(vote(credentials, progress), roll.size());
        folder.finish(record::checkpoint);
    }

    /** The voters without those whose credentials are made when others are lost. */
    private List<Point> roll(List<Point> credentials) {
        var roll = new ArrayList<>(credentials);
        int end = credentials.size();
        for (int i = plans.size() - 1; i >= 0; i--) {
            end -= plans.get(i).voters();
            if (plans.get(i).reissued() >= 0) {
                roll.remove(end + plans.get(i).reissued());
            }
        }
        return roll;
    }

    /** From the manifest to voting, with a first ceremony that a bad share ends, a new key, an interruption and an extension. */
    private void prepare(List<Point> roll) {
        OkExamples.badShare(record.manifest());
        record.ceremony(2).replaceKey("c3", "c1", "c2");
        var members = new Roll.Announced(roll.size(), Seeded.hash("synthetic members"));
        record.roll(members, Roll.document(roll, record.election().manifest())).forEach(record::append);
        record.open();
        var opened = record.opened().hash();
        record.append(record.byCommittee(new Entry.Suspended(opened, "a storm")));
        record.append(record.byCommittee(new Entry.Resumed(opened)));
        record.append(record.byCommittee(new Entry.Extended(opened, SampleElection.CLOSES.plusSeconds(60))));
    }

    private Counted vote(List<Point> credentials, LongConsumer progress) {
        int cores = Runtime.getRuntime().availableProcessors();
        var workers = Executors.newFixedThreadPool(cores);
        try {
            return vote(credentials, workers, cores + AHEAD, progress);
        } finally {
            workers.shutdownNow();
        }
    }

    private Counted vote(List<Point> credentials, ExecutorService workers, int ahead, LongConsumer progress) {
        var running = new ArrayDeque<Future<SyntheticStretch>>();
        var counted = new Counted(0, 0, new long[CANDIDATES.length + 1]);
        int voter = 0;
        long done = 0;
        for (int i = 0; i < plans.size() || !running.isEmpty(); ) {
            if (i < plans.size() && running.size() < ahead) {
                var stretch = new SyntheticStretch(record, plans.get(i), credentials, voter, (long) i * STRETCH);
                running.add(workers.submit(stretch::make));
                voter += plans.get(i++).voters();
            } else {
                var stretch = made(running.remove());
                stretch.entries().forEach(folder::add);
                counted = counted.plus(stretch.counted());
                done += STRETCH;
                progress.accept(Math.min(done, ballots));
            }
        }
        return counted;
    }

    private static SyntheticStretch made(Future<SyntheticStretch> stretch) {
        try {
            return stretch.get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** From a dispute to the result. */
    private void count(Counted counted, int voters) {
        var opened = record.opened();
        add(record.unsigned(new Entry.Dispute(0, Seeded.hash("synthetic dispute"), "q-4-6")));
        var closed = add(record.unsigned(new Entry.ClosedOnTime(opened.hash(), SampleElection.CLOSES.plusSeconds(60))));
        var totals = totals(counted);
        var document = totals.document();
        var tallied = add(record.unsigned(new Entry.AggregateHead(closed, Document.of(document))), document);
        Map<Integer, PartialDecryption> shares = new TreeMap<>();
        var logged = new ArrayList<Hash>();
        for (int index = 1; index <= record.election().terms().trustees().threshold(); index++) {
            var share = share(index, totals, tallied);
            shares.put(index, share);
            var head = new Entry.DecryptionHead(tallied, index, Document.of(share.document()));
            logged.add(add(record.signed(head, record.holder(index)), share.document()));
        }
        var result = Result.of(record.election().manifest(), totals, shares, voters)
                .value()
                .orElseThrow()
                .document();
        add(record.unsigned(new Entry.ResultHead(tallied, logged, Document.of(result))), result);
    }

    private PartialDecryption share(int index, Aggregate totals, Hash tallied) {
        var opened = record.opened();
        var secret = record.part(index).share(opened.ceremony().confirmed()).orElseThrow();
        var context = new DecryptionContext(
                opened.hash(), tallied, index, opened.jointKey().shareKey(index));
        return PartialDecryption.make(totals, context, secret, record.random());
    }

    /** Whoever knows all randomness knows the sums without adding. */
    private Aggregate totals(Counted counted) {
        var terms = record.opened().ballotTerms();
        var contest = terms.contests().get(0);
        var prepared = new PreparedBallots(terms, 0);
        var slots = IntStream.range(0, contest.slots().size())
                .mapToObj(slot -> {
                    var r = prepared.randomness(slot, counted.ballots(), counted.indices());
                    var votes = Point.G.times(Scalar.of(counted.votes()[slot]));
                    var sum = new CiphertextSum(
                            Point.G.times(r), terms.jointKey().times(r).plus(votes));
                    return new Aggregate.OfSlot(contest.slots().get(slot), sum);
                })
                .toList();
        return new Aggregate(List.of(new Aggregate.OfContest(contest.id(), counted.ballots(), true, slots)));
    }

    private Hash add(byte[] entry) {
        folder.add(entry);
        return TreeHash.leaf(entry);
    }

    private Hash add(byte[] head, byte[] document) {
        EntryWriter.withParts(head, document).forEach(folder::add);
        return TreeHash.leaf(head);
    }
}
