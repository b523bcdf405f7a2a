package org.dauys.account.jobs;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import org.dauys.account.Enrolment;
import org.dauys.platform.Settings;

/** Prints the link that makes the first account, as long as there is none. */
class FirstStart {
    /** After whatever fills a new installation with accounts. */
    private static final int LATE = 10_000;

    private final Enrolment enrolment;
    private final Settings settings;
    private final Clock clock;

    @Inject
    FirstStart(Enrolment enrolment, Settings settings, Clock clock) {
        this.enrolment = enrolment;
        this.settings = settings;
        this.clock = clock;
    }

    /** On the console and not in the log: logs are copied elsewhere, and the link makes whoever has it the administrator. */
    void print(@Observes @Priority(LATE) StartupEvent started) {
        enrolment
                .firstLink(clock.instant())
                .ifPresent(token -> System.out.println(
                        "\nThis installation has no account yet. Make the first one here (72 hours):\n" + settings.url()
                                + "/staff/first#" + token.text() + "\n"));
    }
}
