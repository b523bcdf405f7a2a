package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dauys.protocol.credential.Code.CodeAccess;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a member learns of the ballots that were cast with her code: the other cases stand in {@code ballots-examples/records/code-*}. */
class CodeReportTest {
    private static final List<List<Integer>> CHOICE = List.of(List.of(0));
    private static final int ABSTAINER = 3;

    @TempDir
    Path directory;

    private final SampleRecord record =
            BrokenBeginnings.prepared().open().vote(1, CHOICE).vote(2, CHOICE);

    @Test
    void e01_who_has_not_voted_learns_that_nobody_has_with_her_code() throws IOException {
        var answer = answer(record.close());
        assertEquals("none", answer.get("status").asText());
        assertEquals(0, answer.get("ballots").asInt());
        assertFalse(answer.has("index"));
    }

    /** By whoever made or printed the codes; the record itself is lawful. */
    @Test
    void e01_a_ballot_stuffed_for_an_abstainer_is_named_to_her() throws IOException {
        var answer = answer(record.vote(ABSTAINER, CHOICE).close());
        assertEquals("counted", answer.get("status").asText());
        assertEquals(1, answer.get("ballots").asInt());
        var stuffed = record.entries().size() - 2;
        assertEquals(stuffed, answer.get("index").asInt());
        assertTrue(run("--print", stuffed)
                .out()
                .contains("tracker " + answer.get("tracker").asText()));
    }

    @Test
    void nothing_repeats_the_code() throws IOException {
        RecordFiles.write(RecordFiles.of(record), directory);
        var code = record.code(ABSTAINER).expose(CodeAccess.LETTER);
        for (var kept : List.of(
                code, code.substring(1), code + "!", code.replace('-', ' ').toLowerCase())) {
            Files.writeString(directory.resolve("code"), kept);
            for (var run : List.of(run("--code", file()), run("--code", file(), "--json"))) {
                var said = run.toString().replaceAll("[ -]", "").toUpperCase();
                assertFalse(said.contains(code.replace("-", "").substring(1, 9)), said);
            }
        }
    }

    @Test
    void a_file_that_is_not_there_is_named() throws IOException {
        RecordFiles.write(RecordFiles.of(record), directory);
        var run = run("--code", file());
        assertEquals(2, run.exit());
        assertTrue(run.terminal().get(0).contains(file().toString()), run::toString);
    }

    @Test
    void where_no_manifest_stands_it_is_named_as_not_looked_for() throws IOException {
        var election = record.election();
        var head = record.checkpoint(election.log().key().name(), election.log(), 1);
        RecordFiles.write(RecordFiles.of(head, record.entries().subList(0, 1)), directory);
        Files.write(directory.resolve("code"), ExampleCodes.file(record, ABSTAINER));
        var answer = json(run("--code", file(), "--json"));
        assertEquals(0, answer.get("codes").size());
        assertEquals(file().toString(), answer.get("skipped").get(0).asText());
    }

    private JsonNode answer(SampleRecord asked) throws IOException {
        RecordFiles.write(RecordFiles.of(asked), directory);
        Files.write(directory.resolve("code"), ExampleCodes.file(asked, ABSTAINER));
        var run = run("--code", file(), "--json");
        assertEquals(0, run.exit(), run::toString);
        return json(run).get("codes").get(0);
    }

    private static JsonNode json(Run run) throws IOException {
        return new ObjectMapper().readTree(run.out().get(0));
    }

    private Path file() {
        return directory.resolve("code");
    }

    private Run run(Object... more) {
        var arguments = new Object[more.length + 1];
        arguments[0] = directory;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return Run.of(arguments);
    }
}
