package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads, word for word. {@code -DargLine=-Dreports.write} writes the files anew, to be looked at before they are committed. */
class ReportsTest {
    private static final Path FILES = Path.of("src/test/resources/org/dauys/verifier/reports");

    /** @param more arguments than the record's own */
    @ParameterizedTest
    @CsvSource({
        "ok-changed-course, kk, ''",
        "ok-single-choice, ru, ''",
        "ok-k-of-n-blank, en, ''",
        "ok-k-of-n-blank, kk, ''",
        "ok-cancelled, ru, ''",
        "broken-a-1, en, ''",
        "broken-l-4.2, en, ''",
        "broken-l-4.4, ru, ''",
        "broken-r-11, en, ''",
        "broken-b-6.7-receipt, en, ''",
        "broken-b-6.1-receipt, en, ''",
        "broken-r-7-receipt, en, ''",
        "older-than-receipt, en, ''",
        "opening-of-no-test, kk, ''",
        "opening-not-judged, en, ''",
        "code-recorded, kk, ''",
        "code-unknown, ru, ''",
        "code-not-judged, en, ''",
        "ok-cancelled, kk, ''",
        "ok-changed-course, ru, ''",
        "broken-b-6.8-code, en, ''",
        "ok-single-choice, en, --print 0",
        "ok-single-choice, en, --print 1",
        "ok-single-choice, en, --print 5",
        "ok-single-choice, en, --print 28",
        "broken-r-1, en, --print 2",
        "broken-b-6.2, en, --print 17",
        "ok-changed-course, en, --json",
        "ok-single-choice, en, --json --expect YTAGW-BSX19-Q5KGK-GMN2B-MQ77Y",
        "broken-l-4.4, en, --json",
        "broken-b-6.7-receipt, en, --json"
    })
    void every_word_is_as_it_was(String record, String language, String more) throws IOException {
        var directory = ExamplesTest.DIRECTORY.resolve(record);
        var expected = new ObjectMapper().readTree(Files.readString(directory.resolve(Example.EXPECT)));
        var arguments = ExamplesTest.arguments(directory, expected);
        arguments.remove("--json");
        arguments.addAll(List.of("--lang", language));
        if (!more.isEmpty()) {
            arguments.addAll(List.of(more.split(" ")));
        }
        var run = Run.of(arguments.toArray());
        var text = String.join("\n", run.out()) + "\n";

        var name = "%s %s %s".formatted(record, language, more).strip().replaceAll("[ -]+", "-");
        var file = FILES.resolve(name + ".txt");
        if (System.getProperty("reports.write") != null) {
            Files.createDirectories(FILES);
            Files.writeString(file, text);
        }
        assertEquals(Files.readString(file), text);
    }
}
