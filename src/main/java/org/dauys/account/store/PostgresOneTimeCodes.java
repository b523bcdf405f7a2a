package org.dauys.account.store;

import static org.dauys.account.store.Sql.atOnce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.dauys.account.OneTimeCodes;
import org.dauys.protocol.transcript.Hash;

@ApplicationScoped
class PostgresOneTimeCodes implements OneTimeCodes {
    private final Sql sql;

    @Inject
    PostgresOneTimeCodes(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void keep(Hash key, UUID election, UUID line, Hash code, Instant until) {
        sql.change(
                "insert into one_time_code (token_hash, election, line, code_hash, until) values (?1, ?2, ?3, ?4, ?5)",
                key.encode(),
                election,
                line,
                code.encode(),
                until);
    }

    /** The spare's life is longer than any that was sent before, so it is put last by name and not by time. */
    @Override
    public void keepLast(Hash key, UUID election, UUID line, Hash spare, Instant until) {
        sql.change("""
                insert into one_time_code (token_hash, election, line, code_hash, until)
                select ?1, ?2, ?3, code_hash, until from (
                  (select 1 as rank, code_hash, until from one_time_code
                   where line = ?3 and election = ?2 order by until desc limit 1)
                  union all select 2, ?4, ?5
                ) known order by rank limit 1
                """, key.encode(), election, line, spare.encode(), until);
    }

    @Override
    public Optional<Kept> take(Hash key, Instant now) {
        return sql.column(Object[].class, """
                        update one_time_code set tries = tries + 1 where token_hash = ?1 and until > ?2
                        returning election, line, code_hash, tries
                        """, key.encode(), now).stream()
                .findFirst()
                .map(PostgresOneTimeCodes::kept);
    }

    /** Locks in one order: two answers for one line wait for each other and never block each other. */
    @Override
    public boolean use(Hash key, UUID election, UUID line) {
        return atOnce(() -> {
            var alive = sql.column(
                    byte[].class,
                    "select token_hash from one_time_code where election = ?1 and line = ?2 order by token_hash for update",
                    election,
                    line);
            sql.change("delete from one_time_code where election = ?1 and line = ?2", election, line);
            return alive.stream().anyMatch(hash -> Arrays.equals(hash, key.encode()));
        });
    }

    @Override
    public void sweep(Instant now) {
        sql.change("delete from one_time_code where until < ?1", now);
    }

    private static Kept kept(Object[] row) {
        var code = Hash.decode((byte[]) row[2]).orElseThrow();
        return new Kept((UUID) row[0], (UUID) row[1], code, TRIES - ((Number) row[3]).intValue());
    }
}
