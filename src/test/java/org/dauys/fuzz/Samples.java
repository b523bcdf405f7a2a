package org.dauys.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.ballot.Opening;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.AddCheckpoint;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.Evidence;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.log.TwoHistories;
import org.dauys.protocol.log.WrongTiles;
import org.dauys.protocol.receipt.ReceiptFile;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.ReadEntry;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.SampleRecords;
import org.dauys.protocol.transcript.Hash;

/** Honest examples of what decoders read, out of two records. */
final class Samples {
    static final SampleRecord RECORD = SampleRecords.small();
    static final SampleRecord FULL = SampleRecords.full();

    private Samples() {}

    static List<byte[]> entries() {
        return Stream.concat(RECORD.entries().stream(), FULL.entries().stream()).toList();
    }

    static List<ReadEntry> read() {
        return entries().stream()
                .map(EntryReader::read)
                .map(Outcome::value)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The bodies of ballots, or of parts. */
    static List<byte[]> bodies(Kind kind) {
        return entries().stream()
                .map(entry -> Envelope.parse(entry).value().orElseThrow())
                .filter(entry -> entry.kind() == kind)
                .map(Envelope::body)
                .toList();
    }

    /** The documents whose heads are of that kind; each fits one part. */
    static List<byte[]> documents(Kind kind) {
        return Stream.of(RECORD, FULL)
                .flatMap(record -> IntStream.range(1, record.entries().size())
                        .filter(i -> kindAt(record, i - 1) == kind && kindAt(record, i) == Kind.PART)
                        .mapToObj(i -> Envelope.parse(record.entries().get(i))
                                .value()
                                .orElseThrow()
                                .body()))
                .toList();
    }

    private static Kind kindAt(SampleRecord record, int index) {
        return Envelope.parse(record.entries().get(index)).value().orElseThrow().kind();
    }

    static List<byte[]> hashes() {
        return read().stream().map(ReadEntry::hash).map(Hash::encode).toList();
    }

    static List<String> notes() {
        var size = RECORD.entries().size();
        var log = RECORD.election().log();
        return List.of(
                RECORD.checkpoint(),
                FULL.checkpoint(),
                RECORD.checkpoint(log.key().name(), log, size - 3),
                Checkpoint.note(head(7), List.of(log.sign(head(7)))));
    }

    private static String head(long size) {
        return Checkpoint.text(RECORD.election().log().key().name(), size, MerkleProofs.root(RECORD.tree(), size));
    }

    static List<byte[]> requests() {
        return IntStream.of(0, 5, 8, 16)
                .mapToObj(old -> new AddCheckpoint(
                                old,
                                MerkleProofs.consistency(
                                        RECORD.tree(), old, RECORD.entries().size()),
                                RECORD.checkpoint())
                        .encode())
                .toList();
    }

    /** A log that has signed two histories, one that has two roots for a size, and one whose tiles are wrong. */
    static List<byte[]> evidence() {
        var log = RECORD.election().log();
        int size = RECORD.entries().size();
        var other = Checkpoint.text(log.key().name(), 9, Hash.sha256());
        var lie = Checkpoint.parse(Bytes.utf8(Checkpoint.note(other, List.of(log.sign(other)))))
                .orElseThrow();
        var head = Checkpoint.parse(Bytes.utf8(RECORD.checkpoint())).orElseThrow();
        var same = Checkpoint.parse(Bytes.utf8(Checkpoint.note(head(9), List.of(log.sign(head(9))))))
                .orElseThrow();
        Stream<Evidence> all = Stream.of(
                TwoHistories.of(log.key(), lie, head, RECORD.tree()).orElseThrow(),
                TwoHistories.of(log.key(), lie, same).orElseThrow(),
                WrongTiles.of(log.key(), lie, RECORD.tree()));
        return all.map(Evidence::encode).toList();
    }

    static List<ReceiptFile> receipts() {
        return ballots()
                .mapToObj(index -> RECORD.receipt(index, RECORD.entries().size()))
                .toList();
    }

    static IntStream ballots() {
        return IntStream.range(0, RECORD.entries().size())
                .filter(i -> EntryReader.read(RECORD.entries().get(i))
                                .value()
                                .orElseThrow()
                                .content()
                        instanceof Entry.Ballot);
    }

    static List<String> openings() {
        var open = new SampleRecord(SampleElection.of("openings", SampleElection.single("chair", "a", "b")))
                .manifest()
                .ceremony(1)
                .roll(3)
                .open();
        return IntStream.range(0, 3)
                .mapToObj(option -> open.opening(option + 1, Purpose.AUDIT, List.of(List.of(option))))
                .map(Opening::encode)
                .toList();
    }

    static List<byte[]> bundles() {
        return Stream.of(RECORD, FULL)
                .map(record -> RecordFiles.of(record).entrySet().stream()
                        .filter(file -> file.getKey().startsWith("tile/entries"))
                        .findFirst()
                        .orElseThrow()
                        .getValue())
                .map(bundle -> Tiles.bundle(Tiles.cut(bundle, 12)))
                .toList();
    }

    static List<String> paths() {
        return List.of("tile/0/000", "tile/entries/x001/x234/067.p/5", "tile/63/x123/456", "tile/5/000.p/255");
    }

    /** The files of a directory of examples. */
    static List<byte[]> files(String directory, String end) {
        try (var files = Files.list(Path.of(directory))) {
            return files.filter(file -> file.toString().endsWith(end))
                    .sorted()
                    .map(Samples::read)
                    .toList();
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    static byte[] part(byte[] bytes, int from, int length) {
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    static Hash leaf(byte[] entry) {
        return TreeHash.leaf(entry);
    }
}
