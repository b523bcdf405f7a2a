package org.dauys.verifier;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.receipt.ReceiptFile;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.SampleRecord;
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
                older(good));
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
                        List.of())
                .with(List.of("--receipt", FILE), Map.of(FILE, good.encode()));
    }

    private static Example example(Rule rule, String about, SampleRecord record, String receipt) {
        return Example.at(rule, about, RecordFiles.of(record), Map.of("receipt", FILE))
                .with(List.of("--receipt", FILE), Map.of(FILE, Bytes.utf8(receipt)));
    }

    private static String text(ReceiptFile file) {
        return new String(file.encode(), StandardCharsets.UTF_8);
    }

    private static ReceiptFile unsigned(SampleRecord record, ReceiptFile good) {
        var claim = claim(record, 2);
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

    /** The service logged, signed and then took back a ballot: another one stands in its place. */
    private static ReceiptFile forked() {
        var fork =
                BrokenBeginnings.prepared().open().vote(1, List.of(List.of(1))).vote(2, List.of(List.of(1)));
        int size = fork.entries().size();
        return fork.receipt(size - 2, size);
    }

    private static ReceiptFile otherBallot(SampleRecord record) {
        var claim = claim(record, 2);
        return record.receipt(new Receipt(
                claim.election(),
                claim.kind(),
                Seeded.hash("another ballot"),
                claim.index(),
                claim.leaf(),
                claim.size(),
                claim.root()));
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
