package org.dauys.board.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.dauys.board.store.ServiceElection;
import org.dauys.protocol.manifest.Eligibility.Mode;
import org.dauys.roll.ServiceRoll;
import org.dauys.testing.ServiceProcess;
import org.dauys.testing.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that an operator stops brings to its end what it has begun. */
class StoppingIT {
    private final TestPostgres.Database database = TestPostgres.fresh();

    @TempDir
    Path data;

    @Test
    void a_node_that_is_stopped_while_its_clerk_writes_lets_it_finish_and_is_silent() throws Exception {
        try (var service = ServiceProcess.node(database, data, data);
                var inTheWay = database.connect()) {
            ServiceElection.open(
                    database,
                    ServiceProcess.masterKey(data),
                    plan -> plan.voters(1).closes(Instant.parse("2020-01-01T13:00:00Z")));
            lockEntriesAndCallTheClerk(inTheWay);
            var stopping = CompletableFuture.supplyAsync(service::stop);
            run(inTheWay, "select pg_sleep(3)");
            inTheWay.commit();
            stopping.get();
            assertFalse(service.output().contains("ERROR"), service.output());
            assertFalse(service.output().contains("WARN"), service.output());
        }
    }

    @Test
    void a_node_that_is_stopped_while_it_logs_a_first_ballot_answers_it_and_marks_its_member() throws Exception {
        try (var service = ServiceProcess.node(database, data, data);
                var inTheWay = database.connect()) {
            var election = ServiceElection.open(
                    database,
                    ServiceProcess.masterKey(data),
                    plan -> plan.voters(1).mode(Mode.TWO_FACTOR).floor(20).single("chair", 2, false));
            var roll = ServiceRoll.of(database, election, 1);
            var request = HttpRequest.newBuilder(service.uri(election.path("ballots")))
                    .header("Content-Type", "application/octet-stream")
                    .header("Sec-Fetch-Site", "same-origin")
                    .header("Cookie", roll.cookie(0))
                    .POST(BodyPublishers.ofByteArray(
                            election.election().voter(0).cast(List.of(List.of(0)))))
                    .build();
            lockEntries(inTheWay);
            var answer = HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofByteArray());
            someoneWaits(inTheWay);
            var stopping = CompletableFuture.supplyAsync(service::stop);
            run(inTheWay, "select pg_sleep(2)");
            inTheWay.commit();
            assertEquals(200, answer.get().statusCode());
            stopping.get();
            assertEquals(1, roll.marks());
        }
    }

    private static void lockEntries(Connection inTheWay) throws SQLException {
        inTheWay.setAutoCommit(false);
        run(inTheWay, "lock table board_entry in share mode");
    }

    /** Returns when the clerk waits for the lock, in the middle of its transaction. */
    private void lockEntriesAndCallTheClerk(Connection inTheWay) throws SQLException {
        lockEntries(inTheWay);
        try (var other = database.connect()) {
            run(other, "update board_log set due_at = now()");
        }
        someoneWaits(inTheWay);
    }

    private static void someoneWaits(Connection inTheWay) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            try (var query = inTheWay.createStatement()) {
                query.execute("select pg_stat_clear_snapshot()"); // a transaction is told again what it was told first
                var found = query.executeQuery("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'");
                found.next();
                return found.getInt(1) == 1;
            }
        });
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
