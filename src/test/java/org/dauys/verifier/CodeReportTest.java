package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dauys.protocol.credential.Code.CodeAccess;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a member learns of the ballots that were cast with her code: more cases stand in {@code ballots-examples/records}. */
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
    void before_voting_is_over_nothing_final_is_said() throws IOException {
        assertEquals("none-yet", answer(record).get("status").asText());
        var suspended = record.byCommittee(new Entry.Suspended(record.opened().hash(), "?"));
        record.append(suspended);
        assertEquals("none-yet", answer(record).get("status").asText());
    }

    /** The rest of the record, in which the ballot stands, can't be read. */
    @Test
    void a_record_that_breaks_off_says_nothing() throws IOException {
        write(record.vote(ABSTAINER, CHOICE).close());
        int size = record.entries().size();
        var tile = directory.resolve("tile/entries/000.p/" + size);
        var bytes = Files.readAllBytes(tile);
        int inBallot = bytes.length - record.entries().get(size - 1).length - 50;
        Files.write(tile, Arrays.copyOf(bytes, inBallot));
        var run = run("--code", file(), "--json");
        assertEquals(1, run.exit());
        assertEquals("not-judged", said(run).get("status").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "7K3M-9QX2, 24 letters and digits",
        "UUUU-UUUU-UUUU-UUUU-UUUU-UUUU, a character that no code has",
        "7K3M-9QX2-7K3M-9QX2-7K3M-9QX2, a mistake in this code"
    })
    void one_that_is_mistyped_is_named_before_the_record_is_verified(String typed, String words) throws IOException {
        write(record);
        Files.writeString(file(), typed);
        var run = run("--code", file(), "--lang", "en");
        assertEquals(2, run.exit());
        assertEquals(List.of(), run.out());
        assertTrue(run.terminal().get(0).contains(file() + ": "), run::toString);
        assertTrue(run.terminal().get(0).contains(words), run::toString);
    }

    /** Whatever the file holds, and where the code itself is given instead of a file. */
    @Test
    void nothing_repeats_the_code() throws IOException {
        write(record);
        var code = record.code(ABSTAINER).expose(CodeAccess.LETTER);
        for (var kept : List.of(
                code, code.substring(1), code + "!", code.replace('-', ' ').toLowerCase(Locale.ROOT))) {
            Files.writeString(file(), kept);
            for (var given : List.of(file(), kept)) {
                assertIsNotRepeated(code, run("--code", given));
                assertIsNotRepeated(code, run("--code", given, "--json"));
                assertIsNotRepeated(code, run("--code", given, "--json", "--expect", "YTAGW-BSX19-Q5KGK-GMN2B-MQ77Y"));
            }
        }
    }

    private static void assertIsNotRepeated(String code, Run run) {
        var said = run.toString().replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
        assertFalse(said.contains(code.replace("-", "").substring(1, 9)), said);
    }

    @Test
    void where_no_manifest_stands_it_is_not_judged() throws IOException {
        var election = record.election();
        var head = record.checkpoint(election.log().key().name(), election.log(), 1);
        RecordFiles.write(RecordFiles.of(head, record.entries().subList(0, 1)), directory);
        Files.write(file(), ExampleCodes.code(record, ABSTAINER));
        assertEquals(
                "not-judged",
                said(run("--code", file(), "--json")).get("status").asText());
    }

    private JsonNode answer(SampleRecord asked) throws IOException {
        write(asked);
        var run = run("--code", file(), "--json");
        assertEquals(0, run.exit(), run::toString);
        return said(run);
    }

    /** The record, and the abstainer's code beside it. */
    private void write(SampleRecord asked) throws IOException {
        RecordFiles.write(RecordFiles.of(asked), directory);
        Files.write(file(), ExampleCodes.code(asked, ABSTAINER));
    }

    private static JsonNode said(Run run) throws IOException {
        return new ObjectMapper().readTree(run.out().get(0)).get("codes").get(0);
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
