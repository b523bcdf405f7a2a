package org.dauys.board.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dauys.board.BoardId;
import org.dauys.board.EntryStore;
import org.dauys.protocol.transcript.Hash;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

/**
 * {@link EntryStore} in PostgreSQL. Stateless sessions: rows are written once and never changed, so there is nothing to
 * track, and a batch of casts is one round trip.
 */
@ApplicationScoped
class PostgresEntries implements EntryStore {
    /** Rows fetched at a time; no transaction is open while the caller works on them. */
    private static final int PAGE = 64;

    /** Whoever waits for a lease gives up in time, and whoever holds one and stands still loses it: its work never pauses so long. */
    private static final String PATIENCE =
            "set local lock_timeout = '10s'; set local idle_in_transaction_session_timeout = '30s'";

    private final StatelessSession session;

    @Inject
    PostgresEntries(StatelessSession session) {
        this.session = session;
    }

    @Override
    public boolean create(LogName log) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(
                                        "insert into board_log (id, slug, origin) values (?1, ?2, ?3) on conflict do nothing",
                                        Void.class)
                                .setParameter(1, log.id().value())
                                .setParameter(2, log.slug())
                                .setParameter(3, log.origin())
                                .executeUpdate()
                        == 1);
    }

    @Override
    public Optional<LogName> find(BoardId log) {
        return row(log).map(LogRow::name);
    }

    @Override
    public Optional<LogName> bySlug(String slug) {
        return reading(() -> session.createSelectionQuery("from LogRow where slug = ?1", LogRow.class)
                        .setParameter(1, slug)
                        .uniqueResultOptional())
                .map(LogRow::name);
    }

    @Override
    public long size(BoardId log) {
        return row(log).map(row -> row.size).orElse(0L);
    }

    @Override
    public <T> T leased(BoardId log, Function<Lease, T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            session.createNativeMutationQuery(PATIENCE).executeUpdate();
            var row = session.get(LogRow.class, log.value(), LockMode.PESSIMISTIC_WRITE);
            if (row == null) {
                throw new IllegalArgumentException("no log " + log.value());
            }
            return work.apply(new RowLease(row));
        });
    }

    @Override
    public void read(BoardId log, long from, long to, Consumer<StoredEntry> each) {
        long next = from;
        while (next < to) {
            long start = next;
            var page = reading(() -> page(log.value(), start, Math.min(to, start + PAGE)));
            if (page.isEmpty()) {
                return;
            }
            page.forEach(row -> each.accept(row.entry()));
            next += page.size();
        }
    }

    @Override
    public Optional<StoredEntry> entry(BoardId log, long index) {
        return reading(() -> page(log.value(), index, index + 1)).stream()
                .findFirst()
                .map(EntryRow::entry);
    }

    @Override
    public Optional<StoredEntry> first(BoardId log, String kind) {
        return reading(() -> session.createSelectionQuery(
                                "from EntryRow where logId = ?1 and kind = ?2 order by place", EntryRow.class)
                        .setParameter(1, log.value())
                        .setParameter(2, kind)
                        .setMaxResults(1)
                        .uniqueResultOptional())
                .map(EntryRow::entry);
    }

    @Override
    public Optional<StoredEntry> first(BoardId log, String kind, Hash leaf) {
        return reading(() -> session.createSelectionQuery(
                                "from EntryRow where logId = ?1 and kind = ?2 and leaf = ?3 order by place",
                                EntryRow.class)
                        .setParameter(1, log.value())
                        .setParameter(2, kind)
                        .setParameter(3, leaf.encode())
                        .setMaxResults(1)
                        .uniqueResultOptional())
                .map(EntryRow::entry);
    }

    @Override
    public List<StoredEntry> all(BoardId log, String kind, long size) {
        return reading(() -> session.createSelectionQuery(
                                "from EntryRow where logId = ?1 and kind = ?2 and place < ?3 order by place",
                                EntryRow.class)
                        .setParameter(1, log.value())
                        .setParameter(2, kind)
                        .setParameter(3, size)
                        .getResultList())
                .stream()
                .map(EntryRow::entry)
                .toList();
    }

    @Override
    public Optional<StoredEntry> ballot(BoardId log, Hash from, Hash to) {
        return reading(() -> session.createSelectionQuery(
                                "from EntryRow where logId = ?1 and ballotHash between ?2 and ?3 order by place",
                                EntryRow.class)
                        .setParameter(1, log.value())
                        .setParameter(2, from.encode())
                        .setParameter(3, to.encode())
                        .setMaxResults(1)
                        .uniqueResultOptional())
                .map(EntryRow::entry);
    }

    @Override
    public List<BoardId> due(Instant now) {
        return reading(() -> session.createSelectionQuery("select id from LogRow where dueAt <= ?1", UUID.class)
                        .setParameter(1, now)
                        .getResultList())
                .stream()
                .map(BoardId::new)
                .toList();
    }

    @Override
    public List<BoardId> takingBallots(Instant now, int limit) {
        return reading(() -> session.createSelectionQuery(
                                "select id from LogRow where dueAt > ?1 order by dueAt, id", UUID.class)
                        .setParameter(1, now)
                        .setMaxResults(limit)
                        .getResultList())
                .stream()
                .map(BoardId::new)
                .toList();
    }

    @Override
    public Map<BoardId, Progress> progress(List<BoardId> logs) {
        var ids = logs.stream().map(BoardId::value).toList();
        var found = new HashMap<BoardId, Progress>();
        reading(() -> session.createSelectionQuery("from LogRow where id in ?1", LogRow.class)
                        .setParameter(1, ids)
                        .getResultList())
                .forEach(row -> row.progress().ifPresent(known -> found.put(new BoardId(row.id), known)));
        return found;
    }

    private Optional<LogRow> row(BoardId log) {
        return reading(() -> Optional.ofNullable(session.get(LogRow.class, log.value())));
    }

    private List<EntryRow> page(UUID log, long from, long to) {
        return session.createSelectionQuery(
                        "from EntryRow where logId = ?1 and place >= ?2 and place < ?3 order by place", EntryRow.class)
                .setParameter(1, log)
                .setParameter(2, from)
                .setParameter(3, to)
                .getResultList();
    }

    private static <T> T reading(Supplier<T> query) {
        return QuarkusTransaction.joiningExisting().call(query::get);
    }

    /** The locked row of one log. */
    private final class RowLease implements Lease {
        private final LogRow row;

        RowLease(LogRow row) {
            this.row = row;
        }

        @Override
        public long size() {
            return row.size;
        }

        @Override
        public void read(long from, Consumer<StoredEntry> each) {
            PostgresEntries.this.read(new BoardId(row.id), from, row.size, each);
        }

        @Override
        public void append(List<NewEntry> entries, Optional<Instant> due, Progress progress, int witnesses) {
            var rows = new ArrayList<EntryRow>(entries.size());
            for (var entry : entries) {
                rows.add(EntryRow.of(new BoardId(row.id), row.size + rows.size(), entry));
            }
            session.insertMultiple(rows);
            row.size += rows.size();
            row.dueAt = due.orElse(null);
            row.set(progress);
            row.witnesses = (short) witnesses;
            session.update(row);
        }
    }
}
