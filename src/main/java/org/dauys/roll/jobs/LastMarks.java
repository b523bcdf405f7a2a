package org.dauys.roll.jobs;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.dauys.platform.Background;
import org.dauys.roll.Marks;
import org.dauys.roll.RollRecord;
import org.jboss.logging.Logger;

/**
 * Each node writes its own marks that still wait: soon after voting has stopped, and before the node does. Until then it sees to it
 * that the other nodes know of them.
 */
class LastMarks {
    private static final Logger LOG = Logger.getLogger(LastMarks.class);

    private final Marks marks;
    private final RollRecord record;
    private final Background background;

    @Inject
    LastMarks(Marks marks, RollRecord record, Background background) {
        this.marks = marks;
        this.record = record;
        this.background = background;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void whenVotingHasStopped() {
        background.run(this::writeEnded);
    }

    /** Apart, so that neither waits for the other. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void whatTheDatabaseForgot() {
        background.run(this::renew);
    }

    private void renew() {
        try {
            marks.renew();
        } catch (RuntimeException away) {
            // the message could name the database's user or address
            LOG.warnf("claims wait for the database: %s", away.getClass().getName());
        }
    }

    private void writeEnded() {
        marks.settle();
        marks.flush(election -> !record.isOpen(election));
    }

    void whenTheNodeStops(@Observes ShutdownEvent stopping) {
        try {
            marks.settle();
        } finally {
            marks.flush(election -> true);
        }
    }
}
