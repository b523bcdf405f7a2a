package org.dauys.verifier;

import static org.awaitility.Awaitility.await;
import static org.dauys.verifier.ServedLog.forged;
import static org.dauys.verifier.ServedLog.head;
import static org.dauys.verifier.ServedLog.honest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.AddCheckpoint;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.Evidence;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.log.Witness;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessListenerTest {
    private static final NoteSigner SIGNER =
            NoteSigner.of("observer.example", Seeded.bytes("listener"), NoteKey.Use.WITNESS);
    private static final int SIZE = ServedLog.RECORD.entries().size();

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Evidence> found = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    private ServedLog log;
    private WatchState state;
    private WitnessListener listener;

    @BeforeEach
    void start() throws IOException, Unreadable {
        log = new ServedLog().serves(honest(SIZE));
        state = WatchState.open(directory.resolve("state"));
        var address = URI.create(log.address());
        var identity = Watcher.identify(address);
        var witness = new Witness(SIGNER, identity.log(), state);
        var watcher = new Watcher(address, identity, witness, Clock.systemUTC());
        listener = WitnessListener.start("0", identity.log().name(), witness, watcher, Clock.systemUTC(), found::add);
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
            return http.send(request.uri(URI.create(address)).build(), BodyHandlers.ofString());
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
        return "/" + Hash.sha256(Bytes.utf8(ServedLog.KEY.key().name())).hex() + "/checkpoint";
    }

    @Test
    void a_head_that_continues_is_cosigned_and_shown_to_whoever_asks() {
        assertEquals(404, get(lastHead()).statusCode());
        var answer = add(request(0, honest(10)));
        assertEquals(200, answer.statusCode());
        var cosigned =
                Checkpoint.parse(Bytes.utf8(head(honest(10)) + answer.body())).orElseThrow();
        assertTrue(cosigned.cosignedAt(SIGNER.key()).isPresent());
        assertEquals(Optional.of(get(lastHead()).body()), state.last());

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
        assertTrue(found.isEmpty());
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

    @Test
    void d02_a_head_of_another_history_is_compared_with_what_is_served() {
        assertEquals(200, add(request(0, honest(20))).statusCode());
        assertEquals(422, add(request(20, forged(22, 15))).statusCode());
        await().until(() -> found.size() == 1); // what is served is fetched after the answer
        assertTrue(found.get(0).refusedAt().isEmpty());

        assertEquals(422, add(request(20, forged(20, 15))).statusCode());
        await().until(() -> found.size() == 2);
    }
}
