package org.dauys.board.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dauys.board.BoardId;
import org.dauys.board.SignedHead;
import org.dauys.board.WitnessStore;
import org.dauys.board.WitnessedHead;
import org.dauys.protocol.log.Checkpoint;
import org.hibernate.StatelessSession;

/** {@link WitnessStore} in PostgreSQL. */
@ApplicationScoped
class PostgresWitnesses implements WitnessStore {
    private final StatelessSession session;

    @Inject
    PostgresWitnesses(StatelessSession session) {
        this.session = session;
    }

    private record Row(long size, String note, Instant at) {}

    @Override
    public List<BoardId> toOffer() {
        return QuarkusTransaction.joiningExisting()
                .call(() -> session.createNativeQuery("""
                select l.id from board_log l
                where l.witnesses > 0 and not exists (
                    select from board_offered_head o where o.log_id = l.id and o.size = l.size)
                """, UUID.class).getResultList())
                .stream()
                .map(BoardId::new)
                .toList();
    }

    @Override
    public List<BoardId> toAsk(Instant now) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> session.createNativeQuery("""
                select l.id from board_log l join board_offered_head o on o.log_id = l.id
                where l.witnesses > 0 and o.offered_at > cast(?1 as timestamptz) - interval '7 days'
                    and o.size = (select max(size) from board_offered_head n where n.log_id = l.id)
                    and (o.asked_at is null
                        or o.asked_at <= cast(?1 as timestamptz)
                            - greatest(interval '5 seconds', (cast(?1 as timestamptz) - o.offered_at) / 10))
                    and l.witnesses >
                        (select count(*) from board_cosignature c where c.log_id = o.log_id and c.size = o.size)
                """, UUID.class)
                        .setParameter(1, now)
                        .getResultList())
                .stream()
                .map(BoardId::new)
                .toList();
    }

    @Override
    public Optional<Offered> offered(BoardId log) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> row("""
                        select size, note, offered_at from board_offered_head
                        where log_id = ?1 order by size desc limit 1
                        """, log.value()).map(row -> new Offered(witnessed(log, row), row.at())));
    }

    @Override
    public Optional<WitnessedHead> find(BoardId log, long size) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> row("""
                        select size, note, offered_at from board_offered_head where log_id = ?1 and size = ?2
                        """, log.value(), size).map(row -> witnessed(log, row)));
    }

    @Override
    public Optional<WitnessedHead> confirmed(BoardId log, int quorum) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> row("""
                        select size, note, offered_at from board_offered_head o
                        where log_id = ?1 and ?2 <=
                            (select count(*) from board_cosignature c where c.log_id = o.log_id and c.size = o.size)
                        order by size desc limit 1
                        """, log.value(), quorum).map(row -> witnessed(log, row)));
    }

    @Override
    public void offer(BoardId log, SignedHead next, int quorum, Instant now) {
        QuarkusTransaction.requiringNew().run(() -> {
            long kept = offered(log).map(last -> last.witnessed().head().size()).orElse(0L);
            long confirmed =
                    confirmed(log, quorum).map(head -> head.head().size()).orElse(0L);
            change("""
                    insert into board_offered_head (log_id, size, note, offered_at)
                    values (?1, ?2, ?3, ?4) on conflict do nothing
                    """, log.value(), next.size(), next.note(), now);
            change(
                    "delete from board_offered_head where log_id = ?1 and size < ?2 and size <> ?3",
                    log.value(),
                    kept,
                    confirmed);
        });
    }

    @Override
    public boolean add(BoardId log, long size, String witness, String line) {
        return change("""
                        insert into board_cosignature (log_id, size, witness, line)
                        select o.log_id, o.size, ?3, ?4 from board_offered_head o
                        where o.log_id = ?1 and o.size = ?2 for key share
                        on conflict (log_id, size, witness) do update set line = excluded.line
                        """, log.value(), size, witness, line) == 1;
    }

    @Override
    public boolean claim(BoardId log, long size, Instant now, Duration pause) {
        return change("""
                        update board_offered_head set asked_at = ?3
                        where log_id = ?1 and size = ?2 and (asked_at is null or asked_at <= ?4)
                        """, log.value(), size, now, now.minus(pause)) == 1;
    }

    private WitnessedHead witnessed(BoardId log, Row row) {
        var head = Checkpoint.parse(row.note().getBytes(StandardCharsets.UTF_8)).orElseThrow();
        var lines = session
                .createNativeQuery(
                        "select witness, line from board_cosignature where log_id = ?1 and size = ?2", Object[].class)
                .setParameter(1, log.value())
                .setParameter(2, row.size())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(line -> (String) line[0], line -> (String) line[1]));
        return new WitnessedHead(new SignedHead(row.size(), head.root(), row.note()), lines);
    }

    private Optional<Row> row(String sql, Object... values) {
        var query = session.createNativeQuery(sql, Object[].class);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query.getResultList().stream()
                .findFirst()
                .map(row -> new Row((Long) row[0], (String) row[1], (Instant) row[2]));
    }

    private int change(String sql, Object... values) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var change = session.createNativeMutationQuery(sql);
            for (int i = 0; i < values.length; i++) {
                change.setParameter(i + 1, values[i]);
            }
            return change.executeUpdate();
        });
    }
}
