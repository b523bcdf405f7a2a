package org.dauys.roll.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.dauys.platform.MasterKey;
import org.dauys.protocol.group.Hkdf;
import org.dauys.roll.Marks;
import org.dauys.roll.RollLineId;

/**
 * {@link Marks.Claims} as advisory locks of PostgreSQL, held by one connection of this node. They are in the server's memory
 * only: no table, no log of writes, no backup has them, and they end with the node. What is locked is a number that without
 * the master key belongs to nobody, in case the server logs its statements.
 */
@ApplicationScoped
class AdvisoryClaims implements Marks.Claims {
    private final DataSource database;
    private final byte[] key;
    private final Set<Long> held = new HashSet<>();
    private Optional<Connection> connection = Optional.empty();

    @Inject
    AdvisoryClaims(DataSource database, MasterKey master) {
        this.database = database;
        this.key = master.derive("roll/claims", new byte[0], 32);
    }

    @Override
    public synchronized Claim take(RollLineId line) {
        if (!lock(underWay(line))) {
            return Claim.UNDER_WAY;
        }
        if (!lock(whole(line))) {
            unlock(underWay(line));
            return Claim.WAITS;
        }
        return Claim.MINE;
    }

    @Override
    public synchronized void keep(RollLineId line) {
        unlock(underWay(line));
    }

    @Override
    public synchronized void give(List<RollLineId> lines) {
        for (var line : lines) {
            unlock(whole(line));
            unlock(underWay(line));
        }
    }

    private boolean lock(long number) {
        boolean taken = call("select pg_try_advisory_lock(?)", number);
        if (taken) {
            held.add(number);
        }
        return taken;
    }

    private void unlock(long number) {
        if (held.remove(number)) {
            call("select pg_advisory_unlock(?)", number);
        }
    }

    /** Locked from the first ballot on until its mark is written; taken only by who has {@link #underWay} too. */
    private long whole(RollLineId line) {
        return number(line.toString());
    }

    /** Locked while the ballot is checked and logged. */
    private long underWay(RollLineId line) {
        return number(line + " under way");
    }

    private long number(String name) {
        return ByteBuffer.wrap(Hkdf.derive(key, name.getBytes(StandardCharsets.US_ASCII), Long.BYTES))
                .getLong();
    }

    /** Once more with a new connection, because the old one may have died since its last use. */
    private boolean call(String sql, long number) {
        try {
            return ask(sql, number);
        } catch (SQLException lost) {
            close();
            try {
                return ask(sql, number);
            } catch (SQLException away) {
                throw new IllegalStateException(away);
            }
        }
    }

    private boolean ask(String sql, long number) throws SQLException {
        return ask(connected(), sql, number);
    }

    private static boolean ask(Connection connection, String sql, long number) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, number);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** A new connection takes over what the lost one held; another node may have been faster, and the mark stays one. */
    private Connection connected() throws SQLException {
        if (connection.isEmpty()) {
            var fresh = QuarkusTransaction.suspendingExisting().call(database::getConnection);
            connection = Optional.of(fresh);
            for (long number : held) {
                ask(fresh, "select pg_try_advisory_lock(?)", number);
            }
        }
        return connection.get();
    }

    @PreDestroy
    synchronized void close() {
        connection.ifPresent(old -> {
            try (old;
                    var statement = old.createStatement()) {
                // the pool would keep the session open, and with it the locks
                statement.execute("select pg_advisory_unlock_all()");
            } catch (SQLException lost) {
                // and its locks with it
            }
        });
        connection = Optional.empty();
    }
}
