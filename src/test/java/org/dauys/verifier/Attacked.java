package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleRecord;

/** A record into which unlawful entries are logged among the lawful ones, each with the rule that it breaks. */
record Attacked(SampleRecord record, Map<String, List<Integer>> expected) {
    /** So many findings of one rule are in a report; the rest is counted. */
    private static final int REPORTED = 20;

    Attacked(SampleRecord record) {
        this(record, new TreeMap<>());
    }

    /** These are logged, up to the first that breaks a rule. */
    void with(String rule, List<byte[]> entries) {
        Optional<String> broken = Optional.empty();
        for (int i = 0; i < entries.size() && broken.isEmpty(); i++) {
            broken = record.force(entries.get(i)).map(refusal -> refusal.rule().id());
        }
        assertEquals(Optional.of(rule), broken);
        expected.computeIfAbsent(rule, first -> new ArrayList<>())
                .add(record.entries().size() - 1);
    }

    /** The head is signed anew, and the verifier names exactly those entries and rules. */
    void judged(Path directory) throws IOException {
        RecordFiles.write(RecordFiles.of(record), directory);
        var run = Run.of(directory, "--json");
        var found = new TreeMap<String, List<Integer>>();
        for (var check : new ObjectMapper().readTree(run.out().get(0)).get("checks")) {
            var places = new ArrayList<Integer>();
            check.get("findings")
                    .forEach(finding -> places.add(finding.get("index").asInt()));
            var rule = check.get("id").asText();
            if (!places.isEmpty()) {
                found.put(rule, places);
            }
            assertEquals(
                    expected.getOrDefault(rule, List.of()).size(),
                    check.get("count").asInt(),
                    rule);
        }
        expected.replaceAll((rule, places) -> places.subList(0, Math.min(REPORTED, places.size())));
        assertEquals(expected, found);
        assertEquals(1, run.exit());
    }
}
