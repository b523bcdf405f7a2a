package org.dauys.verifier;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar that observers download, with nothing else on its class path, over every example record. */
class VerifierJarIT {
    private static final Path JAR = Path.of("target", "dauys-verify.jar");

    private record Ended(int exit, String out) {}

    private static Process start(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-jar",
                JAR.toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Ended run(List<String> arguments) throws IOException, InterruptedException {
        var process = start(arguments);
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

    /** A processor without wide vectors says so; on all others they are taken, by a child whose answer is the jar's. */
    @ParameterizedTest
    @ValueSource(strings = {"ok-single-choice", "broken-b-6.7"})
    void every_engine_says_the_same_and_names_itself(String record) throws IOException, InterruptedException {
        var directory = ExamplesTest.DIRECTORY.resolve(record).toString();
        var scalar = run(List.of(directory, "--json", "--engine", "scalar"));
        assertTrue(scalar.out().contains("\"engine\":\"scalar\""), scalar.out());
        assertEquals(scalar, run(List.of(directory, "--json", "--engine", "auto")), "a small record");

        var vector = run(List.of(directory, "--json", "--engine", "vector"));
        if (vector.exit() == 2) {
            assertEquals("", vector.out());
            return;
        }
        assertEquals(scalar.exit(), vector.exit());
        assertEquals(scalar.out().replace("\"engine\":\"scalar\"", "\"engine\":\"vector\""), vector.out());
    }

    /** It waits for a log that never answers, while the process that the user started is killed. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_child_ends_with_its_parent(boolean forcibly) throws IOException {
        try (var silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            var parent = start(List.of("http://127.0.0.1:" + silent.getLocalPort(), "--engine", "vector"));
            silent.accept();
            var child = parent.children().findAny().orElseThrow();
            var options = child.info().arguments().map(List::of).orElseGet(List::of);
            assertTrue(options.isEmpty() || options.contains("-Xmx512m"), options.toString());

            if (forcibly) {
                parent.destroyForcibly();
            } else {
                parent.destroy();
            }

            await().atMost(20, SECONDS).until(() -> !child.isAlive() && !parent.isAlive());
        }
    }
}
