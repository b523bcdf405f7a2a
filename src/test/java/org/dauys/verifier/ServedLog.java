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

    ServedLog() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/log/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().replaceFirst("^/log/", "");
            if (path.equals("cosignatures")) {
                posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                var body = says.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
                return;
            }
            var body = files.get(path);
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
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
        var text = Checkpoint.text(KEY.key().name(), entries.size(), MerkleProofs.root(tree(entries), entries.size()));
        return Checkpoint.note(text, List.of(KEY.sign(text)));
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

    @Override
    public void close() {
        server.stop(0);
    }
}
