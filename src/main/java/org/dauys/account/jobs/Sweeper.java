package org.dauys.account.jobs;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import java.time.Clock;
import org.dauys.account.Limits;
import org.dauys.account.MemberSessions;
import org.dauys.account.OneTimeCodes;
import org.dauys.account.StaffSessions;
import org.dauys.platform.Background;

/** Deletes what has ended. Nothing depends on it: whatever reads a row also looks at its time. */
class Sweeper {
    private final StaffSessions staff;
    private final MemberSessions members;
    private final OneTimeCodes codes;
    private final Limits limits;
    private final Clock clock;
    private final Background background;

    @Inject
    Sweeper(
            StaffSessions staff,
            MemberSessions members,
            OneTimeCodes codes,
            Limits limits,
            Clock clock,
            Background background) {
        this.staff = staff;
        this.members = members;
        this.codes = codes;
        this.limits = limits;
        this.clock = clock;
        this.background = background;
    }

    @Scheduled(every = "5m", delayed = "1m")
    void look() {
        background.run(this::sweep);
    }

    private void sweep() {
        var now = clock.instant();
        staff.sweep(now);
        members.sweep(now);
        codes.sweep(now);
        limits.sweep(now);
    }
}
