package org.dauys.board.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.dauys.board.WitnessCalls.Answer;
import org.dauys.platform.CannotStart;
import org.dauys.protocol.log.AddCheckpoint;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service calls whom its operator has named, and nobody whom an answer names. */
class HttpWitnessesTest {
    private static final NoteSigner LOG = NoteSigner.of("log.example", Seeded.bytes("log"), NoteKey.Use.LOG);
    private static final String TEXT = Checkpoint.text("log.example", 3, Hash.ZERO);
    private static final AddCheckpoint REQUEST =
            new AddCheckpoint(1, List.of(Hash.ZERO), Checkpoint.note(TEXT, List.of(LOG.sign(TEXT))));
    private static final String LAST_HEAD =
            "/w/" + Hash.sha256("log.example".getBytes(StandardCharsets.UTF_8)).hex() + "/checkpoint";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    /** The service has waited long enough. */
    private final CountDownLatch gaveUp = new CountDownLatch(1);
    /** The witness has seen it leave. */
    private final CountDownLatch hungUp = new CountDownLatch(1);

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        slow.countDown();
        gaveUp.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            asked.add(path);
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (path) {
                case "/w/add-checkpoint" -> send(exchange, 200, body);
                case "/moved/add-checkpoint" -> {
                    exchange.getResponseHeaders().set("Location", "/w/add-checkpoint");
                    send(exchange, 307, "");
                }
                case "/large/add-checkpoint" -> send(exchange, 200, "x".repeat(1 << 20));
                case "/slow/add-checkpoint" -> await();
                case "/stalling/add-checkpoint" -> drag(exchange, gaveUp);
                case "/trickling/add-checkpoint" -> drag(exchange, new CountDownLatch(0));
                default ->
                    send(exchange, path.equals(LAST_HEAD) ? 200 : path.startsWith("/broken") ? 500 : 404, "head");
            }
        }
    }

    /** The beginning of an answer, and more of it, a byte at a time, for who stays on the line. */
    private void drag(HttpExchange exchange, CountDownLatch until) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        var body = exchange.getResponseBody();
        try {
            body.write('x');
            body.flush();
            until.await();
            while (!slow.await(100, TimeUnit.MILLISECONDS)) {
                body.write('x');
                body.flush();
            }
        } catch (IOException nobodyListens) {
            hungUp.countDown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void await() {
        try {
            slow.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private HttpWitnesses calls(String... addresses) {
        return new HttpWitnesses(
                new WitnessSettings() {
                    @Override
                    public Optional<List<String>> addresses() {
                        return Optional.of(List.of(addresses));
                    }

                    @Override
                    public Duration hold() {
                        return Duration.ofSeconds(30);
                    }
                },
                Clock.systemUTC());
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Test
    void a_request_goes_to_the_configured_prefix_as_it_is_specified() {
        for (var prefix : List.of("/w", "/w/")) {
            var answer = calls("w1=" + address(prefix)).add("w1", REQUEST).orElseThrow();
            assertEquals(new Answer(200, new String(REQUEST.encode(), StandardCharsets.UTF_8)), answer);
        }
        assertEquals(Set.of("w1"), calls("w1=" + address("/w")).names());
        assertTrue(calls().add("w1", REQUEST).isEmpty());
        assertEquals(2, asked.size());
    }

    @Test
    void no_redirect_is_followed() {
        assertEquals(
                307,
                calls("w=" + address("/moved")).add("w", REQUEST).orElseThrow().status());
        assertEquals(List.of("/moved/add-checkpoint"), asked);
    }

    @Test
    void of_a_long_answer_only_the_beginning_is_read() {
        var answer = calls("w=" + address("/large")).add("w", REQUEST).orElseThrow();
        assertEquals(Checkpoint.MAX_LENGTH, answer.body().length());
    }

    @Test
    void who_does_not_answer_is_left_alone_for_a_while() {
        var calls = calls("slow=" + address("/slow"), "w=" + address("/w"));
        assertTrue(calls.add("slow", REQUEST).isEmpty());
        assertTrue(calls.add("slow", REQUEST).isEmpty());
        assertEquals(List.of("/slow/add-checkpoint"), asked);
        assertTrue(calls.add("w", REQUEST).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stalling", "/trickling"})
    void an_answer_that_does_not_end_is_cut_off_and_holds_nothing(String path) {
        var calls = calls("w=" + address(path));
        assertTimeout(
                Duration.ofSeconds(5), () -> assertTrue(calls.add("w", REQUEST).isEmpty()));
        assertTrue(calls.add("w", REQUEST).isEmpty());
        assertEquals(List.of(path + "/add-checkpoint"), asked);
        gaveUp.countDown();
        Awaitility.await().until(() -> hungUp.getCount() == 0);
    }

    @Test
    void the_last_heads_of_all_that_can_be_reached() {
        var calls = calls(
                "w=" + address("/w"),
                "fresh=" + address("/fresh"),
                "broken=" + address("/broken"),
                "away=http://127.0.0.1:1/");
        assertEquals(
                Map.of(
                        "w",
                        Optional.of("head"),
                        "fresh",
                        Optional.of(""),
                        "broken",
                        Optional.empty(),
                        "away",
                        Optional.empty()),
                calls.lastHeads(Set.of("w", "fresh", "broken", "away"), "log.example"));
    }

    @Test
    void an_address_that_is_none_ends_the_start_with_a_sentence() {
        for (var wrong : List.of(
                "w1", "=http://a.example", "w1=a.example", "w1=ftp://a.example", "w1=http://", "w1=http://a b")) {
            var refused = assertThrows(CannotStart.class, () -> calls(wrong), wrong);
            assertTrue(String.valueOf(refused.getMessage()).contains("DAUYS_WITNESS_ADDRESSES"), wrong);
        }
    }
}
