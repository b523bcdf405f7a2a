package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The verifier says of each record in {@code ballots-examples/records} what its {@code expect.json} says. */
class ExamplesTest {
    static final Path DIRECTORY = Path.of("ballots-examples", "records");

    /** What no record can break without breaking the cryptography: their bad cases are in ceremony.json and tally.json. */
    static final Set<Rule> FOLLOW_FROM_OTHERS = EnumSet.of(Rule.K_8_3, Rule.D_4_3);

    /** What is compared of an answer, beside its file. */
    private static final List<String> SAID =
            List.of("audits", "ballots", "failed", "index", "replaced", "revoked", "status");

    @TestFactory
    Stream<DynamicTest> the_verifier_says_of_every_record_what_is_expected() throws IOException {
        return directories()
                .map(directory -> dynamicTest(directory.getFileName().toString(), () -> {
                    var expected = new ObjectMapper().readTree(Files.readString(directory.resolve(Example.EXPECT)));
                    var run = Run.of(arguments(directory, expected).toArray());
                    var report = new ObjectMapper().readTree(run.out().get(0));

                    assertAsExpected(expected, report, run.exit());
                }));
    }

    /** What a run with {@code --json} must say and end with. */
    static void assertAsExpected(JsonNode expected, JsonNode report, int exit) {
        assertEquals(expected.get("failed").toString(), text(failed(report)));
        for (var kind : List.of("receipt", "opening", "code")) {
            var of = kind + "s";
            assertEquals(expected.has(of) ? expected.get(of).toString() : "[]", text(said(report.get(of), kind)));
        }
        assertEquals(expected.get("exit").asInt(), exit);
    }

    static Stream<Path> directories() throws IOException {
        try (var all = Files.list(DIRECTORY)) {
            return all.sorted().toList().stream();
        }
    }

    /** The record, what its expectation adds, and {@code --json}. */
    static List<String> arguments(Path directory, JsonNode expected) {
        var arguments = new ArrayList<>(List.of(directory.toString(), "--json"));
        for (var word : expected.get("arguments")) {
            boolean file = Files.exists(directory.resolve(word.asText()));
            arguments.add(file ? directory.resolve(word.asText()).toString() : word.asText());
        }
        return arguments;
    }

    /** The failed checks of a report in the form of {@code expect.json}. */
    private static List<JsonNode> failed(JsonNode report) {
        var failed = new ArrayList<JsonNode>();
        for (var check : report.get("checks")) {
            for (var finding : check.get("findings")) {
                failed.add(place(check.get("id").asText(), finding));
            }
        }
        for (var receipt : report.get("receipts")) {
            if (receipt.has("failed")) {
                var name = Path.of(receipt.get("file").asText()).getFileName().toString();
                var place = new ObjectMapper()
                        .createObjectNode()
                        .put("id", receipt.get("failed").asText());
                failed.add(place.put("receipt", name));
            }
        }
        return failed;
    }

    /** What became of voters' files; {@link #failed} has the receipts that fail. */
    private static List<JsonNode> said(JsonNode answers, String kind) {
        var said = new ArrayList<JsonNode>();
        for (var answer : answers) {
            if (kind.equals("receipt") && answer.has("failed")) {
                continue;
            }
            var json = new TreeMap<String, JsonNode>();
            for (var field : SAID) {
                if (answer.has(field)) {
                    json.put(field, answer.get(field));
                }
            }
            if (kind.equals("code") && answer.has("tracker")) {
                json.put("tracker", answer.get("tracker"));
            }
            var file = Path.of(answer.get("file").asText()).getFileName();
            json.put(kind, TextNode.valueOf(file.toString()));
            said.add(new ObjectMapper().valueToTree(json));
        }
        return said;
    }

    private static String text(List<JsonNode> nodes) {
        return new ObjectMapper().valueToTree(nodes).toString();
    }

    private static JsonNode place(String id, JsonNode finding) {
        var place = new ObjectMapper().createObjectNode();
        for (String field : List.of("file", "id", "index", "kind")) {
            var value = field.equals("id") ? TextNode.valueOf(id) : finding.get(field);
            if (value != null) {
                place.set(field, value);
            }
        }
        return place;
    }
}
