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
import java.util.function.UnaryOperator;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.SampleRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A voter brings what opens a tested ballot: the program says what was encrypted, and believes nothing more. */
class OpeningTest {
    private static final int CHOICE = 134;
    private static final List<List<Integer>> CHOSEN = List.of(List.of(1));

    @TempDir
    private Path directory;

    private SampleRecord record;
    private String opening;

    @BeforeEach
    void test_one_ballot() {
        record = new SampleRecord(SampleElection.of("opening", SampleElection.single("chair", "aigul", "marina")))
                .manifest()
                .ceremony(1)
                .roll(3)
                .open()
                .vote(1, List.of(List.of(0)));
        opening = record.opening(2, Purpose.AUDIT, CHOSEN).encode();
        record.audit(2, CHOSEN);
    }

    @Test
    void a_tested_ballot_opens_to_what_its_voter_chose() throws IOException {
        var said = json(opening).get("openings").get(0);
        assertEquals("opened", said.get("status").asText());
        assertEquals(record.entries().size() - 1, said.get("index").asInt());
        assertEquals(
                "[{\"contest\":\"chair\",\"options\":[\"marina\"]}]",
                said.get("choices").toString());
        assertEquals(tracker(), said.get("tracker").asText());
        assertEquals(0, run(opening).exit());
    }

    @ParameterizedTest
    @EnumSource
    void in_words_it_says_what_was_encrypted_and_what_only_the_voter_can_compare(Words.Language language) {
        var run = Run.of(record(), "--lang", language, "--opening", opening);
        var text = String.join("\n", run.out());
        assertEquals(0, run.exit(), text);
        var words = new Words(language);
        var terms = record.election().terms().contests().get(0);
        var option = terms.options().get(1).text().in(language.name());
        var title = terms.title().in(language.name());
        assertTrue(text.contains("    " + words.get("opening.choice", title, option)), text);
        assertTrue(text.contains(words.get("opening.compare", tracker())), text);
        assertFalse(text.contains(opening), "the text is not repeated");
    }

    @Test
    void it_comes_as_text_as_link_or_as_a_file_that_mail_has_broken_into_lines() throws IOException {
        var file = Files.writeString(directory.resolve("opening.txt"), opening.replaceAll("(.{60})", "$1\r\n") + "\n");
        assertEquals(0, run("https://dauys.example/e/x/encryption#" + opening).exit());
        assertEquals(0, run(file.toString()).exit());
        assertEquals(2, run(directory.resolve("none.txt").toString()).exit());
    }

    @Test
    void a_file_is_read_whatever_its_name_looks_like() throws IOException {
        var file = Files.writeString(directory.resolve("DA1.txt"), opening);
        assertEquals(0, run(file.toString()).exit());
        var folder = Files.createDirectory(directory.resolve("#DA1.2026-10-06-tested"));
        assertEquals(
                0,
                run(Files.writeString(folder.resolve("opening"), opening).toString())
                        .exit());
        assertEquals(2, run(directory.resolve("DA1.none").toString()).exit());
        assertEquals(2, run("DA1.txt").exit());
    }

    /** What mail programs put behind a link or make of its signs. */
    @Test
    void a_damaged_text_is_no_opening_and_is_not_repeated() {
        for (var given :
                List.of(opening + ".", opening + "%3D", "https://dauys.example/e/x/encryption#" + opening + ">")) {
            var run = run(given);
            assertEquals(1, run.exit(), given);
            assertTrue(run.out().stream().noneMatch(line -> line.contains(opening.substring(4, 40))));
        }
    }

    @Test
    void where_no_manifest_stands_it_is_named_as_not_looked_for() throws IOException {
        var bare = directory.resolve("bare");
        var election = record.election();
        var head = record.checkpoint(election.log().key().name(), election.log(), 1);
        RecordFiles.write(RecordFiles.of(head, record.entries().subList(0, 1)), bare);
        var run = Run.of(bare, "--json", "--opening", opening);
        assertEquals(
                "[\"DA1.…\"]",
                new ObjectMapper().readTree(run.out().get(0)).get("skipped").toString());
    }

    @Test
    void while_voting_goes_on_a_test_that_is_missing_may_still_come() throws IOException {
        var other = changed(bytes -> with(bytes, CHOICE, 0));
        var said = json(other).get("openings").get(0);
        assertEquals("not-judged", said.get("status").asText());
        assertFalse(said.has("choices"));
        assertEquals(2, run(other).exit());
    }

    @Test
    void once_voting_is_over_it_is_named_as_what_the_log_does_not_have() {
        record.close();
        assertEquals(0, run(opening).exit());
        failed("B-8.3", changed(bytes -> with(bytes, CHOICE, 0)));
        failed("B-8.3", changed(bytes -> with(bytes, 101, bytes[101] ^ 1)));
    }

    @Test
    void another_elections_opening_never_waits() {
        failed("B-8.3", changed(bytes -> with(bytes, 0, bytes[0] ^ 1)));
    }

    @Test
    void what_is_no_opening_or_holds_no_legal_choice_is_refused() {
        failed("B-8.1", opening.substring(0, 20));
        failed("B-8.1", opening.substring(0, opening.length() - 4));
        failed("B-8.2", changed(bytes -> with(bytes, CHOICE, 9)));
    }

    @Test
    void a_ballot_that_was_cast_and_not_tested_is_not_opened() {
        var cast = record.opening(3, Purpose.CAST, CHOSEN).encode();
        record.vote(3, CHOSEN).close();
        failed("B-8.3", cast);
    }

    private void failed(String rule, String text) {
        try {
            var report = json(text);
            assertEquals("invalid", report.get("verdict").asText());
            assertEquals(rule, report.get("openings").get(0).get("failed").asText());
            assertFalse(report.get("openings").get(0).has("choices"));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
        var run = run(text);
        assertEquals(1, run.exit());
        assertTrue(run.out().stream().anyMatch(line -> line.contains("FAILED " + rule)), run.toString());
    }

    private JsonNode json(String text) throws IOException {
        return new ObjectMapper()
                .readTree(Run.of(record(), "--json", "--opening", text).out().get(0));
    }

    private Run run(String text) {
        return Run.of(record(), "--lang", "en", "--opening", text);
    }

    private Path record() {
        var files = directory.resolve("record-" + record.entries().size());
        RecordFiles.write(RecordFiles.of(record), files);
        return files;
    }

    /** As the verifier prints it of the entry itself. */
    private String tracker() {
        return Run.of(record(), "--print", record.entries().size() - 1).out().stream()
                .filter(line -> line.startsWith("tracker "))
                .findFirst()
                .orElseThrow()
                .substring("tracker ".length());
    }

    private String changed(UnaryOperator<byte[]> change) {
        var bytes = Base64Url.decode(opening.substring(4)).orElseThrow();
        return "DA1." + Base64Url.encode(change.apply(bytes));
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        return bytes;
    }
}
