package org.dauys.platform.start;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * A PostgreSQL of our own, run as a child process over the data directory, for a machine that has none. It keeps what it
 * has confirmed (fsync), asks for a password, listens on 127.0.0.1 only and opens no Unix socket.
 */
final class EmbeddedDatabase {
    private static final String ROLE = "dauys";

    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /**
     * Starts it, after making it at the first start and after ending a server that a killed process left behind.
     *
     * @throws CannotStart when this machine cannot run it
     */
    static EmbeddedDatabase start(DataDirectory data) throws IOException {
        EmbeddedMachine.check(data);
        var cluster = data.path("postgres");
        Orphan.stop(cluster);
        var ready = data.path("postgres-ready");
        if (Files.exists(cluster.resolve("postgresql.conf")) && !Files.exists(ready)) {
            throw new CannotStart("The first start was interrupted while it made the database in " + cluster
                    + ". Nothing is in it yet: delete that directory and start again.");
        }
        var admin = data.secret("database-admin-password");
        var server = server(cluster, admin);
        var password = Files.readString(data.secret("database-password"));
        if (!Files.exists(ready)) {
            makeRole(server, password);
            Files.createFile(ready);
        }
        return new EmbeddedDatabase(server, password);
    }

    private static EmbeddedPostgres server(Path cluster, Path admin) throws IOException {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofMinutes(2))
                    // given to initdb: from its first second the server trusts nobody without the password
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", admin.toString())
                    // ICU folds and sorts Kazakh letters; the C library of most machines does not
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("locale-provider", "icu")
                    .setLocaleConfig("icu-locale", "kk")
                    .setConnectConfig("password", Files.readString(admin))
                    // the library switches both off for tests
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "100")
                    .start();
        } catch (IllegalStateException refused) {
            throw new CannotStart("The embedded PostgreSQL did not start: " + refused.getMessage() + "\n"
                    + EmbeddedMachine.OTHER_WAYS);
        }
    }

    /** The service is no superuser: it owns its database and nothing else. */
    private static void makeRole(EmbeddedPostgres server, String password) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + ROLE);
            statement.execute("drop role if exists " + ROLE);
            // both parts are ours: the password is hexadecimal
            statement.execute("create role " + ROLE + " login password '" + password + "'");
            statement.execute("create database " + ROLE + " owner " + ROLE);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What the data source has to be told. */
    Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + ROLE,
                "quarkus.datasource.username", ROLE,
                "quarkus.datasource.password", password);
    }

    void stop() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
