package org.dauys.platform.start;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.dauys.testing.ServiceProcess;
import org.dauys.testing.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command, one directory: what the packaged service does with the machine it starts on. */
class StartIT {
    private static final Pattern PORT = Pattern.compile("(?s)^(?:[^\\n]*\\n){3}(\\d+)\\n.*");

    @TempDir
    Path data;

    @Test
    void what_was_confirmed_survives_a_kill_and_the_server_left_behind_is_ended() throws Exception {
        try (var first = ServiceProcess.alone(data)) {
            try (var database = database("dauys", password())) {
                database.createStatement().execute("create table kept as select 41 + 1 as answer");
            }
            first.kill();
        }
        var orphan = ProcessHandle.of(
                        Long.parseLong(pidFile().lines().findFirst().orElseThrow()))
                .orElseThrow();
        assertTrue(orphan.isAlive(), "the killed service left no server behind: nothing to test");
        try (var second = ServiceProcess.alone(data);
                var database = database("dauys", password());
                var rows = database.createStatement().executeQuery("select answer from kept")) {
            rows.next();
            assertEquals(42, rows.getInt(1));
            assertEquals(200, second.get("/health/ready").statusCode());
            assertTrue(!orphan.isAlive());
        }
    }

    @Test
    void the_database_keeps_what_it_confirms_and_lets_nobody_in_without_the_password() throws Exception {
        try (var service = ServiceProcess.alone(data)) {
            assertEquals(200, service.get("/health/ready").statusCode());
            var admin = Files.readString(data.resolve("database-admin-password"));
            try (var database = database("postgres", admin)) {
                assertAll(
                        () -> assertEquals("on", setting(database, "fsync")),
                        () -> assertEquals("on", setting(database, "synchronous_commit")),
                        () -> assertEquals("127.0.0.1", setting(database, "listen_addresses")),
                        () -> assertEquals("", setting(database, "unix_socket_directories")),
                        () -> assertEquals("scram-sha-256", setting(database, "password_encryption")));
            }
            assertEquals("28P01", refusal("postgres", "wrong"));
            assertEquals("28P01", refusal("dauys", "dauys"));
            for (var secret : new String[] {"database-admin-password", "database-password"}) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(secret))));
            }
        }
    }

    @Test
    void a_second_service_on_the_same_files_is_refused_and_the_first_goes_on() {
        try (var first = ServiceProcess.alone(data);
                var second = ServiceProcess.start(Map.of(), data)) {
            assertEquals(1, second.exit());
            assertTrue(second.output().contains("Another Dauys already works in"), second.output());
            assertEquals(200, first.get("/health/ready").statusCode());
        }
    }

    @Test
    void stopping_ends_the_service_first_and_then_its_database() throws IOException {
        var service = ServiceProcess.alone(data);
        service.stop();
        assertTrue(Files.notExists(data.resolve("postgres/postmaster.pid")), "the database was not shut down");
        assertTrue(!service.output().contains("ERROR"), service.output());
    }

    @Test
    void a_database_of_the_operator_is_used_and_none_is_started(@TempDir Path other) {
        var database = TestPostgres.fresh();
        try (var one = ServiceProcess.node(database, data, data);
                var two = ServiceProcess.node(database, data, other)) {
            assertEquals(200, one.get("/health/ready").statusCode());
            assertEquals(200, two.get("/health/ready").statusCode());
            assertTrue(Files.notExists(data.resolve("postgres")));
        }
    }

    @Test
    void a_node_with_another_master_key_is_refused_and_the_first_goes_on(@TempDir Path other) {
        var database = TestPostgres.fresh();
        try (var first = ServiceProcess.over(database, data);
                var second = ServiceProcess.start(database.environment(), other)) {
            assertEquals(1, second.exit());
            assertTrue(second.output().contains("name the copy in DAUYS_NODE_MASTER_KEY_FILE"), second.output());
            assertEquals(200, first.get("/health/ready").statusCode());
            first.stop();
        }
        try (var again = ServiceProcess.over(database, data)) {
            assertEquals(200, again.get("/health/ready").statusCode());
        }
    }

    @Test
    void real_accounts_are_not_shown_as_a_demonstration() throws Exception {
        try (var real = ServiceProcess.alone(data);
                var database = database("dauys", password())) {
            database.createStatement()
                    .execute("insert into staff (id, email, name, language, admin, state)"
                            + " values (gen_random_uuid(), 'real@union.example', 'Real', 'kk', true, 'INVITED')");
            real.stop();
        }
        var demo = ServiceProcess.start(Map.of(), data, "--demo");
        assertEquals(1, demo.exit());
        assertTrue(demo.output().contains("Start it without --demo"), demo.output());
    }

    @Test
    void the_database_of_the_entries_is_not_taken_for_the_last_signed_heads() {
        var database = TestPostgres.fresh();
        var environment = new HashMap<>(database.environment());
        var spelled = database.url().replace("127.0.0.1", "localhost") + "?ApplicationName=heads&sslmode=disable";
        environment.put("DAUYS_BOARD_CHECKPOINT_DATABASE_URL", spelled);
        environment.put("DAUYS_BOARD_CHECKPOINT_DATABASE_USERNAME", database.user());
        environment.put("DAUYS_BOARD_CHECKPOINT_DATABASE_PASSWORD", database.password());
        var service = ServiceProcess.start(environment, data);
        assertEquals(1, service.exit());
        assertTrue(service.output().contains("Name another PostgreSQL there"), service.output());
    }

    @Test
    void with_https_it_shows_the_certificate_whose_fingerprint_it_prints_and_keeps_it() throws Exception {
        var first = certificate();
        assertEquals(first, certificate());
    }

    private X509Certificate certificate() throws Exception {
        try (var service = ServiceProcess.alone(data, "--https")) {
            var address = service.uri("/");
            assertEquals("https", address.getScheme());
            var shown = shown(address.getPort());
            var printed = HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(shown.getEncoded()));
            assertTrue(service.output().contains("\n" + printed + "\n"), service.output());
            assertTrue(shown.getSubjectAlternativeNames().toString().contains("127.0.0.1"));
            return shown;
        }
    }

    /** The certificate that a visitor gets, whoever signed it. */
    private static X509Certificate shown(int port) throws Exception {
        var seen = new AtomicReference<X509Certificate>();
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Look(seen)}, null);
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
            socket.startHandshake();
        }
        return seen.get();
    }

    private record Look(AtomicReference<X509Certificate> seen) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            seen.set(chain[0]);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** Else Java 24 and later warn, and a later one refuses. */
    @Test
    void it_may_load_its_native_libraries() throws IOException {
        try (var jar = new JarFile(ServiceProcess.JAR.toFile())) {
            assertEquals("ALL-UNNAMED", jar.getManifest().getMainAttributes().getValue("Enable-Native-Access"));
        }
    }

    @Test
    void an_unknown_flag_is_answered_with_the_usage() {
        var service = ServiceProcess.start(Map.of(), data, "--nonsense");
        assertEquals(2, service.exit());
        assertTrue(service.output().contains("Usage: dauys"), service.output());
    }

    private String password() throws IOException {
        return Files.readString(data.resolve("database-password"));
    }

    private String pidFile() throws IOException {
        return Files.readString(data.resolve("postgres/postmaster.pid"));
    }

    private Connection database(String user, String password) throws IOException, SQLException {
        var port = PORT.matcher(pidFile());
        assertTrue(port.matches());
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port.group(1) + "/" + user, user, password);
    }

    private static String setting(Connection database, String name) throws SQLException {
        try (var rows = database.createStatement().executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String refusal(String user, String password) {
        return assertThrows(SQLException.class, () -> database(user, password).close())
                .getSQLState();
    }
}
