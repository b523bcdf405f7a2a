package org.dauys.election.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dauys.election.draft.DraftFile.Reading.Read;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The elections that are shipped as examples. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("ballots-examples", "elections");

    @Test
    void there_is_one_of_each_kind_of_decision() throws IOException {
        assertEquals(
                Set.of(
                        "chair.json",
                        "committee.json",
                        "report.json",
                        "collective-agreement.json",
                        "strike.json",
                        "reporting-conference.json"),
                files().map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
    }

    @TestFactory
    Stream<DynamicTest> an_example_lacks_nothing_but_its_dates() throws IOException {
        return files().map(file -> dynamicTest(file.getFileName().toString(), () -> {
            var draft = assertInstanceOf(Read.class, DraftFile.read(Files.readAllBytes(file)))
                    .draft();

            assertEquals(List.of(), Gaps.of(dated(draft), Instant.EPOCH));
        }));
    }

    private static Draft dated(Draft draft) {
        return draft.with(Optional.of(Drafts.OPENS), Optional.of(Drafts.CLOSES));
    }

    private static Stream<Path> files() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.sorted().toList().stream();
        }
    }
}
