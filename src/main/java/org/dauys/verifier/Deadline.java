package org.dauys.verifier;

import java.time.Duration;

/** Until when something may take, by the clock that is never set. */
record Deadline(long nanos) {
    /** For what its user can stop. */
    static final Deadline NONE = in(Duration.ofDays(365));

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The time that is left, but no more than {@code most}. */
    Duration left(Duration most) {
        var left = Duration.ofNanos(nanos - System.nanoTime());
        return left.compareTo(most) < 0 ? left : most;
    }
}
