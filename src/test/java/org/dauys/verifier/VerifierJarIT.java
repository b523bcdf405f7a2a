package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The jar that observers download, with nothing else on its class path, over every example record. */
class VerifierJarIT {
    private static final Path JAR = Path.of("target", "dauys-verify.jar");

    private record Ended(int exit, String out) {}

    private static Ended run(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out);
    }

    @TestFactory
    Stream<DynamicTest> the_jar_says_of_every_record_what_is_expected() throws IOException {
        return ExamplesTest.directories()
                .map(directory -> dynamicTest(directory.getFileName().toString(), () -> {
                    var expected = new ObjectMapper().readTree(Files.readString(directory.resolve(Example.EXPECT)));
                    var ended = run(ExamplesTest.arguments(directory, expected));

                    ExamplesTest.assertAsExpected(expected, new ObjectMapper().readTree(ended.out()), ended.exit());
                }));
    }

    @Test
    void the_jar_opens_a_tested_ballot_and_refuses_what_does_not_belong_to_it()
            throws IOException, InterruptedException {
        var directory = ExamplesTest.DIRECTORY.resolve("ok-single-choice");
        var opening = Files.readString(directory.resolve("audited.txt")).strip();
        var good = run(List.of(directory.toString(), "--lang", "ru", "--opening", opening));
        assertEquals(0, good.exit(), good.out());
        assertTrue(good.out().contains("Зашифровано там ровно следующее:"), good.out());

        var other = ExamplesTest.DIRECTORY.resolve("ok-k-of-n-blank").toString();
        var bad = run(List.of(other, "--lang", "kk", "--opening", opening));
        assertEquals(1, bad.exit(), bad.out());
        assertTrue(bad.out().contains("ӨТПЕДІ B-8."), bad.out());
    }

    @Test
    void the_jar_speaks_kazakh() throws IOException, InterruptedException {
        var record = ExamplesTest.DIRECTORY.resolve("ok-k-of-n-blank").toString();
        var ended = run(List.of(record, "--lang", "kk"));

        assertEquals(0, ended.exit(), ended.out());
        assertTrue(
                ended.out().contains("ДҰРЫС: осы журналда тексеретін нәрсесі бар барлық тексеру өтті."), ended.out());
    }
}
