package org.dauys.board.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.dauys.board.BoardId;
import org.dauys.board.CheckpointStore;
import org.dauys.board.LogRefused;
import org.dauys.board.LogRefused.Reason;
import org.dauys.platform.Installation;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A small PostgreSQL of its own, for nodes on several machines: never the one that holds the entries, and outside its backups. One
 * connection a node, opened again after a failure; a swap whose outcome is unknown throws and is not repeated here.
 */
final class CheckpointDatabase implements CheckpointStore {
    private final PGSimpleDataSource source;
    private final byte[] installation;
    private @Nullable Connection open;

    /** @param installation what this installation's own database, and each copy of it, {@linkplain Installation#check() holds} */
    CheckpointDatabase(BoardSettings.Database database, byte[] installation) {
        this.installation = installation;
        source = new PGSimpleDataSource();
        source.setURL(database.url());
        database.username().ifPresent(source::setUser);
        database.password().ifPresent(source::setPassword);
        // a dead machine must not hold the log's lease for ever
        source.setConnectTimeout(10);
        source.setSocketTimeout(30);
        source.setOptions("-c synchronous_commit=on");
    }

    /** What is done with the connection. */
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /**
     * Whether it is the database of the entries, however its address is spelled. While it can't be reached, no: every new connection
     * is looked at again.
     */
    boolean isShared() {
        try {
            return connected(connection -> false);
        } catch (LogRefused same) {
            return true;
        } catch (IllegalStateException unreachable) {
            return false;
        }
    }

    @Override
    public Optional<String> last(BoardId log) {
        return connected(connection -> {
            try (var query = connection.prepareStatement("select note from dauys_checkpoint where log = ?")) {
                query.setObject(1, log.value());
                try (var found = query.executeQuery()) {
                    return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public boolean swap(BoardId log, Optional<String> expected, String next) {
        return connected(connection -> expected.isEmpty()
                ? changed(
                        connection,
                        "insert into dauys_checkpoint (note, log) values (?, ?) on conflict do nothing",
                        next,
                        log.value())
                : changed(
                        connection,
                        "update dauys_checkpoint set note = ? where log = ? and note = ?",
                        next,
                        log.value(),
                        expected.get()));
    }

    private static boolean changed(Connection connection, String sql, Object... values) throws SQLException {
        try (var change = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                change.setObject(i + 1, values[i]);
            }
            return change.executeUpdate() == 1;
        }
    }

    private synchronized <T> T connected(Work<T> work) {
        try {
            if (open == null || open.isClosed()) {
                open = connect();
            }
            return work.with(open);
        } catch (SQLException broken) {
            close();
            throw new IllegalStateException("the checkpoint database: " + broken.getMessage(), broken);
        }
    }

    private Connection connect() throws SQLException {
        var connection = source.getConnection();
        try {
            if (isOurs(connection)) {
                throw new LogRefused(Reason.STORE_SHARED, "the checkpoint database holds this installation's entries");
            }
            // asked first: where the table stands, a role that may only read and write it is enough
            if (!isTrue(connection, "select to_regclass('dauys_checkpoint') is not null")) {
                makeTable(connection);
            }
            return connection;
        } catch (SQLException | LogRefused broken) {
            connection.close();
            throw broken;
        }
    }

    /** Another installation's database may keep our heads: a restore of that takes back none of our entries. */
    private boolean isOurs(Connection connection) throws SQLException {
        try (var query = connection.createStatement();
                var found = query.executeQuery("select oid::regclass from pg_class"
                        + " where relname = 'dauys_installation' and relkind = 'r'")) {
            while (found.next()) {
                if (holdsOurs(connection, found.getString(1))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** @param table as PostgreSQL spells it, quoted where need be */
    private boolean holdsOurs(Connection connection, String table) throws SQLException {
        try (var query = connection.prepareStatement("select from " + table + " where key_check = ?")) {
            query.setBytes(1, installation);
            try (var found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private static boolean isTrue(Connection connection, String question) throws SQLException {
        try (var query = connection.prepareStatement(question);
                var found = query.executeQuery()) {
            return found.next() && found.getBoolean(1);
        }
    }

    private static void makeTable(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var make = connection.createStatement()) {
            // two nodes that start at once don't both make the table
            make.execute("select pg_advisory_xact_lock(7237)");
            make.execute("create table if not exists dauys_checkpoint (log uuid primary key, note text not null)");
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void close() {
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException alreadyGone) {
            // the server ends it
        }
        open = null;
    }
}
