package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.dauys.protocol.symbols.Fingerprint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured is judged like any other record. */
class SyntheticRecordTest {
    @TempDir
    private Path record;

    private Fingerprint write(int ballots) {
        return SyntheticRecord.write(record, ballots, done -> {});
    }

    private static List<String> checks(Run run, String status) throws IOException {
        var checks = new ObjectMapper().readTree(String.join("\n", run.out())).get("checks");
        return StreamSupport.stream(checks.spliterator(), false)
                .filter(check -> check.get("status").asText().equals(status))
                .map(check -> check.get("id").asText())
                .toList();
    }

    @Test
    void every_check_has_something_to_do_and_passes() throws IOException {
        var fingerprint = write(4_110); // a whole stretch and a short one

        var run = Run.of(record, "--expect", fingerprint, "--json");

        assertEquals(0, run.exit(), run.toString());
        assertEquals(List.of(), checks(run, "failed"));
        var idle = checks(run, "nothing-to-check");
        assertTrue(idle.stream().allMatch(id -> id.startsWith("Q-") || id.startsWith("B-8")), idle.toString());
    }

    @Test
    void a_record_may_be_short() {
        var fingerprint = write(SyntheticRecord.LEAST);

        assertEquals(0, Run.of(record, "--expect", fingerprint).exit());
    }

    private String trouble(int ballots, long free) throws IOException {
        return SyntheticRecord.trouble(record.resolve("new"), ballots, place -> free);
    }

    /** Half an hour of making isn't lost to a disk that was too small from the beginning, and no file of others is touched. */
    @Test
    void what_stands_in_the_way_is_said_before() throws IOException {
        long wanted = SyntheticRecord.BESIDES + 1_000 * SyntheticRecord.BYTES;
        assertEquals("", trouble(1_000, wanted));
        assertTrue(trouble(1_000, wanted - 1).startsWith("1,000 ballots take 6 MB, and "), trouble(1_000, wanted - 1));
        assertTrue(trouble(SyntheticRecord.MOST, 5_400_000_000L).contains(" has 5,400 MB."));
        assertTrue(trouble(SyntheticRecord.LEAST - 1, Long.MAX_VALUE).contains("-Dballots=N"));
        assertTrue(trouble(SyntheticRecord.MOST + 1, Long.MAX_VALUE).contains("not 1,000,001"));
        assertEquals("", SyntheticRecord.trouble(record.resolve("new"), SyntheticRecord.LEAST));
        Files.writeString(record.resolve("new/of-others"), "kept");
        assertTrue(trouble(1_000, Long.MAX_VALUE).endsWith("new is not empty. Name an empty directory: -Drecord=DIR"));
    }

    /** As many bytes as are asked for are enough, and not many times too many. */
    @Test
    void a_record_takes_the_room_that_is_asked_for() throws IOException {
        write(4_110);
        try (var files = Files.walk(record)) {
            long taken = files.mapToLong(file -> file.toFile().length()).sum();
            long asked = SyntheticRecord.BESIDES + 4_110 * SyntheticRecord.BYTES;
            assertTrue(taken <= asked && 2 * taken > asked, taken + " of " + asked);
        }
    }

    @Test
    void an_altered_ballot_is_found() throws IOException {
        write(500);
        var tile = record.resolve("tile/entries/001");
        var bytes = Files.readAllBytes(tile);
        bytes[bytes.length - 200] ^= 1; // the last response of the total's proof, before the signature
        Files.write(tile, bytes);

        var run = Run.of(record, "--json");

        assertEquals(1, run.exit());
        assertTrue(checks(run, "failed").containsAll(List.of("B-6.6", "L-4.4")), run.toString());
    }
}
