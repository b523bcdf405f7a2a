package org.dauys.account.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dauys.account.Limit;
import org.dauys.account.Limits;
import org.dauys.account.Pepper;

/**
 * The generic cell rate algorithm: one instant a subject says when its full allowance is back, and one statement moves it,
 * whichever node asks.
 */
@ApplicationScoped
class PostgresLimits implements Limits {
    private static final String TAKE = """
            insert into attempt as a (key, free_at) values (?1, ?2)
            on conflict (key) do update set free_at = greatest(a.free_at, ?3) + make_interval(secs => ?4)
            where a.free_at <= ?5
            """;

    private final Sql sql;
    private final Pepper pepper;

    @Inject
    PostgresLimits(Sql sql, Pepper pepper) {
        this.sql = sql;
        this.pepper = pepper;
    }

    @Override
    public Optional<Duration> take(Limit limit, String subject, Instant now) {
        var key = pepper.mac("limit", limit.name(), subject).encode();
        var interval = limit.interval();
        var latest = now.plus(interval.multipliedBy(limit.atOnce() - 1));
        double seconds = interval.toMillis() / 1000.0;
        if (sql.change(TAKE, key, now.plus(interval), now, seconds, latest) == 1) {
            return Optional.empty();
        }
        return sql.column(Instant.class, "select free_at from attempt where key = ?1", key).stream()
                .findFirst()
                .map(freeAt -> Duration.between(latest, freeAt));
    }

    @Override
    public void sweep(Instant now) {
        sql.change("delete from attempt where free_at < ?1", now);
    }
}
