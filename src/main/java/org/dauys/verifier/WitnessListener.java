package org.dauys.verifier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.AddCheckpoint;
import org.dauys.protocol.log.Evidence;
import org.dauys.protocol.log.Witness;
import org.dauys.protocol.log.Witness.Answer;
import org.dauys.protocol.transcript.Hash;
import org.dauys.verifier.Unreadable.Why;

/** A witness over HTTP (C2SP tlog-witness; spec: L-10): {@code add-checkpoint}, and the last head for whoever asks. */
final class WitnessListener implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int WAITING = 50;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Witness witness;
    private final Watcher watcher;
    private final Clock clock;
    private final Consumer<Evidence> found;

    /** @param found is told of a contradiction, after which nothing is cosigned */
    private WitnessListener(
            HttpServer server, Witness witness, Watcher watcher, Clock clock, Consumer<Evidence> found) {
        this.server = server;
        this.witness = witness;
        this.watcher = watcher;
        this.clock = clock;
        this.found = found;
    }

    /** @param place {@code PORT}, on this computer only, or {@code HOST:PORT} */
    static WitnessListener start(
            String place, String origin, Witness witness, Watcher watcher, Clock clock, Consumer<Evidence> found)
            throws Unreadable {
        // who sends or reads slowly does not hold a thread
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
        try {
            var server = HttpServer.create(address(place), WAITING);
            var listener = new WitnessListener(server, witness, watcher, clock, found);
            var head = "/" + Hash.sha256(Bytes.utf8(origin)).hex() + "/checkpoint";
            server.createContext("/", exchange -> listener.answer(exchange, head));
            server.setExecutor(listener.threads);
            server.start();
            return listener;
        } catch (IOException taken) {
            throw new Unreadable(Why.IN_USE, place);
        }
    }

    private static InetSocketAddress address(String place) throws Unreadable {
        int colon = place.lastIndexOf(':');
        var port = place.substring(colon + 1);
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new Unreadable(Why.MALFORMED, place);
        }
        return colon < 0
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port))
                : new InetSocketAddress(place.substring(0, colon), Integer.parseInt(port));
    }

    /** Where it listens. */
    InetSocketAddress address() {
        return server.getAddress();
    }

    private void answer(HttpExchange exchange, String head) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var method = exchange.getRequestMethod();
            if (path.equals("/add-checkpoint")) {
                if (method.equals("POST")) {
                    add(exchange);
                } else {
                    send(exchange, WRONG_METHOD, "");
                }
            } else if (path.equals(head)
                    && method.equals("GET")
                    && witness.note().isPresent()) {
                send(exchange, 200, witness.note().get());
            } else {
                send(exchange, NOT_FOUND, "");
            }
        }
    }

    private void add(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(AddCheckpoint.MAX_LENGTH + 1);
        var answer = witness.add(body, clock.instant());
        if (answer instanceof Answer.Cosigned cosigned) {
            send(exchange, 200, cosigned.line());
        } else if (answer instanceof Answer.Conflict conflict) {
            exchange.getResponseHeaders().set("Content-Type", "text/x.tlog.size");
            send(exchange, 409, conflict.size() + "\n");
        } else if (answer instanceof Answer.Refused refused) {
            send(exchange, refused.why().status(), "");
            if (refused.why() == Witness.Why.NOT_SHOWN) {
                refused.shown()
                        .<Evidence>map(shown -> shown)
                        .or(() -> watcher.examine(body))
                        .ifPresent(found);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = Bytes.utf8(body);
        exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("text/plain; charset=utf-8"));
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
