package org.dauys.board.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.dauys.board.CheckpointStore;
import org.dauys.testing.TestPostgres;
import org.junit.jupiter.api.Test;

class CheckpointDatabaseTest extends CheckpointStoreLaws {
    private final TestPostgres.Database database = TestPostgres.fresh();

    @Override
    CheckpointStore store() {
        return new CheckpointDatabase(settings(database.url()));
    }

    @Test
    void a_broken_connection_is_told_once_and_opened_again() throws SQLException {
        var store = store();
        assertTrue(store.swap(LOG, Optional.empty(), "one"));
        endConnections();
        assertThrows(IllegalStateException.class, () -> store.last(LOG));
        assertEquals(Optional.of("one"), store.last(LOG));
    }

    @Test
    void a_store_that_cannot_be_reached_is_not_an_empty_one() {
        var store = new CheckpointDatabase(settings("jdbc:postgresql://127.0.0.1:1/none"));
        assertThrows(IllegalStateException.class, () -> store.last(LOG));
    }

    private void endConnections() throws SQLException {
        try (var admin = DriverManager.getConnection(database.url(), database.user(), database.password());
                var end = admin.createStatement()) {
            end.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }

    private BoardSettings.Database settings(String url) {
        return new BoardSettings.Database() {
            @Override
            public String url() {
                return url;
            }

            @Override
            public Optional<String> username() {
                return Optional.of(database.user());
            }

            @Override
            public Optional<String> password() {
                return Optional.of(database.password());
            }
        };
    }
}
