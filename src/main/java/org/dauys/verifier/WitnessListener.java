package org.dauys.verifier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.AddCheckpoint;
import org.dauys.protocol.log.Witness.Answer;
import org.dauys.protocol.log.Witness.Why;
import org.dauys.protocol.transcript.Hash;

/** A witness over HTTP (C2SP tlog-witness; spec: L-10): {@code add-checkpoint}, and the last head for whoever asks. */
final class WitnessListener implements AutoCloseable {
    private static final int THREADS = 64;
    private static final int CONNECTIONS = 256;
    private static final int WAITING = 50;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;
    private static final int FAILED = 500;

    private final HttpServer server;
    private final ExecutorService threads = threads();
    private final Examiner examiner = new Examiner();
    private final Map<String, Watching> byOrigin;
    private final Map<String, Watching> byPath;

    private WitnessListener(HttpServer server, Collection<Watching> logs) {
        this.server = server;
        byOrigin = logs.stream().collect(Collectors.toMap(Watching::origin, Function.identity()));
        byPath = logs.stream().collect(Collectors.toMap(WitnessListener::path, Function.identity()));
    }

    private static String path(Watching log) {
        return "/" + Hash.sha256(Bytes.utf8(log.origin())).hex() + "/checkpoint";
    }

    /** As many as there are slow connections to be expected; what waits for one is bounded by the connections. */
    private static ExecutorService threads() {
        var threads = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * @param place {@code PORT}, on this computer only, or {@code HOST:PORT}
     * @param logs each under its own origin
     */
    static WitnessListener start(String place, Collection<Watching> logs) throws Unreadable {
        // who sends or reads slowly does not hold a thread, and who connects often not the others
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
        System.setProperty("jdk.httpserver.maxConnections", Integer.toString(CONNECTIONS));
        try {
            var server = HttpServer.create(address(place), WAITING);
            var listener = new WitnessListener(server, logs);
            server.createContext("/", listener::answer);
            server.setExecutor(listener.threads);
            server.start();
            return listener;
        } catch (IOException taken) {
            throw new Unreadable(Unreadable.Why.IN_USE, place);
        }
    }

    private static InetSocketAddress address(String place) throws Unreadable {
        int colon = place.lastIndexOf(':');
        var port = place.substring(colon + 1);
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new Unreadable(Unreadable.Why.MALFORMED, place);
        }
        return colon < 0
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port))
                : new InetSocketAddress(place.substring(0, colon), Integer.parseInt(port));
    }

    /** Where it listens. */
    InetSocketAddress address() {
        return server.getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            boolean posted = exchange.getRequestMethod().equals("POST");
            if (path.equals("/add-checkpoint") && posted) {
                add(exchange);
            } else if (path.equals("/add-checkpoint")) {
                send(exchange, WRONG_METHOD, "");
            } else {
                var note = posted ? Optional.<String>empty() : note(path);
                send(exchange, note.isPresent() ? 200 : NOT_FOUND, note.orElse(""));
            }
        }
    }

    private Optional<String> note(String path) {
        return Optional.ofNullable(byPath.get(path)).flatMap(Watching::note);
    }

    private void add(HttpExchange exchange) throws IOException {
        var request = AddCheckpoint.parse(exchange.getRequestBody().readNBytes(AddCheckpoint.MAX_LENGTH + 1));
        var log = request.flatMap(
                asked -> Optional.ofNullable(byOrigin.get(asked.head().origin())));
        if (log.isEmpty()) {
            send(exchange, (request.isEmpty() ? Why.MALFORMED : Why.UNKNOWN_LOG).status(), "");
            return;
        }
        try {
            answer(exchange, log.get(), request.get());
        } catch (CannotKeep full) {
            send(exchange, FAILED, "");
        }
    }

    private void answer(HttpExchange exchange, Watching log, AddCheckpoint request) throws IOException {
        var answer = log.add(request);
        if (answer instanceof Answer.Cosigned cosigned) {
            send(exchange, 200, cosigned.line());
        } else if (answer instanceof Answer.Conflict conflict) {
            exchange.getResponseHeaders().set("Content-Type", "text/x.tlog.size");
            send(exchange, 409, conflict.size() + "\n");
            examiner.examine(log, request.head());
        } else if (answer instanceof Answer.Refused refused) {
            send(exchange, refused.why().status(), "");
            if (refused.why() == Why.BACKWARDS || refused.why() == Why.NOT_SHOWN) {
                examiner.examine(log, request.head());
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
        examiner.close();
    }
}
