package org.dauys.verifier;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dauys.board.store.ServiceElection;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteKey;
import org.dauys.testing.OwnJava;
import org.dauys.testing.ServiceProcess;
import org.dauys.testing.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two witnesses as processes of their own, one behind a router and one that answers, and two nodes of the service. */
class WitnessIT {
    private static final Path JAR = Path.of("target", "dauys-verify.jar");

    @TempDir
    private Path directory;

    private static ProcessBuilder jar(Object... arguments) {
        var command = new ArrayList<>(
                List.of(OwnJava.command(), "-XX:TieredStopAtLevel=1", "-jar", JAR.toString(), "watch", "--lang", "en"));
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    private NoteKey key(String name) throws IOException, InterruptedException {
        var made = jar("--new-key", directory.resolve(name), name).start();
        var line = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, made.waitFor());
        return NoteKey.parse(line, NoteKey.Use.WITNESS).orElseThrow();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Checkpoint head(ServiceProcess node, ServiceElection election) {
        var note = node.get(election.path("log/head")).body();
        return Checkpoint.parse(note.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    @Test
    void who_posts_and_who_is_asked_confirm_a_head_together() throws IOException, InterruptedException {
        var poster = key("poster.example");
        var listener = key("listener.example");
        int port = freePort();
        var asks = Map.of("DAUYS_WITNESS_ADDRESSES", "listener.example=http://127.0.0.1:" + port);
        var database = TestPostgres.fresh();
        try (var first = ServiceProcess.node(database, directory, directory.resolve("first"), asks);
                var second = ServiceProcess.node(database, directory, directory.resolve("second"), asks)) {
            var election = ServiceElection.open(
                    database,
                    ServiceProcess.masterKey(directory),
                    plan -> plan.voters(2).witnesses(2, poster, listener));
            var listening = jar(
                            first.uri(election.path("log")),
                            "--key",
                            directory.resolve("listener.example"),
                            "--state",
                            directory.resolve("s1"),
                            "--listen",
                            port,
                            "--every",
                            600)
                    .redirectOutput(directory.resolve("listening").toFile())
                    .start();
            try {
                var posting = jar(
                                second.uri(election.path("log")),
                                "--key",
                                directory.resolve("poster.example"),
                                "--state",
                                directory.resolve("s2"),
                                "--once")
                        .inheritIO()
                        .start();
                assertEquals(0, posting.waitFor());
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> head(second, election).cosignedAt(listener).isPresent());
            } finally {
                listening.destroy();
            }
            var head = head(first, election);
            assertTrue(head.cosignedAt(poster).isPresent());
            assertTrue(head.cosignedAt(listener).isPresent());
            assertEquals(election.election().entries().size(), head.size());
        }
    }
}
