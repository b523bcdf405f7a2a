package org.dauys.verifier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.HashTree;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.record.SampleRecords;

/** A log that serves whatever it is told to, signed with its own key, and takes cosignatures. */
final class ServedLog implements AutoCloseable {
    static final SampleRecord RECORD = SampleRecords.small();
    static final NoteSigner KEY = RECORD.election().log();

    final List<String> posted = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Map<String, byte[]> files = Map.of();
    private volatile int answer = 200;
    private volatile String says = "";
    private volatile int missing = 404;
    private volatile String instead = "";
    private volatile CountDownLatch stalled = new CountDownLatch(0);

    /** The paths of what was fetched. */
    final List<String> fetched = new CopyOnWriteArrayList<>();

    ServedLog() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/log/", this::answer);
        server.createContext("/moved/", exchange -> move(exchange, ""));
        server.createContext("/elsewhere/", exchange -> move(exchange, "http://localhost:" + port()));
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().replaceFirst("^/log/", "");
            if (path.equals("cosignatures")) {
                posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                send(exchange, answer, says.getBytes(StandardCharsets.UTF_8));
            } else {
                fetched.add(path);
                waitUntilServing();
                var file = files.get(path);
                send(
                        exchange,
                        file == null ? missing : 200,
                        file == null ? instead.getBytes(StandardCharsets.UTF_8) : file);
            }
        }
    }

    private void waitUntilServing() {
        try {
            stalled.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void move(HttpExchange exchange, String host) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().set("Location", host + path.replaceFirst("^/[a-z]+/", "/log/"));
            exchange.sendResponseHeaders(301, -1);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    String address() {
        return "http://127.0.0.1:" + port();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    /** The first entries of the record. */
    static List<byte[]> honest(int size) {
        return RECORD.entries().subList(0, size);
    }

    /** As many, but the one at {@code index} is another. */
    static List<byte[]> forged(int size, int index) {
        var entries = new ArrayList<>(honest(size));
        entries.set(index, "dauys/v1 another\n".getBytes(StandardCharsets.US_ASCII));
        return entries;
    }

    static HashTree tree(List<byte[]> entries) {
        var tree = new HashTree();
        entries.forEach(entry -> tree.add(TreeHash.leaf(entry)));
        return tree;
    }

    /** Their head, signed by the log. */
    static String head(List<byte[]> entries) {
        return head(entries, KEY);
    }

    static String head(List<byte[]> entries, NoteSigner by) {
        var text = Checkpoint.text(KEY.key().name(), entries.size(), MerkleProofs.root(tree(entries), entries.size()));
        return Checkpoint.note(text, List.of(by.sign(text)));
    }

    /** Serves these entries under their head. */
    ServedLog serves(List<byte[]> entries) {
        return serves(head(entries), entries);
    }

    /** Serves these entries under any head. */
    ServedLog serves(String head, List<byte[]> entries) {
        files = RecordFiles.of(head, entries);
        return this;
    }

    /** How it answers cosignatures from now on. */
    void answers(int status, String body) {
        answer = status;
        says = body;
    }

    /** Serves nothing until that is run. */
    Runnable stall() {
        var latch = new CountDownLatch(1);
        stalled = latch;
        return latch::countDown;
    }

    /** How it answers for what it hasn't from now on. */
    ServedLog lacks(int status, String body) {
        missing = status;
        instead = body;
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
