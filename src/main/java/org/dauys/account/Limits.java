package org.dauys.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts tries for all nodes together. */
public interface Limits {
    /**
     * Takes one try.
     *
     * @param subject whom the limit is for: an account, a roll line, an address; kept only as a keyed hash
     * @return empty when it may go on, else how long to wait
     */
    Optional<Duration> take(Limit limit, String subject, Instant now);

    /** Forgets what limits nobody any more. */
    void sweep(Instant now);
}
