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
import org.dauys.platform.Background;
import org.jboss.logging.Logger;

/** Lets the clerk look every second, and tells the operator of logs that are not sound. Nodes need no turn: a log takes each entry once. */
@ApplicationScoped
class ClerkJob {
    private static final Logger LOG = Logger.getLogger(ClerkJob.class);

    private static final int PARTS = 30;
    private static final int MOST = 4_096;

    private final Board board;
    private final Clerk clerk;
    private final Clock clock;
    private final Background background;
    private volatile boolean checked;
    /** Each said once. */
    private final Set<String> refused = new HashSet<>();

    @Inject
    ClerkJob(Board board, Clock clock, Background background) {
        this.board = board;
        this.clerk = new Clerk(board);
        this.clock = clock;
        this.background = background;
    }

    void checkAtStart(@Observes StartupEvent start) {
        check();
    }

    /** Where the checkpoint store was away at the start. */
    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void checkAgain() {
        if (!checked) {
            background.run(this::check);
        }
    }

    /** Compares the logs of elections under way with what was signed, before a voter meets one that is not sound. */
    private void check() {
        checked = board.checkOpen();
        sayRefused();
    }

    /**
     * All entries in five minutes, of a log with a million ballots in forty at two megabytes a second: a disk that damages one is
     * found out while the node runs.
     */
    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void readAgain() {
        background.run(() -> board.readAgain(PARTS, MOST));
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        background.run(this::work);
    }

    private void work() {
        clerk.work(clock.instant())
                .forEach((log, refusal) ->
                        LOG.errorf("log %s can't go on: %s", log.id().value(), refusal));
        sayRefused();
    }

    private synchronized void sayRefused() {
        board.refused().forEach((log, reason) -> {
            var line = "log %s refused: %s".formatted(log.id().value(), reason.getMessage());
            if (refused.add(line)) {
                LOG.error(line);
            }
        });
    }
}
