package org.dauys.verifier;

import static org.dauys.verifier.OkExamples.answer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.dauys.protocol.credential.BallotSignature;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.receipt.ReceiptFile;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.transcript.Tag;
import org.dauys.protocol.transcript.Transcript;
import org.dauys.protocol.vectors.Seeded;

/** Honest records with receipts that are none, or that the log contradicts. */
final class BrokenReceipts {
    private static final String FILE = "receipt.json";

    private BrokenReceipts() {}

    static Stream<Example> all() {
        var record =
                BrokenBeginnings.prepared().open().vote(1, List.of(List.of(0))).vote(2, List.of(List.of(1)));
        int size = record.entries().size();
        var good = record.receipt(size - 2, size);
        return Stream.of(
                example(
                        Rule.Q_4_1,
                        "a receipt with a space too much",
                        record,
                        text(good).replaceFirst(",", ", ")),
                example(Rule.Q_4_2, "a receipt that the service has not signed", record, text(unsigned(record, good))),
                example(
                        Rule.Q_4_3,
                        "a receipt with a head that the log has not signed",
                        record,
                        text(unlogged(record, good))),
                example(Rule.Q_4_4, "a receipt with another proof", record, text(unproved(good))),
                example(Rule.Q_4_5, "a receipt under a head that the record does not continue", record, text(forked())),
                example(Rule.Q_4_6, "a receipt of another ballot in that place", record, text(otherBallot(record))),
                older(good),
                unlawfulAudit(),
                tooLong(),
                beforeTheRoll());
    }

    /** A copy of the record from before the receipt: nothing is wrong, and nothing can be said. */
    private static Example older(ReceiptFile good) {
        var before = BrokenBeginnings.prepared().open().vote(1, List.of(List.of(0)));
        return new Example(
                        "older-than-receipt",
                        "an honest record that was downloaded before the receipt was given: it has to be downloaded again",
                        RecordFiles.of(before),
                        List.of(),
                        2,
                        List.of(),
                        Map.of())
                .with(List.of("--receipt", FILE), Map.of(FILE, good.encode()))
                .saying("receipts", List.of(answer("receipt", FILE, "status", "newer")));
    }

    private static Example unlawfulAudit() {
        var record = BrokenBeginnings.prepared().open();
        var wire = record.ballot(2, Purpose.AUDIT, List.of(List.of(0)));
        wire[wire.length - 1] ^= 1;
        record.force(EntryWriter.ballot(Purpose.AUDIT, wire));
        return unlawful(Rule.B_6_7, "a tested ballot with a false signature, and its receipt", record);
    }

    private static Example beforeTheRoll() {
        var record = BrokenBeginnings.manifest().ceremony(1);
        var later = BrokenBeginnings.prepared().open().ballot(1, Purpose.CAST, List.of(List.of(0)));
        record.force(EntryWriter.ballot(Purpose.CAST, later));
        return unlawful(Rule.R_7, "a ballot before there is a roll, and its receipt", record);
    }

    /** The last entry breaks {@code rule}; its receipt is genuine. */
    private static Example unlawful(Rule rule, String about, SampleRecord record) {
        int size = record.entries().size();
        return Example.broken(rule, about, record)
                .named("receipt")
                .with(
                        List.of("--receipt", FILE),
                        Map.of(FILE, record.receipt(size - 1, size).encode()))
                .saying("receipts", List.of(answer("receipt", FILE, "status", "unlawful")));
    }

    /** What is as long as no ballot has no ballot's hash: the receipt names one all the same. */
    private static Example tooLong() {
        var record = BrokenBeginnings.prepared().open();
        var wire = record.ballot(2, Purpose.CAST, List.of(List.of(0)));
        record.force(EntryWriter.ballot(Purpose.CAST, Arrays.copyOf(wire, wire.length + 1)));
        var claim = claim(record, 1);
        var unsigned = Arrays.copyOf(wire, wire.length + 1 - BallotSignature.LENGTH);
        var hash = Transcript.of(Tag.BALLOT).add("unsigned", unsigned).digest();
        var example = Example.broken(Rule.B_6_1, "a ballot that is a byte too long, and its receipt", record)
                .named("receipt")
                .with(
                        List.of("--receipt", FILE),
                        Map.of(FILE, record.receipt(of(hash, claim)).encode()));
        return example.failing(List.of(example.failed().get(0), answer("id", Rule.Q_4_6.id(), "receipt", FILE)));
    }

    private static Example example(Rule rule, String about, SampleRecord record, String receipt) {
        return Example.at(rule, about, RecordFiles.of(record), Map.of("receipt", FILE))
                .with(List.of("--receipt", FILE), Map.of(FILE, Bytes.utf8(receipt)));
    }

    private static String text(ReceiptFile file) {
        return new String(file.encode(), StandardCharsets.UTF_8);
    }

    private static ReceiptFile unsigned(SampleRecord record, ReceiptFile good) {
        int size = record.entries().size();
        var claim = record.claim(size - 2, size);
        return new ReceiptFile(claim.sign(Seeded.secret("stranger")), good.checkpoint(), good.inclusion());
    }

    private static ReceiptFile unlogged(SampleRecord record, ReceiptFile good) {
        var stranger = SampleElection.of("stranger", SampleElection.single("chair", "a", "b"))
                .log();
        var forged = record.checkpoint(
                record.election().log().key().name(), stranger, record.entries().size());
        return new ReceiptFile(good.receipt(), forged, good.inclusion());
    }

    private static ReceiptFile unproved(ReceiptFile good) {
        return new ReceiptFile(
                good.receipt(),
                good.checkpoint(),
                good.inclusion().subList(1, good.inclusion().size()));
    }

    /** The service signed a head over a ballot that it took back: another one stands in its place, after that of the receipt. */
    private static ReceiptFile forked() {
        var fork =
                BrokenBeginnings.prepared().open().vote(1, List.of(List.of(0))).vote(2, List.of(List.of(0)));
        int size = fork.entries().size();
        return fork.receipt(size - 2, size);
    }

    private static ReceiptFile otherBallot(SampleRecord record) {
        return record.receipt(of(Seeded.hash("another ballot"), claim(record, 2)));
    }

    private static Receipt of(Hash ballot, Receipt claim) {
        return new Receipt(
                claim.election(), claim.kind(), ballot, claim.index(), claim.leaf(), claim.size(), claim.root());
    }

    private static Receipt claim(SampleRecord record, int fromEnd) {
        long size = record.entries().size();
        long index = size - fromEnd;
        return new Receipt(
                record.id(),
                Receipt.Kind.BALLOT,
                Seeded.hash("ballot"),
                index,
                record.tree().hash(0, index),
                size,
                MerkleProofs.root(record.tree(), size));
    }
}
