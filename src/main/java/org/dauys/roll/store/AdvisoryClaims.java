package org.dauys.roll.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.dauys.platform.MasterKey;
import org.dauys.protocol.group.Hkdf;
import org.dauys.roll.Marks;
import org.dauys.roll.RollLineId;
import org.jboss.logging.Logger;

/**
 * {@link Marks.Claims} as advisory locks of PostgreSQL, held by one session of this node. They are in the server's memory
 * only: no table, no log of writes, no backup has them, and they end with the session. What is locked is a number that without
 * the master key belongs to nobody, in case the server logs its statements.
 */
@ApplicationScoped
class AdvisoryClaims implements Marks.Claims {
    private static final Logger LOG = Logger.getLogger(AdvisoryClaims.class);

    private static final String LOCK = "select pg_try_advisory_lock(?)";
    private static final String UNLOCK = "select pg_advisory_unlock(?)";

    /** Milliseconds after which this node gives up a server that doesn't answer. */
    private static final int PATIENCE = 10_000;

    private final DataSource database;
    private final byte[] key;
    /** What this node claims, whatever becomes of its session. */
    private final Set<Long> held = new HashSet<>();
    /** Of these, what the session has locked, each once. */
    private final Set<Long> locked = new HashSet<>();

    private Optional<Connection> session = Optional.empty();

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
        boolean mine = false;
        try {
            mine = lock(whole(line));
            return mine ? Claim.MINE : Claim.WAITS;
        } finally {
            if (!mine) {
                unlock(List.of(underWay(line)));
            }
        }
    }

    @Override
    public synchronized void keep(RollLineId line) {
        unlock(List.of(underWay(line)));
    }

    @Override
    public synchronized void give(List<RollLineId> lines) {
        unlock(lines.stream()
                .flatMap(line -> Stream.of(whole(line), underWay(line)))
                .toList());
    }

    @Override
    public synchronized void renew() {
        if (held.isEmpty()) {
            return;
        }
        boolean alive = connected(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute("select 1");
            }
        });
        if (alive && locked.size() < held.size()) {
            LOG.warnf("%d of %d claims are held by another session", held.size() - locked.size(), held.size());
        }
    }

    private boolean lock(long number) {
        boolean taken = connected(connection -> ask(connection, LOCK, number));
        if (taken) {
            held.add(number);
            locked.add(number);
        }
        return taken;
    }

    /** None of them is claimed from here on, also where the database goes away meanwhile: with the session ends what it had locked. */
    private void unlock(Collection<Long> numbers) {
        numbers.forEach(held::remove);
        for (long number : numbers) {
            if (locked.remove(number)) {
                unlock(number);
            }
        }
    }

    private void unlock(long number) {
        try {
            ask(session.orElseThrow(), UNLOCK, number);
        } catch (SQLException lost) {
            close();
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

    /** What is asked of the session. */
    private interface Question {
        boolean ask(Connection connection) throws SQLException;
    }

    /** Once more with a new session, because the old one may have died since its last use. */
    private boolean connected(Question question) {
        try {
            return question.ask(session());
        } catch (SQLException lost) {
            close();
        }
        try {
            return question.ask(session());
        } catch (SQLException away) {
            close();
            throw new IllegalStateException(away);
        }
    }

    /**
     * The session, with what this node claims. A new one takes over what the lost one had; where another node was faster, or the
     * server hasn't noticed yet that the lost one is dead, it is tried again each time.
     */
    private Connection session() throws SQLException {
        if (session.isEmpty()) {
            session = Optional.of(QuarkusTransaction.suspendingExisting().call(database::getConnection));
            session.get().setNetworkTimeout(Runnable::run, PATIENCE);
        }
        for (long number : held) {
            if (!locked.contains(number) && ask(session.get(), LOCK, number)) {
                locked.add(number);
            }
        }
        return session.get();
    }

    private static boolean ask(Connection connection, String sql, long number) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, number);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    @PreDestroy
    synchronized void close() {
        session.ifPresent(AdvisoryClaims::end);
        session = Optional.empty();
        locked.clear();
    }

    private static void end(Connection old) {
        try (old) {
            try (var statement = old.createStatement()) {
                // the pool would keep the session open, and with it the locks
                statement.execute("select pg_advisory_unlock_all()");
                old.setNetworkTimeout(Runnable::run, 0);
            } catch (SQLException lost) {
                old.abort(Runnable::run);
            }
        } catch (SQLException gone) {
            // and its locks with it
        }
    }
}
