package org.dauys.board.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.dauys.board.CheckpointStore;
import org.dauys.board.LogRefused;
import org.dauys.testing.TestPostgres;
import org.junit.jupiter.api.Test;

class CheckpointDatabaseTest extends CheckpointStoreLaws {
    private static final byte[] OURS = {1};
    private static final byte[] THEIRS = {2};

    private final TestPostgres.Database database = TestPostgres.fresh();

    @Override
    CheckpointStore store() {
        return new CheckpointDatabase(settings(database.url()), OURS);
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
        var store = new CheckpointDatabase(settings("jdbc:postgresql://127.0.0.1:1/none"), OURS);
        assertFalse(store.isShared());
        assertThrows(IllegalStateException.class, () -> store.last(LOG));
    }

    @Test
    void a_role_that_may_make_no_table_works_with_the_one_that_stands() throws SQLException {
        var clerk = "clerk";
        asAdmin("create role " + clerk + " login password 'test'", "revoke create on schema public from public");
        try {
            var limited = new CheckpointDatabase(settings(database.url(), clerk, "test"), OURS);
            for (int i = 0; i < 3; i++) {
                assertThrows(IllegalStateException.class, () -> limited.last(LOG), "there is no table yet");
            }
            assertEquals(0, connections(clerk), "what failed is left open");

            assertTrue(store().swap(LOG, Optional.empty(), "one"));
            asAdmin("grant select, insert, update on dauys_checkpoint to " + clerk);
            assertTrue(limited.swap(LOG, Optional.of("one"), "two"));
            assertEquals(Optional.of("two"), limited.last(LOG));
        } finally {
            endConnections();
            asAdmin("drop owned by " + clerk, "drop role " + clerk);
        }
    }

    @Test
    void the_database_of_this_installation_is_refused_and_left_as_it_is() throws SQLException {
        asAdmin("create schema \"An other\"", "create table \"An other\".dauys_installation (key_check bytea)");
        bind(OURS);
        var store = new CheckpointDatabase(settings(database.url()), OURS);
        assertTrue(store.isShared());
        for (int again = 0; again < 2; again++) {
            var why = assertThrows(LogRefused.class, () -> store.swap(LOG, Optional.empty(), "one"));
            assertEquals(LogRefused.Reason.STORE_SHARED, why.reason());
        }
        try (var admin = admin();
                var tables = admin.getMetaData().getTables(null, null, "dauys_checkpoint", null)) {
            assertFalse(tables.next(), "a table was made");
        }
    }

    @Test
    void another_installation_may_keep_our_heads_beside_its_entries() throws SQLException {
        asAdmin("create table board_entry ()", "create schema \"An other\"");
        asAdmin("create table \"An other\".dauys_installation (key_check bytea)");
        bind(THEIRS);
        var store = new CheckpointDatabase(settings(database.url()), OURS);
        assertFalse(store.isShared());
        assertTrue(store.swap(LOG, Optional.empty(), "one"));
    }

    /** What the database of the installation with this check holds. */
    private void bind(byte[] check) throws SQLException {
        try (var admin = admin();
                var insert = admin.prepareStatement("insert into \"An other\".dauys_installation values (?)")) {
            insert.setBytes(1, check);
            insert.executeUpdate();
        }
    }

    /** How many connections of a role are left once the server has had time to notice that they were closed. */
    private int connections(String role) throws SQLException {
        try (var admin = admin();
                var query = admin.createStatement()) {
            int left = 1;
            for (int tries = 0; left > 0 && tries < 50; tries++) {
                query.execute("select pg_sleep(0.1)");
                try (var found =
                        query.executeQuery("select count(*) from pg_stat_activity where usename = '" + role + "'")) {
                    found.next();
                    left = found.getInt(1);
                }
            }
            return left;
        }
    }

    private void asAdmin(String... orders) throws SQLException {
        try (var admin = admin();
                var statement = admin.createStatement()) {
            for (var order : orders) {
                statement.execute(order);
            }
        }
    }

    private Connection admin() throws SQLException {
        return database.connect();
    }

    private void endConnections() throws SQLException {
        try (var admin = admin();
                var end = admin.createStatement()) {
            end.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }

    private BoardSettings.Database settings(String url) {
        return settings(url, database.user(), database.password());
    }

    private static BoardSettings.Database settings(String url, String user, String password) {
        return new BoardSettings.Database() {
            @Override
            public String url() {
                return url;
            }

            @Override
            public Optional<String> username() {
                return Optional.of(user);
            }

            @Override
            public Optional<String> password() {
                return Optional.of(password);
            }
        };
    }
}
