package org.dauys.platform;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jboss.logging.Logger;

/** Work that no request waits for. When the node stops, what has begun comes to its end first, and nothing begins any more. */
@Singleton
public class Background {
    private static final Logger LOG = Logger.getLogger(Background.class);

    /** Before others do their last work, and before the database is closed. */
    private static final int FIRST = 1;

    /** A transaction that waits for another node's gives up after ten. */
    private static final int SECONDS = 15;

    /** Held for reading by whoever works, for writing once the node stops. */
    private final ReadWriteLock work = new ReentrantReadWriteLock();

    private volatile boolean stopping;

    /** Not at all once the node stops. */
    public void run(Runnable task) {
        if (work.readLock().tryLock()) { // also before one that waits for writing
            try {
                if (!stopping) {
                    task.run();
                }
            } finally {
                work.readLock().unlock();
            }
        }
    }

    /** The timer stops, too: what it starts while the container is closing would only fail. */
    void end(@Observes @Priority(FIRST) ShutdownEvent event, Scheduler timer) throws InterruptedException {
        timer.pause();
        end();
    }

    void end() throws InterruptedException {
        stopping = true;
        if (!work.writeLock().tryLock(SECONDS, TimeUnit.SECONDS)) {
            LOG.warnf("scheduled work has not ended after %d seconds: the node stops in the middle of it", SECONDS);
        }
    }
}
