package org.dauys.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** The only places where time and chance enter; everything else is given them. */
class Sources {
    /** Ticks in microseconds, as PostgreSQL keeps them, so that a stored instant equals the one in memory. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    /** The operating system's generator. */
    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }
}
