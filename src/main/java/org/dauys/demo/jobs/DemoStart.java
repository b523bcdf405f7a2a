package org.dauys.demo.jobs;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.dauys.demo.Demo;
import org.dauys.demo.Demo.Standing;
import org.dauys.demo.DemoElection;
import org.dauys.platform.CannotStart;
import org.dauys.platform.Settings;

/**
 * Fills an empty installation at its first start with {@code --demo}, and says at every one where to begin. Keeps made-up and real
 * apart: with {@code --demo} sent mail and secrets stand on a public page, and who has seen them must not come in without it.
 */
class DemoStart {
    /** Before the scheduled jobs: the clerk would close an election of last week before it has its ballots. */
    private static final int EARLY = -1;

    /** Names the lock that one node at a time holds while it works on the demonstration. */
    private static final long LOCK = 0x6461_7579_735f_6465L;

    private final Demo demo;
    private final Settings settings;
    private final AgroalDataSource database;
    private final Clock clock;

    @Inject
    DemoStart(Demo demo, Settings settings, AgroalDataSource database, Clock clock) {
        this.demo = demo;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    void fill(@Observes @Priority(EARLY) StartupEvent starting) throws SQLException {
        if (!settings.demo()) {
            mustNotBeADemonstration();
            return;
        }
        try (var connection = database.getConnection();
                var lock = connection.createStatement()) {
            lock.execute("select pg_advisory_lock(" + LOCK + ")");
            try {
                say(demo.standing());
            } finally {
                lock.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    private void mustNotBeADemonstration() {
        if (demo.hasBegun()) {
            throw new CannotStart(
                    "This database holds the demonstration, and the passwords of its accounts have stood on a public page.\n"
                            + "Start it with --demo, or with an empty directory, for example --data=DIR, or another database.");
        }
    }

    private void say(Standing standing) {
        if (standing == Standing.OCCUPIED) {
            throw new CannotStart(
                    "This installation has accounts of its own: with --demo their mail would be shown on a public page.\n"
                            + "Start it without --demo, or the demonstration with an empty directory, for example --data=DIR, or another database.");
        }
        if (standing == Standing.UNFINISHED) {
            make();
        }
        System.out.println("\nVote in a minute, with made-up members and elections: " + settings.url() + "/demo\n");
    }

    private void make() {
        var began = clock.instant();
        System.out.print("Making the demonstration, " + DemoElection.values().length + " elections ");
        demo.make(began, plan -> {
            System.out.print(".");
            System.out.flush();
        });
        System.out.println(" " + seconds(began) + " s");
    }

    private long seconds(Instant began) {
        return Duration.between(began, clock.instant()).toSeconds();
    }
}
