package org.dauys.roll.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.dauys.election.ElectionId;
import org.dauys.roll.Marks;
import org.dauys.roll.RollLineId;
import org.hibernate.StatelessSession;

/**
 * {@link Marks.Store} in PostgreSQL. Rows lie on disk in the order in which they are inserted and carry the number of their
 * transaction, so both are made to say nothing: one transaction for many, in an order that PostgreSQL draws.
 */
@ApplicationScoped
class PostgresMarks implements Marks.Store {
    private static final String WRITE = """
            insert into roll_participation (line, election)
            select line, ?1 from unnest(cast(?2 as uuid[])) as line order by gen_random_uuid()
            on conflict do nothing""";

    private static final String WRITE_LAST = """
            with standing as (delete from roll_participation where election = ?1 returning line)
            insert into roll_participation (line, election)
            select line, ?1 from (select line from standing union select unnest(cast(?2 as uuid[]))) as everybody
            order by gen_random_uuid()
            on conflict do nothing""";

    private final StatelessSession session;

    @Inject
    PostgresMarks(StatelessSession session) {
        this.session = session;
    }

    @Override
    public boolean has(RollLineId line) {
        return QuarkusTransaction.requiringNew().call(() -> session.get(MarkRow.class, line.value())) != null;
    }

    @Override
    public int count(ElectionId election) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> session.createSelectionQuery("select count(*) from MarkRow where election = ?1", Long.class)
                        .setParameter(1, election.value())
                        .getSingleResult())
                .intValue();
    }

    @Override
    public void write(ElectionId election, List<RollLineId> lines) {
        run(WRITE, election, lines);
    }

    @Override
    public void writeLast(ElectionId election, List<RollLineId> lines) {
        run(WRITE_LAST, election, lines);
    }

    private void run(String sql, ElectionId election, List<RollLineId> lines) {
        var ids = lines.stream().map(RollLineId::value).toArray(UUID[]::new);
        QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeMutationQuery(sql)
                        .setParameter(1, election.value())
                        .setParameter(2, ids)
                        .executeUpdate());
    }
}
