package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.receipt.DisputeFile;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleRecords;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the program says that a log contradicts itself, and when it doesn't. */
class AccusationTest {
    @TempDir
    private Path directory;

    @Test
    void what_shows_a_contradiction_is_written_where_the_user_wants_it() throws IOException {
        var broken = ExamplesTest.DIRECTORY.resolve("broken-q-4.5");
        var receipt = broken.resolve("receipt.json");
        var run = Run.of(broken, "--lang", "en", "--receipt", receipt, "--dispute-dir", disputes());

        var file = disputes().resolve("receipt.json.dispute.json");
        assertEquals(1, run.exit(), run.toString());
        assertTrue(run.out().stream().anyMatch(line -> line.contains("was written to " + file)), run.toString());
        var dispute = DisputeFile.parse(Files.readAllBytes(file)).value().orElseThrow();
        assertEquals(DisputeFile.Finding.OTHER_HEAD, dispute.finding());
        assertEquals(Files.readString(broken.resolve("checkpoint")), dispute.checkpoint());
        assertEquals(Files.readString(receipt), new String(dispute.receipt().encode(), StandardCharsets.UTF_8));
    }

    /** Voters call their files alike, and an observer asks again: no evidence takes another's place. */
    @Test
    void every_contradiction_has_a_file_of_its_own() throws IOException {
        var broken = ExamplesTest.DIRECTORY.resolve("broken-q-4.5");
        var receipt = broken.resolve("receipt.json");
        var same = Files.copy(
                receipt, Files.createDirectory(directory.resolve("same")).resolve("receipt.json"));
        Files.createDirectories(disputes());
        var taken = Files.writeString(disputes().resolve("receipt.json.dispute.json"), "another's");
        var own = disputes().resolve("receipt.json-2.dispute.json");
        for (int i = 0; i < 2; i++) {
            var run = Run.of(broken, "--receipt", receipt, "--receipt", same, "--dispute-dir", disputes());
            assertEquals(
                    2,
                    run.out().stream()
                            .filter(line -> line.contains(own.toString()))
                            .count());
        }
        assertEquals("another's", Files.readString(taken));
        assertTrue(DisputeFile.parse(Files.readAllBytes(own)).value().isPresent());
        try (var files = Files.list(disputes())) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void where_it_can_not_be_written_that_is_said() throws IOException {
        var broken = ExamplesTest.DIRECTORY.resolve("broken-q-4.5");
        var file = Files.writeString(directory.resolve("file"), "no directory");
        for (var form : List.of("--engine=auto", "--json")) {
            var run = Run.of(
                    broken, form, "--lang", "en", "--receipt", broken.resolve("receipt.json"), "--dispute-dir", file);
            assertEquals(1, run.exit());
            assertTrue(run.terminal().get(0).contains("could not be written to " + file), run::toString);
        }
        assertEquals("no directory", Files.readString(file));
    }

    @Test
    void a_record_that_is_older_than_the_receipt_accuses_nobody() {
        var older = ExamplesTest.DIRECTORY.resolve("older-than-receipt");
        var run = accusesNobody(2, older, older.resolve("receipt.json"));

        assertTrue(run.out().stream().anyMatch(line -> line.contains("download it again")), run.toString());
    }

    @Test
    void a_record_that_somebody_has_changed_accuses_nobody() throws IOException {
        var honest = SampleRecords.small();
        int size = honest.entries().size();
        var receipt = Files.write(
                directory.resolve("receipt.json"), honest.receipt(16, size).encode());
        var record = directory.resolve("record");
        RecordFiles.write(RecordFiles.of(honest), record);
        var bundle = record.resolve("tile/entries/000.p/%d".formatted(size));
        var bytes = Files.readAllBytes(bundle);
        bytes[bytes.length - 1] ^= 1;
        Files.write(bundle, bytes);

        accusesNobody(1, record, receipt);
    }

    /** Whoever wants a log accused can make a record without the ballot, but no head of it. */
    @ParameterizedTest
    @CsvSource({
        "dauys.example/e/small, log, true",
        "dauys.example/e/small, stranger, false",
        "other.example, log, false"
    })
    void only_a_head_that_the_log_has_signed_accuses_it(String origin, String signer, boolean accuses)
            throws IOException {
        var honest = SampleRecords.small();
        int size = honest.entries().size();
        var receipt = Files.write(
                directory.resolve("receipt.json"), honest.receipt(16, size).encode());
        var entries = new ArrayList<>(honest.entries());
        entries.set(16, Bytes.ascii("dauys/v1 another\n"));
        var text = Checkpoint.text(origin, size, MerkleProofs.root(ServedLog.tree(entries), size));
        var stranger = NoteSigner.of(origin, Seeded.bytes("stranger"), NoteKey.Use.LOG);
        var line = (signer.equals("log") ? honest.election().log() : stranger).sign(text);
        var record = directory.resolve("record");
        RecordFiles.write(RecordFiles.of(Checkpoint.note(text, List.of(line)), entries), record);

        for (var form : List.of("--lang=en", "--json")) {
            var disputes = directory.resolve("disputes" + form);
            Run.of(record, form, "--receipt", receipt, "--dispute-dir", disputes);
            assertEquals(accuses, Files.exists(disputes.resolve("receipt.json.dispute.json")), form);
        }
    }

    private Run accusesNobody(int exit, Path record, Path receipt) {
        var run = Run.of(record, "--lang", "en", "--receipt", receipt, "--dispute-dir", disputes());
        assertEquals(exit, run.exit(), run.toString());
        assertFalse(run.out().stream().anyMatch(line -> line.contains("contradicts")), run.toString());
        assertFalse(Files.exists(disputes()));
        return run;
    }

    private Path disputes() {
        return directory.resolve("disputes");
    }
}
