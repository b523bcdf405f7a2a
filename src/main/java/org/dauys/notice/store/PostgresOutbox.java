package org.dauys.notice.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.dauys.election.ElectionId;
import org.dauys.notice.Notice;
import org.dauys.notice.Outbox;
import org.dauys.roll.RollLineId;
import org.hibernate.StatelessSession;

/** {@link Outbox} in PostgreSQL: one transaction for many, in an order that PostgreSQL draws, so that rows say nothing of it. */
@ApplicationScoped
class PostgresOutbox implements Outbox {
    private static final String WRITE = """
            insert into notice_due as known (line, quarter, election, ballots, replaced, again)
            select line, quarter, election, ballots, replaced, quarter
            from unnest(cast(?1 as uuid[]), cast(?2 as timestamptz[]), cast(?3 as uuid[]), cast(?4 as int[]), cast(?5 as boolean[]))
              as fresh (line, quarter, election, ballots, replaced)
            order by gen_random_uuid()
            on conflict (line, quarter) do update
            set ballots = known.ballots + excluded.ballots, replaced = known.replaced or excluded.replaced""";

    private static final String TAKE = """
            update notice_due as taken set again = ?2, tries = tries + 1
            from (select line, quarter from notice_due where again <= ?1 and tries < ?4
                  order by gen_random_uuid() limit ?3 for update skip locked) as due
            where taken.line = due.line and taken.quarter = due.quarter
            returning taken.election, taken.line, taken.quarter, taken.ballots, taken.replaced""";

    private static final String DELIVERED = """
            delete from notice_due using unnest(cast(?1 as uuid[]), cast(?2 as timestamptz[])) as sent (line, quarter)
            where notice_due.line = sent.line and notice_due.quarter = sent.quarter""";

    private final StatelessSession session;

    @Inject
    PostgresOutbox(StatelessSession session) {
        this.session = session;
    }

    @Override
    public void write(List<Notice> notices) {
        QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeMutationQuery(WRITE)
                        .setParameter(
                                1, array(notices, notice -> notice.member().value(), UUID[]::new))
                        .setParameter(2, array(notices, Notice::quarter, Instant[]::new))
                        .setParameter(
                                3, array(notices, notice -> notice.election().value(), UUID[]::new))
                        .setParameter(4, array(notices, Notice::ballots, Integer[]::new))
                        .setParameter(5, array(notices, Notice::replaced, Boolean[]::new))
                        .executeUpdate());
    }

    @Override
    public List<Notice> take(Instant now, Instant again, int limit) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(TAKE, Object[].class)
                        .setParameter(1, now)
                        .setParameter(2, again)
                        .setParameter(3, limit)
                        .setParameter(4, TRIES)
                        .getResultList())
                .stream()
                .map(PostgresOutbox::notice)
                .toList();
    }

    @Override
    public void delivered(List<Notice> notices) {
        QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeMutationQuery(DELIVERED)
                        .setParameter(
                                1, array(notices, notice -> notice.member().value(), UUID[]::new))
                        .setParameter(2, array(notices, Notice::quarter, Instant[]::new))
                        .executeUpdate());
    }

    @Override
    public int giveUp(Instant now) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeMutationQuery(
                                "delete from notice_due where again <= ?1 and tries >= ?2")
                        .setParameter(1, now)
                        .setParameter(2, TRIES)
                        .executeUpdate());
    }

    private static <T> T[] array(List<Notice> notices, Function<Notice, T> part, IntFunction<T[]> make) {
        return notices.stream().map(part).toArray(make);
    }

    private static Notice notice(Object[] row) {
        return new Notice(
                new ElectionId((UUID) row[0]),
                new RollLineId((UUID) row[1]),
                (Instant) row[2],
                ((Number) row[3]).intValue(),
                (Boolean) row[4]);
    }
}
