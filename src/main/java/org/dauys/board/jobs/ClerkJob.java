package org.dauys.board.jobs;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.dauys.board.Board;
import org.dauys.board.Clerk;
import org.dauys.board.EntryStore.LogName;
import org.jboss.logging.Logger;

/** Lets the clerk look every second, and tells the operator of logs that are not sound. Nodes need no turn: a log takes each entry once. */
@ApplicationScoped
class ClerkJob {
    private static final Logger LOG = Logger.getLogger(ClerkJob.class);

    private final Board board;
    private final Clerk clerk;
    private final Clock clock;
    /** Said once. */
    private final Set<LogName> refused = new HashSet<>();

    @Inject
    ClerkJob(Board board, Clock clock) {
        this.board = board;
        this.clerk = new Clerk(board);
        this.clock = clock;
    }

    /** Compares the logs of elections under way with what was signed, before a voter meets one that is not sound. */
    void checkAtStart(@Observes StartupEvent start) {
        board.checkOpen();
        sayRefused();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        clerk.work(clock.instant())
                .forEach((log, refusal) ->
                        LOG.errorf("log %s can't go on: %s", log.id().value(), refusal));
        sayRefused();
    }

    private void sayRefused() {
        board.refused().forEach((log, reason) -> {
            if (refused.add(log)) {
                LOG.errorf("log %s refused: %s", log.id().value(), reason.getMessage());
            }
        });
    }
}
