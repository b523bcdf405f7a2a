package org.dauys.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.dauys.board.store.ServiceElection;
import org.dauys.testing.ServiceProcess;
import org.dauys.testing.TestPostgres.Database;

/** The packaged service over a PostgreSQL of its own with fsync on, in a directory that goes with it. */
final class BenchService implements AutoCloseable {
    private final Path directory;
    private final EmbeddedPostgres postgres;
    private final ServiceProcess process;

    BenchService() throws IOException {
        directory = Files.createTempDirectory("bench");
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgres"))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        process = ServiceProcess.node(database(), directory, directory.resolve("node"));
    }

    ServiceProcess process() {
        return process;
    }

    /** A file in the directory that goes with the service. */
    Path file(String name) {
        return directory.resolve(name);
    }

    /** An open election of one question with ten options, code only. */
    ServiceElection election(int voters) {
        return ServiceElection.open(
                database(),
                ServiceProcess.masterKey(directory),
                plan -> plan.voters(voters).single("chair", 10, false));
    }

    private Database database() {
        return new Database("jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", "postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        process.close();
        postgres.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
