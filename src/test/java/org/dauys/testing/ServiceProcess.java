package org.dauys.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * The packaged service as a process of its own, for tests that kill it or run two over one database. Only in {@code *IT}
 * classes, which run after packaging.
 */
public final class ServiceProcess implements AutoCloseable {
    /** What {@code java -jar} starts. */
    public static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private static final Pattern LISTENING = Pattern.compile("Listening on: .*?(https?)://[^:/]+:(\\d+)\\R");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Process process;
    private final Path log;

    private ServiceProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts a node over a database, on a free port, and waits until it is ready. */
    public static ServiceProcess over(TestPostgres.Database database, Path data, String... flags) {
        return start(database.environment(), data, flags).ready();
    }

    /** Starts a node on a port that is known before, and waits until it is ready. */
    public static ServiceProcess at(int port, Map<String, String> environment, Path data, String... flags) {
        return start(port, environment, data, flags).ready();
    }

    /** Starts one of several nodes over a database: what they share lies in {@code shared}, what is this node's in {@code data}. */
    public static ServiceProcess node(TestPostgres.Database database, Path shared, Path data, String... flags) {
        return node(database, shared, data, Map.of(), flags);
    }

    /** The same, with more settings. */
    public static ServiceProcess node(
            TestPostgres.Database database, Path shared, Path data, Map<String, String> settings, String... flags) {
        var environment = new HashMap<>(database.environment());
        environment.putAll(settings);
        environment.put("DAUYS_NODE_MASTER_KEY_FILE", masterKey(shared).toString());
        environment.put("DAUYS_BOARD_CHECKPOINTS", shared.resolve("checkpoints").toString());
        return start(environment, data, flags).ready();
    }

    /** The master key of nodes that share this directory. */
    public static Path masterKey(Path shared) {
        return shared.resolve("master.key");
    }

    /** Starts a node on its own embedded database in {@code data}, and waits until it is ready. */
    public static ServiceProcess alone(Path data, String... flags) {
        return start(Map.of(), data, flags).ready();
    }

    /** Starts a node and waits for nothing: for starts that are to fail. */
    public static ServiceProcess start(Map<String, String> environment, Path data, String... flags) {
        return start(0, environment, data, flags);
    }

    private static ServiceProcess start(int port, Map<String, String> environment, Path data, String... flags) {
        var command =
                new ArrayList<>(List.of(OwnJava.command(), "-jar", JAR.toString(), "--port=" + port, "--data=" + data));
        command.addAll(List.of(flags));
        try {
            var log = Files.createTempFile(Files.createDirectories(Path.of("target", "service-logs")), "node-", ".log");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_"));
            // with --https the plain port stays open besides
            builder.environment().put("QUARKUS_HTTP_PORT", "0");
            builder.environment().putAll(environment);
            return new ServiceProcess(builder.start(), log);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private ServiceProcess ready() {
        Awaitility.await("the service is ready")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .failFast(this::mustLive)
                .until(() -> LISTENING.matcher(output()).find());
        return this;
    }

    private void mustLive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the service ended at its start:\n" + output());
        }
    }

    /** Where the node listens; with {@code --https} the secure address. */
    public URI uri(String path) {
        var found = LISTENING.matcher(output());
        if (!found.find()) {
            throw new IllegalStateException("not listening yet:\n" + output());
        }
        return URI.create(found.group(1) + "://localhost:" + found.group(2) + path);
    }

    /** One GET; the body as text. */
    public HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** kill -9: no shutdown hook runs, nothing is written that was not written before. */
    public void kill() {
        process.destroyForcibly();
        exit();
    }

    /** SIGTERM, as an operator stops it; waits for the end. */
    public int stop() {
        process.destroy();
        return exit();
    }

    /** Waits for the end and returns the exit status. */
    public int exit() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the service does not end:\n" + output());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        return process.exitValue();
    }

    /** Processor time that the node has used, its database's not counted. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Everything the node has printed. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}
