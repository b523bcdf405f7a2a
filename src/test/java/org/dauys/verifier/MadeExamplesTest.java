package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.dauys.protocol.record.RecordFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The records in {@code ballots-examples/records} are what their generators write. {@code -DargLine=-Dexamples.write} writes them anew, to
 * be looked at before they are committed.
 */
class MadeExamplesTest {
    private static List<Example> examples = List.of();

    @BeforeAll
    static void make() {
        examples = Stream.of(
                        OkExamples.all(),
                        BrokenHeads.all(),
                        BrokenBeginnings.all(),
                        BrokenCeremonies.all(),
                        BrokenVotes.all(),
                        BrokenTallies.all(),
                        BrokenReceipts.all(),
                        ExampleOpenings.all(),
                        ExampleCodes.all())
                .flatMap(all -> all)
                .toList();
        if (System.getProperty("examples.write") != null) {
            examples.forEach(
                    example -> RecordFiles.write(example.all(), ExamplesTest.DIRECTORY.resolve(example.name())));
        }
    }

    @TestFactory
    Stream<DynamicTest> every_record_is_what_its_generator_writes() {
        return examples.stream()
                .map(example -> dynamicTest(example.name(), () -> {
                    var directory = ExamplesTest.DIRECTORY.resolve(example.name());
                    assertEquals(example.all().keySet(), files(directory));
                    for (var file : example.all().entrySet()) {
                        assertArrayEquals(
                                file.getValue(), Files.readAllBytes(directory.resolve(file.getKey())), file.getKey());
                    }
                }));
    }

    @Test
    void c03_every_check_has_a_record_that_breaks_it() {
        var broken = examples.stream()
                .flatMap(example -> example.failed().stream())
                .map(failure -> Rule.of((String) failure.get("id")).orElseThrow())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));

        assertEquals(EnumSet.complementOf(EnumSet.copyOf(ExamplesTest.FOLLOW_FROM_OTHERS)), broken);
    }

    private static Set<String> files(Path directory) {
        try (var all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
