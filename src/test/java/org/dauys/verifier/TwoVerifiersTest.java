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
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.symbols.Fingerprint;
import org.jspecify.annotations.Nullable;
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

    private static final String EXPECTED = ".expected";

    /** How often each verdict was given. */
    private final Map<String, Integer> judged = new TreeMap<>();

    /** Checks that the records of one run have broken. */
    private final TreeSet<String> broken = new TreeSet<>();

    @TempDir
    Path directory;

    /** How a record is given to both. */
    private interface Given {
        void write(Mutations.Mutated record, SplittableRandom random, Path place) throws IOException;
    }

    @Test
    void both_verifiers_say_the_same_of_mutated_records() throws Exception {
        compare((record, random, place) -> RecordFiles.write(record.files(), place));
        assertTrue(broken.size() >= 12, "the mutations reach few checks: " + broken);
    }

    /** The honest record is hidden beside the mutated one, or the mutated beside the honest. */
    @Test
    void f12_no_archive_is_two_records() throws Exception {
        compare((record, random, place) -> {
            var honest = record.base().files();
            boolean hides = random.nextBoolean();
            var archive = Archives.of(random, hides ? record.files() : honest, hides ? honest : record.files());
            Files.write(place, archive);
        });
        assertTrue(judged.keySet().containsAll(List.of("valid", "invalid", "could-not-run")), judged::toString);
    }

    private void compare(Given given) throws Exception {
        for (int from = 0; from < RECORDS; from += AT_A_TIME) {
            compare(SEED + from, Math.min(AT_A_TIME, RECORDS - from), given);
        }
    }

    private void compare(long seed, int count, Given given) throws Exception {
        var records = Files.createDirectories(directory.resolve(Long.toString(seed)));
        var what = new TreeMap<String, String>();
        var expected = new TreeMap<String, String>();
        for (long each = seed; each < seed + count; each++) {
            var name = "%012d".formatted(each);
            var mutated = Mutations.of(each);
            var random = new SplittableRandom(each);
            what.put(name, mutated.what());
            given.write(mutated, random, records.resolve(name));
            if (random.nextInt(3) == 0) {
                var fingerprint =
                        fingerprint(random.nextInt(4) > 0 ? mutated.base() : ExampleRecord.of("ok-cancelled"));
                expected.put(name, fingerprint);
                Files.writeString(records.resolve(name + EXPECTED), fingerprint);
            }
        }
        var browser = browser(records);
        assertEquals(what.keySet(), browser.keySet());
        var disagreements = new ArrayList<String>();
        for (var name : what.keySet()) {
            var differences =
                    differences(said(jar(records.resolve(name), expected.get(name))), said(browser.get(name)));
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

    /** Of the election of a record. */
    private static String fingerprint(ExampleRecord record) {
        return Fingerprint.of(TreeHash.leaf(record.entries().get(0))).toString();
    }

    private JsonNode jar(Path record, @Nullable String fingerprint) throws IOException {
        var run = fingerprint == null ? Run.of(record, "--json") : Run.of(record, "--json", "--expect", fingerprint);
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
        var verdict = report.get("verdict").asText();
        judged.merge(verdict, 1, Integer::sum);
        said.put("verdict", verdict);
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
