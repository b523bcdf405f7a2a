package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dauys.protocol.manifest.Witnesses;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.SampleRecords;
import org.dauys.protocol.record.TermsChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program says of the witnesses of a receipt (spec: Q-6). */
class ConfirmationTest {
    @TempDir
    private Path directory;

    private Run receipt(SampleRecord record, String checkpoint, String... more) throws IOException {
        int index = (int) record.entries().stream()
                .takeWhile(entry -> EntryReader.read(entry)
                        .value()
                        .filter(read -> read.content().kind() == Kind.BALLOT)
                        .isEmpty())
                .count();
        RecordFiles.write(RecordFiles.of(checkpoint, record.entries()), directory.resolve("record"));
        var file = directory.resolve("mine.json");
        Files.write(file, record.receipt(index, record.entries().size()).encode());
        var arguments = new ArrayList<Object>(List.of(directory.resolve("record"), "--lang", "en", "--receipt", file));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray());
    }

    @Test
    void a_receipt_is_confirmed_by_the_witnesses_of_the_record_s_head() throws IOException {
        var record = SampleRecords.small();
        var run = receipt(record, record.checkpoint());
        assertEquals(0, run.exit(), run.toString());
        assertTrue(run.toString().contains("confirmed by 2 of 2 witnesses; 2 are needed."), run.toString());
        var json = new ObjectMapper()
                .readTree(receipt(record, record.checkpoint(), "--json").lastLine());
        assertTrue(json.at("/receipts/0/confirmed").asBoolean());
        assertEquals(2, json.at("/receipts/0/confirmedBy").asInt());
    }

    @Test
    void d02_without_the_quorum_it_is_not_confirmed() throws IOException {
        var record = SampleRecords.small();
        var note = record.checkpoint();
        var alone = note.substring(0, note.lastIndexOf('—'));
        var run = receipt(record, alone);
        assertEquals(1, run.exit());
        assertTrue(run.toString().contains("not confirmed: 1 of 2 witnesses"), run.toString());
    }

    @Test
    void where_nobody_is_named_nothing_is_said_of_witnesses() throws IOException {
        var election = SampleElection.of("alone", SampleElection.single("chair", "a", "b"))
                .with(TermsChange.witnesses(new Witnesses(0, List.of())));
        var record =
                new SampleRecord(election).manifest().ceremony(1).roll(5).open().vote(1, List.of(List.of(0)));
        var run = receipt(record, record.checkpoint());
        assertEquals(0, run.exit(), run.toString());
        assertFalse(run.toString().contains("witnesses;"), run.toString());
        assertFalse(run.toString().contains("confirmed"), run.toString());
    }
}
