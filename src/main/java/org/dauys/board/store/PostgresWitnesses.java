package org.dauys.board.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            // whoever is adding a line to a head is waited for, so that none is forgotten that has just got the quorum
            session.createNativeQuery(
                            "select size from board_offered_head where log_id = ?1 order by size for update",
                            Long.class)
                    .setParameter(1, log.value())
                    .getResultList();
            change("""
                    insert into board_offered_head (log_id, size, note, offered_at, quorum, unconfirmed_since)
                    select ?1, ?2, ?3, ?4, ?5, coalesce(min(o.unconfirmed_since), ?4) from board_offered_head o
                    where o.log_id = ?1 and o.size > (select coalesce(max(c.size), 0) from board_offered_head c
                        where c.log_id = ?1 and ?5 <=
                            (select count(*) from board_cosignature l where l.log_id = c.log_id and l.size = c.size))
                    on conflict do nothing
                    """, log.value(), next.size(), next.note(), now, quorum);
            change("""
                    delete from board_offered_head where log_id = ?1
                        and size < (select max(size) from board_offered_head where log_id = ?1 and size < ?2)
                        and size <> (select coalesce(max(o.size), 0) from board_offered_head o
                            where o.log_id = ?1 and ?3 <=
                                (select count(*) from board_cosignature c where c.log_id = o.log_id and c.size = o.size))
                    """, log.value(), next.size(), quorum);
        });
    }

    @Override
    public boolean add(BoardId log, long size, String witness, Cosigned cosigned) {
        return change("""
                        insert into board_cosignature as known (log_id, size, witness, line, cosigned_at)
                        select o.log_id, o.size, ?3, ?4, ?5 from board_offered_head o
                        where o.log_id = ?1 and o.size = ?2 for key share
                        on conflict (log_id, size, witness) do update set
                            line = case when known.cosigned_at < excluded.cosigned_at then excluded.line else known.line end,
                            cosigned_at = greatest(known.cosigned_at, excluded.cosigned_at)
                        """, log.value(), size, witness, cosigned.line(), cosigned.at()) == 1;
    }

    @Override
    public List<Late> late(Instant before) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> session.createNativeQuery("""
                with cosigned as (
                    select o.*, (select count(*) from board_cosignature c
                        where c.log_id = o.log_id and c.size = o.size) as lines from board_offered_head o)
                select n.log_id, n.offered_at <= cast(?1 as timestamptz) - interval '30 days'
                    and (l.closes_at is null or l.closes_at <= cast(?1 as timestamptz))
                from cosigned n join board_log l on l.id = n.log_id
                where n.lines < n.quorum
                    and (n.offered_at > cast(?1 as timestamptz) - interval '7 days'
                        or l.phase is null or l.phase not in ('DECIDED', 'CANCELLED'))
                    and n.size = (select max(size) from board_offered_head m where m.log_id = n.log_id)
                    and cast(?1 as timestamptz) >= greatest(n.unconfirmed_since,
                        (select max(c.offered_at) from cosigned c where c.log_id = n.log_id and c.lines >= c.quorum))
                """, Object[].class)
                        .setParameter(1, before)
                        .getResultList())
                .stream()
                .map(row -> new Late(new BoardId((UUID) row[0]), (Boolean) row[1]))
                .toList();
    }

    @Override
    public Set<String> cosigners(BoardId log) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> Set.copyOf(session.createNativeQuery(
                                "select distinct witness from board_cosignature where log_id = ?1", String.class)
                        .setParameter(1, log.value())
                        .getResultList()));
    }

    @Override
    public boolean claim(BoardId log, long size, Instant now, Duration pause) {
        return change("""
                        update board_offered_head set asked_at = ?3
                        where log_id = ?1 and size = ?2 and (asked_at is null or asked_at <= ?4)
                        """, log.value(), size, now, now.minus(pause)) == 1;
    }

    @Override
    public void release(BoardId log, long size, Instant asked, Instant now, Duration pause) {
        change("""
                update board_offered_head
                set asked_at = cast(?4 as timestamptz)
                    - greatest(interval '5 seconds', (cast(?4 as timestamptz) - offered_at) / 10)
                where log_id = ?1 and size = ?2 and asked_at = ?3
                """, log.value(), size, asked, now.plus(pause));
    }

    @Override
    public void show(BoardId log, SignedHead lost) {
        QuarkusTransaction.requiringNew()
                .run(() -> change(
                        "insert into board_shown_head (log_id, size, root, note) values (?1, ?2, ?3, ?4) on conflict do nothing",
                        log.value(),
                        lost.size(),
                        lost.root().hex(),
                        lost.note()));
    }

    @Override
    public List<String> shown(BoardId log) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> session.createNativeQuery(
                                "select note from board_shown_head where log_id = ?1 order by size desc", String.class)
                        .setParameter(1, log.value())
                        .getResultList());
    }

    @Override
    public List<BoardId> shown() {
        return QuarkusTransaction.joiningExisting()
                .call(() -> session.createNativeQuery("""
                select distinct s.log_id from board_shown_head s join board_log l on l.id = s.log_id
                where l.phase is null or l.phase not in ('DECIDED', 'CANCELLED')
                """, UUID.class).getResultList())
                .stream()
                .map(BoardId::new)
                .toList();
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
