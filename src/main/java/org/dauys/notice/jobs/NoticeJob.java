package org.dauys.notice.jobs;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dauys.notice.Delivery;
import org.dauys.notice.Notices;
import org.dauys.notice.Outbox;
import org.dauys.platform.Background;
import org.jboss.logging.Logger;

/**
 * Every node hands over its own at the full minute and sends a little later: so what several nodes know of one member is one
 * message. Before a quarter of an hour is full, nothing is due.
 */
class NoticeJob {
    private static final Logger LOG = Logger.getLogger(NoticeJob.class);

    private final Notices notices;
    private final Delivery delivery;
    private final Outbox outbox;
    private final Clock clock;
    private final Background background;

    @Inject
    NoticeJob(Notices notices, Delivery delivery, Outbox outbox, Clock clock, Background background) {
        this.notices = notices;
        this.delivery = delivery;
        this.outbox = outbox;
        this.clock = clock;
        this.background = background;
    }

    @Scheduled(cron = "0 * * * * ?", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void handOver() {
        background.run(() -> quietly(notices::handOver));
    }

    @Scheduled(cron = "20 * * * * ?", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        var more = new AtomicBoolean(true);
        while (more.getAndSet(false)) { // in pieces, so that a node that stops waits for one of them only
            background.run(() -> quietly(() -> more.set(delivery.some(clock.instant()))));
        }
        background.run(() -> quietly(this::giveUp));
    }

    private void giveUp() {
        int given = outbox.giveUp(clock.instant());
        if (given > 0) {
            LOG.warnf("notices that could not be sent and are given up: %d", given);
        }
    }

    void whenTheNodeStops(@Observes ShutdownEvent stopping) {
        quietly(notices::flush);
    }

    /** The kind of failure only: its text may name a member. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException away) {
            LOG.warnf("notices wait: %s", away.getClass().getName());
        }
    }
}
