package org.dauys.verifier;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.dauys.verifier.ServedLog.forged;
import static org.dauys.verifier.ServedLog.head;
import static org.dauys.verifier.ServedLog.honest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.AddCheckpoint;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.Evidence;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.verifier.Unreadable.Why;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessListenerTest {
    private static final NoteSigner SIGNER =
            NoteSigner.of("observer.example", Seeded.bytes("listener"), NoteKey.Use.WITNESS);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final PrintStream QUIET = new PrintStream(OutputStream.nullOutputStream(), true);
    private static final int SIZE = ServedLog.RECORD.entries().size();

    private final HttpClient http = HttpClient.newHttpClient();

    /** What the person reads who runs the witness. */
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private ServedLog log;
    private WatchMemory state;
    private Watching watching;
    private WitnessListener listener;

    @BeforeEach
    void start() throws IOException, Unreadable {
        Files.createFile(directory.resolve("key"));
        log = new ServedLog().serves(honest(SIZE));
        var identity = Watcher.identify(URI.create(log.address()));
        state = memory(identity);
        watching = watching(identity, SIGNER, state);
        listener = WitnessListener.start("0", List.of(watching));
    }

    private WatchMemory memory(LogIdentity identity) throws Unreadable {
        var key = directory.resolve("key");
        var name = identity.log().name().replace('/', '_');
        return WatchState.open(directory.resolve(name)).memory(key, SIGNER.key(), identity.log());
    }

    private Watching watching(LogIdentity identity, NoteSigner signer, WatchMemory memory) {
        var report = new WatchReport(new Main(new PrintStream(told, true), QUIET, fetched -> OptionalInt.empty()), "");
        return new Watching(URI.create(log.address()), identity, signer, memory, report, Clock.systemUTC());
    }

    private Evidence found() {
        var file = await().until(state::evidence, Optional::isPresent).orElseThrow();
        try {
            return Evidence.parse(Files.readAllBytes(file)).orElseThrow();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @AfterEach
    void stop() {
        listener.close();
        state.close();
        log.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path) {
        var address = "http://127.0.0.1:" + listener.address().getPort() + path;
        try {
            return http.send(request.uri(URI.create(address)).timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    private HttpResponse<String> add(String body) {
        return send(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), "/add-checkpoint");
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(), path);
    }

    private static String request(int old, List<byte[]> entries) {
        var proof = MerkleProofs.consistency(ServedLog.tree(entries), old, entries.size());
        return new String(new AddCheckpoint(old, proof, head(entries)).encode(), StandardCharsets.UTF_8);
    }

    private static String lastHead() {
        return lastHead(ServedLog.KEY.key());
    }

    private static String lastHead(NoteKey key) {
        return "/" + Hash.sha256(Bytes.utf8(key.name())).hex() + "/checkpoint";
    }

    @Test
    void a_head_that_continues_is_cosigned_and_shown_to_whoever_asks() {
        assertEquals(404, get(lastHead()).statusCode());
        var answer = add(request(0, honest(10)));
        assertEquals(200, answer.statusCode());
        var cosigned =
                Checkpoint.parse(Bytes.utf8(head(honest(10)) + answer.body())).orElseThrow();
        assertTrue(cosigned.cosignedAt(SIGNER.key()).isPresent());
        assertEquals(200, get(lastHead()).statusCode());
        assertEquals(Optional.of(get(lastHead()).body()), state.last());
        assertEquals(
                404,
                send(HttpRequest.newBuilder().POST(BodyPublishers.noBody()), lastHead())
                        .statusCode());

        assertEquals(200, add(request(10, honest(SIZE))).statusCode());
        assertEquals(404, get("/").statusCode());
        assertEquals(405, get("/add-checkpoint").statusCode());
    }

    @Test
    void d09_every_refusal_has_its_status() {
        assertEquals(200, add(request(0, honest(10))).statusCode());
        var conflict = add(request(0, honest(12)));
        assertEquals(409, conflict.statusCode());
        assertEquals("10\n", conflict.body());
        assertEquals(
                "text/x.tlog.size",
                conflict.headers().firstValue("content-type").orElseThrow());

        var good = request(10, honest(12));
        assertEquals(400, add("").statusCode());
        assertEquals(400, add(good.replaceFirst("old 10", "old 010")).statusCode());
        assertEquals(400, add(good + "x".repeat(AddCheckpoint.MAX_LENGTH)).statusCode());
        assertEquals(
                400,
                add(request(10, honest(10)).replaceFirst("old 10", "old 11")).statusCode());
        assertEquals(
                404,
                add(good.replace(ServedLog.KEY.key().name() + "\n", "other.example\n"))
                        .statusCode());
        assertEquals(403, add(good.replace("\n12\n", "\n13\n")).statusCode());
        assertEquals(422, add(good.replaceFirst("\n[^\n]+\n", "\n")).statusCode());
        assertEquals(
                10,
                Checkpoint.parse(Bytes.utf8(state.last().orElseThrow()))
                        .orElseThrow()
                        .size());
        assertTrue(state.evidence().isEmpty());
    }

    @Test
    void what_can_not_be_kept_is_not_cosigned() throws IOException {
        try (var logs = Files.walk(directory.resolve("key.logs"), 1)) {
            for (var kept : logs.skip(1).toList()) {
                Files.createDirectory(kept.resolve("checkpoint.new"));
            }
        }
        assertEquals(500, add(request(0, honest(10))).statusCode());
        assertTrue(state.last().isEmpty());
    }

    @Test
    void d07_parallel_checkpoints_over_http_stay_monotone() throws Exception {
        assertEquals(200, add(request(0, honest(10))).statusCode());
        var bodies = IntStream.range(0, 100)
                .mapToObj(i -> request(10, honest(i % 2 == 0 ? 12 : 12 + i % 10)))
                .toList();
        var running = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        var place = URI.create("http://127.0.0.1:" + listener.address().getPort() + "/add-checkpoint");
        for (var body : bodies) {
            var request = HttpRequest.newBuilder(place)
                    .POST(BodyPublishers.ofString(body))
                    .build();
            running.add(http.sendAsync(request, BodyHandlers.ofString()));
        }
        long won = 0;
        var kept = new ArrayList<String>();
        for (var answer : running) {
            var done = answer.get();
            won += done.statusCode() == 200 ? 1 : 0;
            if (done.statusCode() == 409) {
                kept.add(done.body());
            }
        }
        long size = Checkpoint.parse(Bytes.utf8(state.last().orElseThrow()))
                .orElseThrow()
                .size();
        assertEquals(1, won);
        assertEquals(99, kept.size());
        kept.forEach(said -> assertEquals(size + "\n", said));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void d02_a_head_of_another_history_is_compared_with_what_is_served(boolean ofOneSize) {
        int size = ofOneSize ? SIZE : 22;
        assertEquals(200, add(request(0, honest(20))).statusCode());
        assertEquals(422, add(request(20, forged(size, 15))).statusCode());
        assertTrue(found().refusedAt().isEmpty()); // what is served is fetched after the answer
        assertEquals(422, add(request(20, honest(22))).statusCode()); // and nothing is cosigned any more
        assertEquals(422, add(request(20, honest(20))).statusCode());
    }

    /** Before what is served has been fetched. */
    @Test
    void two_heads_of_one_size_are_told_at_once() {
        assertEquals(200, add(request(0, honest(20))).statusCode());
        var serveAgain = log.stall();
        add(request(20, forged(20, 15)));
        assertTrue(told.toString(StandardCharsets.UTF_8).contains("!!! "));
        serveAgain.run();
    }

    @Test
    void d02_a_smaller_head_of_another_history_is_evidence_too() {
        assertEquals(200, add(request(0, honest(20))).statusCode());
        assertEquals(409, add(request(0, forged(18, 15))).statusCode());
        assertTrue(found().refusedAt().isEmpty());
    }

    @Test
    void d02_a_smaller_head_with_a_larger_old_size_is_evidence_too() {
        assertEquals(200, add(request(0, honest(20))).statusCode());
        var backwards = request(18, forged(18, 15)).replaceFirst("old 18", "old 20");
        assertEquals(400, add(backwards).statusCode());
        assertTrue(found().refusedAt().isEmpty());
    }

    @Test
    void what_is_known_is_not_fetched_again_for_strangers() {
        add(request(0, honest(20)));
        log.fetched.clear();
        watching.examine(checkpoint(honest(20)));
        assertTrue(log.fetched.isEmpty(), log.fetched.toString());
        watching.examine(checkpoint(honest(SIZE)));
        assertEquals(Set.of("checkpoint"), Set.copyOf(log.fetched));
    }

    private static Checkpoint checkpoint(List<byte[]> entries) {
        return Checkpoint.parse(Bytes.utf8(head(entries))).orElseThrow();
    }

    /** Half a request holds a thread, and so would the fetching of tiles from a log that stalls. */
    @Test
    void who_is_slow_does_not_keep_others_waiting() throws IOException {
        add(request(0, honest(20)));
        var slow = new ArrayList<Socket>();
        var serveAgain = log.stall();
        try {
            for (int i = 0; i < 32; i++) {
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(), listener.address().getPort());
                socket.getOutputStream().write(Bytes.ascii("POST /add-checkpoint HTTP/1.1\r\nContent-Le"));
                slow.add(socket);
            }
            for (int i = 0; i < 70; i++) {
                assertEquals(422, add(request(20, forged(22, 15 + i % 2))).statusCode());
            }
        } finally {
            serveAgain.run();
            for (var socket : slow) {
                socket.close();
            }
        }
        assertTrue(found().refusedAt().isEmpty());
    }

    /** While it looks somebody shows it another history: what it refuses then is not called the same as before. */
    @Test
    void what_it_is_shown_while_it_looks_ends_the_look() throws Exception {
        add(request(0, honest(20)));
        log.fetched.clear();
        var serveAgain = log.stall();
        var look = CompletableFuture.supplyAsync(watching::once);
        await().until(() -> !log.fetched.isEmpty());
        assertEquals(422, add(request(20, forged(20, 15))).statusCode());
        serveAgain.run();
        assertEquals(Watching.CONTRADICTED, look.get(20, SECONDS));
        assertTrue(log.posted.isEmpty());
    }

    /** What is kept lacks the log's line, so that nothing can be shown by it: that is no reason to call a head the same. */
    @Test
    void a_head_that_does_not_continue_what_is_kept_is_not_called_the_same() throws Exception {
        add(request(0, forged(20, 15)));
        for (var kept : List.of(directory.resolve("key.logs"), directory)) {
            withoutTheLogsLine(kept);
        }
        assertEquals(Verdict.COULD_NOT_RUN.exit(), watching.once());
        assertTrue(log.posted.isEmpty());
    }

    private static void withoutTheLogsLine(Path below) throws IOException {
        try (var files = Files.find(below, 3, (file, found) -> file.endsWith("checkpoint"))) {
            for (var file : files.toList()) {
                var head = Files.readString(file);
                var line = "— " + ServedLog.KEY.key().name() + " ";
                Files.writeString(file, head.replaceFirst("(?m)^" + line + ".*\n", ""));
            }
        }
    }

    @Test
    void it_listens_at_a_free_port_or_says_why_not() throws Unreadable {
        try (var here = WitnessListener.start("127.0.0.1:0", List.of(watching))) {
            assertTrue(here.address().getAddress().isLoopbackAddress());
            var taken = Integer.toString(here.address().getPort());
            assertEquals(Why.IN_USE, why(taken));
        }
        for (var place : List.of("", "x", "65536", "123456", "127.0.0.1:", "127.0.0.1")) {
            assertEquals(Why.MALFORMED, why(place), place);
        }
    }

    private Why why(String place) {
        return assertThrows(Unreadable.class, () -> WitnessListener.start(place, List.of(watching)))
                .why();
    }

    @Test
    void one_listener_answers_for_several_logs() throws Unreadable {
        var other = NoteSigner.of("dauys.example/e/other", Seeded.bytes("other log"), NoteKey.Use.LOG);
        var text = Checkpoint.text(other.key().name(), 10, MerkleProofs.root(ServedLog.tree(honest(10)), 10));
        var note = Checkpoint.note(text, List.of(other.sign(text)));
        var request = new String(new AddCheckpoint(0, List.of(), note).encode(), StandardCharsets.UTF_8);
        assertEquals(404, add(request).statusCode());

        var identity = new LogIdentity(Hash.ZERO, other.key());
        try (var second = watching(identity, SIGNER, memory(identity));
                var both = WitnessListener.start("0", List.of(watching, second))) {
            listener.close();
            listener = both;
            assertEquals(200, add(request).statusCode());
            assertEquals(200, add(request(0, honest(20))).statusCode());
            assertEquals(second.note(), Optional.of(get(lastHead(other.key())).body()));
            assertEquals(state.last(), Optional.of(get(lastHead()).body()));
        }
    }
}
