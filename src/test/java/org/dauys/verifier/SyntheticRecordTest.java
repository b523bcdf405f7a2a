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
