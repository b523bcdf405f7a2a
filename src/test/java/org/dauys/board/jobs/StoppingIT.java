package org.dauys.board.jobs;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.dauys.board.store.ServiceElection;
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

    /** Returns when the clerk waits for the lock, in the middle of its transaction. */
    private void lockEntriesAndCallTheClerk(Connection inTheWay) throws SQLException {
        inTheWay.setAutoCommit(false);
        run(inTheWay, "lock table board_entry in share mode");
        try (var other = database.connect()) {
            run(other, "update board_log set due_at = now()");
        }
        Awaitility.await().until(() -> {
            try (var query = inTheWay.createStatement();
                    var found = query.executeQuery("select count(*) from pg_stat_activity"
                            + " where datname = current_database() and wait_event_type = 'Lock'")) {
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
