package org.dauys.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL server for all tests of a process, with a new empty database for whoever asks. Safety against power cuts
 * is off: these data are thrown away.
 */
public final class TestPostgres {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestPostgres() {}

    /** How to reach a database. */
    public record Database(String url, String user, String password) {
        /** For a service inside the test's process: settings of the data source. */
        public Map<String, String> settings() {
            return Map.of(
                    "quarkus.datasource.jdbc.url", url,
                    "quarkus.datasource.username", user,
                    "quarkus.datasource.password", password);
        }

        /** For a service in a process of its own: environment variables. */
        public Map<String, String> environment() {
            return Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL", url,
                    "QUARKUS_DATASOURCE_USERNAME", user,
                    "QUARKUS_DATASOURCE_PASSWORD", password);
        }

        /** For a test that looks at what a service wrote, or stands in its way. */
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }
    }

    /** A new empty database on the shared server. */
    public static Database fresh() {
        var name = "test_" + COUNT.incrementAndGet();
        try (var connection = Server.ONE.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return new Database("jdbc:postgresql://127.0.0.1:" + Server.ONE.getPort() + "/" + name, "postgres", "postgres");
    }

    private static final class Server {
        static final EmbeddedPostgres ONE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
