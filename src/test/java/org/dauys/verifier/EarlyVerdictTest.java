package org.dauys.verifier;

import static org.dauys.verifier.ServedLog.RECORD;
import static org.dauys.verifier.ServedLog.honest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who serves a long record under a head that can't be right isn't asked for the rest of it. */
class EarlyVerdictTest {
    private static final int SIZE = Beginning.MANIFEST + 100;
    private static final byte[] FILLER = Bytes.ascii("dauys/v1 another\n");
    private static final String LAST =
            Tiles.name(Tiles.Name.ENTRIES, SIZE / Tiles.WIDTH, SIZE).path();
    private static final String OTHER = Fingerprint.of(Hash.ZERO).toString();

    @TempDir
    private Path directory;

    private ServedLog log;

    @BeforeEach
    void a_log() throws IOException {
        log = new ServedLog();
    }

    @AfterEach
    void stop() {
        log.close();
    }

    /** The first {@code honest} entries of an honest record, and others behind. */
    private static List<byte[]> entries(int honest) {
        return entries(honest, SIZE);
    }

    private static List<byte[]> entries(int honest, int size) {
        var entries = new ArrayList<>(honest(honest));
        entries.addAll(Collections.nCopies(size - honest, FILLER));
        return entries;
    }

    private static String unsigned(String head) {
        return head.replaceFirst("(?m)^(— \\S+ ......).", "$1A").replaceFirst("(?m)^(— \\S+ ).{8}", "$1AAAAAAAA");
    }

    private TreeMap<String, String> judged(Object... more) throws IOException {
        var arguments = new ArrayList<Object>(List.of(log.address() + "/log/", "--json"));
        arguments.addAll(List.of(more));
        var run = Run.of(arguments.toArray());
        assertEquals(1, run.exit(), run.toString());
        var checks = new TreeMap<String, String>();
        new ObjectMapper()
                .readTree(run.out().get(0))
                .get("checks")
                .forEach(check ->
                        checks.put(check.get("id").asText(), check.get("status").asText()));
        return checks;
    }

    private List<String> entriesFetched() {
        return log.fetched.stream()
                .filter(path -> path.startsWith("tile/entries"))
                .distinct()
                .toList();
    }

    private static List<String> with(TreeMap<String, String> checks, String status) {
        return checks.keySet().stream()
                .filter(id -> checks.get(id).equals(status))
                .toList();
    }

    @Test
    void a_head_that_the_log_has_not_signed_is_enough() throws IOException {
        var entries = entries(RECORD.entries().size());
        log.serves(unsigned(ServedLog.head(entries)), entries);

        var checks = judged();

        assertEquals(List.of("tile/entries/000"), entriesFetched());
        assertTrue(with(checks, "failed").contains("L-4.3"), checks.toString());
        assertEquals("passed", checks.get("L-4.1"));
        assertEquals("passed", checks.get("L-4.2"));
        assertEquals(
                List.of("A-1", "L-4.1", "L-4.2"),
                Stream.concat(with(checks, "passed").stream(), with(checks, "nothing-to-check").stream())
                        .sorted()
                        .toList());
    }

    @Test
    void another_election_than_the_one_that_is_wanted_is_enough() throws IOException {
        log.serves(entries(RECORD.entries().size()));

        var checks = judged("--expect", OTHER);

        assertEquals(List.of("tile/entries/000"), entriesFetched());
        assertEquals("failed", checks.get("A-1"));
        assertEquals("passed", checks.get("L-4.3"));
        assertEquals("could-not-run", checks.get("L-4.4"));
    }

    @Test
    void where_no_manifest_begins_no_more_is_fetched_than_one_takes() throws IOException {
        log.serves(entries(0));

        var checks = judged();

        assertFalse(entriesFetched().contains(LAST), entriesFetched().toString());
        assertEquals(List.of("R-1"), with(checks, "failed"));
    }

    /** Witnesses that are away, and entries that are wrong: there is more to be said. */
    @Test
    void a_record_under_its_own_head_is_read_to_its_end() throws IOException {
        log.serves(entries(RECORD.entries().size()));

        var checks = judged("--expect", Fingerprint.of(RECORD.id()));

        assertTrue(entriesFetched().contains(LAST), entriesFetched().toString());
        assertEquals("failed", checks.get("L-5.1"));
        assertEquals("passed", checks.get("L-4.4"));
    }

    /** Little is saved there. */
    @Test
    void a_record_of_few_entries_is_read_to_its_end() throws IOException {
        var entries = entries(RECORD.entries().size(), Beginning.MANIFEST);
        log.serves(unsigned(ServedLog.head(entries)), entries);

        var checks = judged();

        assertEquals(4, entriesFetched().size(), entriesFetched().toString());
        assertTrue(with(checks, "failed").containsAll(List.of("L-4.3", "R-1")), checks.toString());
    }

    /** Nothing is fetched of those: whoever has them wants to know all. */
    @Test
    void a_record_on_the_disk_is_read_to_its_end() {
        var entries = entries(RECORD.entries().size());
        RecordFiles.write(RecordFiles.of(unsigned(ServedLog.head(entries)), entries), directory);

        var run = Run.of(directory, "--lang", "en");

        assertTrue(run.out().contains("Entries: " + SIZE), run.toString());
        assertEquals(1, run.exit());
    }

    @Test
    void nothing_is_said_of_receipts_and_people_are_told_why() throws IOException {
        log.serves(entries(RECORD.entries().size()));
        var receipt = Files.writeString(directory.resolve("receipt"), "any");

        var run = Run.of(log.address() + "/log/", "--lang", "en", "--expect", OTHER, "--receipt", receipt);

        assertEquals(1, run.exit(), run.toString());
        assertTrue(run.toString().contains("which claims " + SIZE + " entries"), run.toString());
        assertTrue(run.toString().contains(receipt + ": was not looked for"), run.toString());
        assertEquals("This is not the record that you wanted to check.", run.lastLine());
    }

    @Test
    void in_pieces_in_ranges_and_with_others_it_is_the_same() throws IOException {
        log.serves(entries(RECORD.entries().size()));
        var work = directory.resolve("work");
        var trusted = Run.of("observer-key", directory.resolve("key"), "almaty.example")
                .lastLine();
        var partial = directory.resolve("partial");
        var expected = judged("--expect", OTHER);

        assertEquals(expected, judged("--expect", OTHER, "--work", work));
        var range = List.<Object>of("--range", "0.." + SIZE, "--key", directory.resolve("key"), "-o", partial);
        assertEquals(
                expected,
                judged(Stream.concat(Stream.of("--expect", OTHER), range.stream())
                        .toArray()));
        assertFalse(Files.exists(work) || Files.exists(partial));
        var combined = Run.of(
                "combine", log.address() + "/log/", partial, "--trust", trusted, "--expect", OTHER, "--lang", "en");
        assertEquals(1, combined.exit(), combined.toString());
        assertEquals(List.of("tile/entries/000"), entriesFetched());
    }
}
