package org.dauys.verifier;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dauys.testing.OwnJava;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar that observers download, with nothing else on its class path, over every example record. */
class VerifierJarIT {
    private static final Path JAR = Path.of("target", "dauys-verify.jar");

    /** Vectors of AVX2 and wider ones add here, but only where the processor multiplies and adds in one. */
    private static final List<String> NEEDED = List.of("avx2", "fma");

    private static final List<String> WITHOUT_FUSION = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-UseFMA");

    /** Every record is large. */
    private static final List<String> LARGE = List.of("-Ddauys.vector.entries=1");

    /** @param said what is no part of the answer: Java itself warns of a module that is not finished */
    private record Ended(int exit, String out, String said) {
        Ended answer() {
            return new Ended(exit, out, "");
        }
    }

    private static ProcessBuilder program(List<String> options, List<String> arguments) {
        var command = new ArrayList<>(List.of(OwnJava.command(), "-XX:TieredStopAtLevel=1", "-Xmx512m"));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    private static Ended run(List<String> options, List<String> arguments) throws IOException, InterruptedException {
        var said = Files.createTempFile("said", null);
        var process = program(options, arguments).redirectError(said.toFile()).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        var ended = new Ended(exit, out, Files.readString(said));
        Files.delete(said);
        return ended;
    }

    private static Ended run(List<String> arguments) throws IOException, InterruptedException {
        return run(List.of(), arguments);
    }

    /** Has this machine's processor the vectors, as its system says? */
    private static boolean hasVectors() throws IOException {
        var processor = Path.of("/proc/cpuinfo");
        assumeTrue(Files.exists(processor), "a system that tells");
        return Files.readAllLines(processor).stream()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .filter(flags -> List.of(flags.split("\\s+")).containsAll(NEEDED))
                .isPresent();
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

    private static Ended asVector(Ended scalar) {
        return new Ended(scalar.exit(), scalar.out().replace("\"engine\":\"scalar\"", "\"engine\":\"vector\""), "");
    }

    /** A processor without wide vectors says so; on all others they are taken, by a child whose answer is the jar's. */
    @ParameterizedTest
    @ValueSource(strings = {"ok-single-choice", "broken-b-6.7"})
    void every_engine_says_the_same_and_names_itself(String record) throws IOException, InterruptedException {
        boolean vectors = hasVectors();
        var directory = ExamplesTest.DIRECTORY.resolve(record).toString();
        var scalar = run(List.of(directory, "--json", "--engine", "scalar"));
        assertTrue(scalar.out().contains("\"engine\":\"scalar\""), scalar.out());
        assertEquals(scalar, run(List.of(directory, "--json", "--engine", "auto")), "a small record");
        var large = run(LARGE, List.of(directory, "--json")).answer();
        assertEquals(vectors ? asVector(scalar) : scalar, large, "a large record");

        var insisting = run(List.of(directory, "--json", "--engine", "vector", "--lang", "en"));
        if (vectors) {
            assertEquals(asVector(scalar), insisting.answer());
        } else {
            assertRefused(insisting);
        }
    }

    /** There Java would multiply and add through decimal numbers. */
    @Test
    void vectors_without_fusion_are_not_taken() throws IOException, InterruptedException {
        var directory = ExamplesTest.DIRECTORY.resolve("ok-single-choice").toString();
        var options = new ArrayList<>(WITHOUT_FUSION);
        assertRefused(run(options, List.of(directory, "--json", "--engine", "vector", "--lang", "en")));
        options.addAll(LARGE);
        var scalar = run(List.of(directory, "--json", "--engine", "scalar"));
        assertEquals(scalar, run(options, List.of(directory, "--json")).answer());
    }

    private static void assertRefused(Ended ended) {
        assertEquals(2, ended.exit(), ended.toString());
        assertEquals("", ended.out());
        assertTrue(ended.said().contains("too narrow or too slow"), ended.said());
    }

    /** A child reads the archive that its parent has fetched. */
    @Test
    void a_large_archive_is_fetched_once() throws IOException, InterruptedException {
        var record = ExamplesTest.DIRECTORY.resolve("ok-single-choice");
        var archive = zip(record);
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/record.zip", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, archive.length);
            exchange.getResponseBody().write(archive);
            exchange.close();
        });
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/record.zip";
            var ended = run(LARGE, List.of(address, "--json"));
            assertEquals(0, ended.exit(), ended.toString());
            assertTrue(
                    ended.out().contains(hasVectors() ? "\"engine\":\"vector\"" : "\"engine\":\"scalar\""),
                    ended.out());
            assertEquals(1, asked.get());
        } finally {
            server.stop(0);
        }
    }

    private static byte[] zip(Path record) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes);
                var files = Files.walk(record)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(record.relativize(file).toString()));
                zip.write(Files.readAllBytes(file));
            }
        }
        return bytes.toByteArray();
    }

    /** It waits for a log that never answers, while the process that the user started is killed. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_child_ends_with_its_parent(boolean forcibly) throws IOException {
        try (var silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            var program =
                    program(List.of(), List.of("http://127.0.0.1:" + silent.getLocalPort(), "--engine", "vector"));
            var collector = "-XX:+UseSerialGC"; // with another one beside it the child would not start
            program.environment().put("JAVA_TOOL_OPTIONS", "-Dsecret=x" + (forcibly ? " " + collector : ""));
            var parent = program.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            silent.accept();
            var child = parent.children().findAny().orElseThrow();
            var options = child.info().arguments().map(List::of).orElseGet(List::of);
            assertTrue(options.isEmpty() || options.contains("-Xmx512m"), options.toString());
            assertTrue(options.isEmpty() || options.contains("-XX:+UseParallelGC") != forcibly, options.toString());
            assertFalse(options.contains("-Dsecret=x"), "everybody on this computer sees it");

            if (forcibly) {
                parent.destroyForcibly();
            } else {
                parent.destroy();
            }

            await().atMost(20, SECONDS).until(() -> !child.isAlive() && !parent.isAlive());
        }
    }
}
