package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dauys.protocol.record.RecordFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The observers' program and the browser's verifier say the same of records that somebody has changed: the same verdict, the same status of every check, the same
 * places. {@code -Ddauys.differ=10000} tries so many, {@code -Ddauys.differ.seed=N} others.
 */
class TwoVerifiersTest {
    private static final int RECORDS = Integer.getInteger("dauys.differ", 48);
    private static final long SEED = Long.getLong("dauys.differ.seed", 1);
    private static final int AT_A_TIME = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Checks that the records of one run have broken. */
    private final TreeSet<String> broken = new TreeSet<>();

    @TempDir
    Path directory;

    @Test
    void both_verifiers_say_the_same_of_mutated_records() throws Exception {
        for (int from = 0; from < RECORDS; from += AT_A_TIME) {
            compare(SEED + from, Math.min(AT_A_TIME, RECORDS - from));
        }
        assertTrue(broken.size() >= 12, "the mutations reach few checks: " + broken);
    }

    private void compare(long seed, int count) throws Exception {
        var records = Files.createDirectories(directory.resolve(Long.toString(seed)));
        var what = new TreeMap<String, String>();
        for (long each = seed; each < seed + count; each++) {
            var name = "%012d".formatted(each);
            var mutated = Mutations.of(each);
            what.put(name, mutated.what());
            RecordFiles.write(mutated.files(), records.resolve(name));
        }
        var browser = browser(records);
        assertEquals(what.keySet(), browser.keySet());
        var disagreements = new ArrayList<String>();
        for (var name : what.keySet()) {
            var differences = differences(said(jar(records.resolve(name))), said(browser.get(name)));
            if (!differences.isEmpty()) {
                disagreements.add(what.get(name) + " " + differences);
            }
        }
        assertEquals(List.of(), disagreements, () -> String.join("\n", disagreements));
        try (var written = Files.walk(records)) {
            written.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }

    private JsonNode jar(Path record) throws IOException {
        var run = Run.of(record, "--json");
        var verdict = JSON.createObjectNode().put("verdict", "could-not-run");
        return run.out().isEmpty()
                ? verdict.set("checks", JSON.createArrayNode())
                : JSON.readTree(run.out().get(0));
    }

    private static Map<String, JsonNode> browser(Path records) throws IOException, InterruptedException {
        var node = new ProcessBuilder(
                        "node", "judge.mjs", records.toAbsolutePath().toString())
                .directory(Path.of("src", "main", "web").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new HashMap<String, JsonNode>();
        try (var lines = node.inputReader(StandardCharsets.UTF_8)) {
            for (var line : lines.lines().toList()) {
                var record = JSON.readTree(line);
                said.put(record.get("name").asText(), record);
            }
        }
        assertEquals(0, node.waitFor());
        return said;
    }

    /** What both don't say alike, the jar first. */
    private static List<String> differences(Map<String, String> jar, Map<String, String> browser) {
        var names = new TreeSet<>(jar.keySet());
        names.addAll(browser.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(jar.get(name), browser.get(name)))
                .map(name -> name + ": " + jar.get(name) + " | " + browser.get(name))
                .toList();
    }

    /** The verdict, and every check with its status and places. */
    private Map<String, String> said(JsonNode report) {
        var said = new TreeMap<String, String>();
        said.put("verdict", report.get("verdict").asText());
        for (var check : report.get("checks")) {
            var id = check.get("id").asText();
            var status = check.get("status").asText();
            if (status.equals("failed")) {
                broken.add(id);
            }
            said.put(id, status + places(check));
        }
        return said;
    }

    private static String places(JsonNode check) {
        var places = new ArrayList<String>();
        for (var finding : check.get("findings")) {
            places.add(List.of("index", "kind", "file").stream()
                    .filter(finding::has)
                    .map(field -> finding.get(field).asText())
                    .collect(Collectors.joining(" ")));
        }
        return places.isEmpty() ? "" : " " + check.get("count").asInt() + " " + places;
    }
}
