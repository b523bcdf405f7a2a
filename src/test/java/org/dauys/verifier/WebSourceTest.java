package org.dauys.verifier;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.dauys.verifier.ServedLog.RECORD;
import static org.dauys.verifier.ServedLog.honest;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dauys.protocol.Rule;
import org.dauys.protocol.group.Bytes;
import org.dauys.verifier.Unreadable.Why;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class WebSourceTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @TempDir
    private Path directory;

    @BeforeEach
    void a_server_that_means_ill() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/stalls/", this::stall);
        server.createContext("/endless/", WebSourceTest::flood);
        server.createContext("/drips/", exchange -> drip(exchange, Integer.MAX_VALUE));
        server.createContext("/slow/", exchange -> drip(exchange, 40));
        server.start();
    }

    @AfterEach
    void stop() {
        ended.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void stall(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write(new byte[10]);
        exchange.getResponseBody().flush();
        try {
            ended.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A byte at a time. */
    private void drip(HttpExchange exchange, int bytes) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            for (int sent = 0; sent < bytes && !ended.await(50, MILLISECONDS); sent++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void flood(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? 400 : 200, 0);
        while (!Thread.interrupted()) {
            exchange.getResponseBody().write(new byte[1 << 16]);
        }
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Test
    void who_begins_to_answer_and_stops_is_left_when_the_time_is_up() {
        var soon = Deadline.in(Duration.ofMillis(300));
        var left = assertTimeoutPreemptively(
                LONG, () -> assertThrows(Unreadable.class, () -> WebSource.files(address("/stalls/"), soon)));
        assertEquals(Why.BROKEN, left.why());
    }

    @Test
    void who_answers_without_an_end_is_left_after_the_lawful_length() {
        var left = assertTimeoutPreemptively(
                LONG, () -> assertThrows(Unreadable.class, () -> WebSource.files(address("/endless/"), Deadline.NONE)));
        assertEquals(Why.TOO_LARGE, left.why());
        var posted = assertTimeoutPreemptively(LONG, () -> Delivery.post(address("/endless/cosignatures"), "note"));
        assertEquals(Delivery.Outcome.REFUSED, posted);
    }

    @Test
    void an_archive_that_drips_is_left_and_one_that_is_slow_is_not() throws IOException {
        assertEquals(Why.BROKEN, why(() -> archive("/drips/record.zip", new Pace(Duration.ofMillis(500), 1000))));
        assertEquals(Why.MALFORMED, why(() -> archive("/slow/record.zip", new Pace(Duration.ofMillis(1500), 1))));
        nothingIsLeft();
    }

    private void nothingIsLeft() throws IOException {
        try (var left = Files.list(directory)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void what_was_fetched_is_not_fetched_again_and_goes_in_the_end() throws Exception {
        try (var log = new ServedLog().serves(honest(10))) {
            var files = URI.create(log.address() + "/log/");
            try (var source = WebSource.files(files, Deadline.NONE, Temporary.make(directory))) {
                assertArrayEquals(
                        source.read("checkpoint", 1 << 16).orElseThrow(),
                        source.read("checkpoint", 1 << 16).orElseThrow());
            }
            assertEquals(List.of("checkpoint"), log.fetched);
        }
        nothingIsLeft();
        var zip = new CraftedZip();
        zip.stored("checkpoint", Bytes.ascii("head"));
        serve("/good/record.zip", zip.bytes());
        try (var archive = archive("/good/record.zip", Pace.USUAL)) {
            assertArrayEquals(
                    Bytes.ascii("head"), archive.read("checkpoint", 100).orElseThrow());
        }
        nothingIsLeft();
        assertEquals(
                Why.TOO_LARGE,
                why(() -> WebSource.files(address("/endless/"), Deadline.NONE, Temporary.make(directory))));
        nothingIsLeft();
    }

    private RecordSource archive(String path, Pace pace) throws Unreadable {
        return WebSource.archive(address(path), Temporary.make(directory), pace);
    }

    private static Why why(Executable fetching) {
        return assertTimeoutPreemptively(LONG, () -> assertThrows(Unreadable.class, fetching))
                .why();
    }

    private void serve(String path, String text) {
        serve(path, Bytes.utf8(text));
    }

    private void serve(String path, byte[] bytes) {
        server.createContext(path, exchange -> {
            try (exchange) {
                boolean itself = exchange.getRequestURI().getPath().equals(path);
                exchange.sendResponseHeaders(itself ? 200 : 404, itself ? bytes.length : -1);
                exchange.getResponseBody().write(itself ? bytes : new byte[0]);
            }
        });
    }

    private static String head(String place, URI address) throws Unreadable {
        try (var source = WebSource.open(address)) {
            assertTrue(source.isServed(), place);
            return new String(source.head().orElseThrow(), StandardCharsets.UTF_8);
        }
    }

    /** Of an election's page, of its log, and of a mirror that has a page of its own for what it lacks. */
    @Test
    void the_head_that_witnesses_confirmed_comes_before_the_checkpoint() throws Unreadable {
        var confirmed = ServedLog.head(ServedLog.honest(8));
        var checkpoint = ServedLog.head(ServedLog.honest(10));
        serve("/e/x/log/checkpoint", checkpoint);
        serve("/e/x/log/head", confirmed);
        serve("/mirror/checkpoint", checkpoint);
        serve("/mirror/head", "<html>");
        serve("/bare/checkpoint", checkpoint);
        for (var end : List.of("", "/")) {
            assertEquals(confirmed, head("page", address("/e/x" + end)));
            assertEquals(confirmed, head("log", address("/e/x/log" + end)));
            assertEquals(checkpoint, head("mirror", address("/mirror" + end)));
            assertEquals(checkpoint, head("bare", address("/bare" + end)));
        }
    }

    /** A tenth of what was free stays free, and nothing of what was fetched stays. */
    @Test
    void no_server_fills_the_disk() throws Exception {
        try (var log = new ServedLog().serves(honest(RECORD.entries().size()))) {
            var files = URI.create(log.address() + "/log/");
            assertEquals(Why.NO_ROOM, why(() -> tree(WebSource.files(files, Deadline.NONE, small(20_000)))));
            assertEquals(Status.PASSED, tree(WebSource.files(files, Deadline.NONE, small(10_000_000))));
        }
        var full = assertTimeoutPreemptively(
                LONG,
                () -> assertThrows(
                        Unreadable.class,
                        () -> WebSource.archive(address("/endless/record.zip"), small(1_000_000), Pace.USUAL)));
        assertEquals(Why.NO_ROOM, full.why());
        assertEquals(directory.toString(), full.what());
        nothingIsLeft();
    }

    private Temporary small(long disk) throws Unreadable {
        return Temporary.make(directory, kept -> disk - length(kept));
    }

    private static long length(Path directory) {
        try (var files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Status tree(RecordSource source) throws Unreadable {
        try (source) {
            return Verification.run(TiledRecord.open(source), new Anchor.None(), done -> {})
                    .statuses()
                    .get(Rule.L_4_4);
        }
    }

    /** Stores of files forbid what they haven't, and sites have a page for it. */
    @Test
    void a_mirror_without_the_confirmed_head_is_judged_by_its_checkpoint() throws Exception {
        try (var log = new ServedLog().serves(honest(RECORD.entries().size()))) {
            var checkpoint = honest(RECORD.entries().size());
            for (int status : new int[] {403, 404, 410}) {
                judgedBy(ServedLog.head(checkpoint), log.lacks(status, ""));
            }
            judgedBy(ServedLog.head(checkpoint), log.lacks(200, "<p>There is no such page.</p>"));
            judgedBy(ServedLog.head(checkpoint), log.lacks(200, "<p>There is no such page.</p>".repeat(1000)));
            log.lacks(503, "");
            try (var source = RecordSource.open(log.address() + "/log/")) {
                assertThrows(Unreadable.class, source::head);
            }
        }
    }

    private static void judgedBy(String head, ServedLog mirror) throws Unreadable {
        try (var source = RecordSource.open(mirror.address() + "/log/")) {
            assertArrayEquals(Bytes.utf8(head), source.head().orElseThrow());
        }
    }
}
