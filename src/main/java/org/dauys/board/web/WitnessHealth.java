package org.dauys.board.web;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.dauys.board.WitnessStore;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Down while witnesses have left a log unconfirmed for long: without them its votes can't be counted (deploy/runbooks/witnesses.md). Where
 * the election is long over, that is only told.
 */
@Wellness
class WitnessHealth implements HealthCheck {
    /** Who fetches looks every ten minutes at least, and most every half minute. */
    private static final Duration LATE = Duration.ofMinutes(15);

    private final WitnessStore store;
    private final Clock clock;

    @Inject
    WitnessHealth(WitnessStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var late = store.late(clock.instant().minus(LATE));
        long over = late.stream().filter(WitnessStore.Late::longOver).count();
        return LogCounts.told("witnesses", "unconfirmed logs", late.size(), over);
    }
}
