package org.dauys.board;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Bounds costly work that many want at once: so many at a time, so many waiting, the rest turned away at the door. Waiting
 * costs a thread, so the queue must be shorter than the pool that the threads come from.
 */
public final class Turnstile {
    private final Semaphore inside;
    private final Semaphore running;

    public Turnstile(int running, int waiting) {
        this.running = new Semaphore(running, true);
        this.inside = new Semaphore(running + waiting);
    }

    /** What {@code work} gives; empty, without having run it, if too many wait. */
    public <T> Optional<T> pass(Supplier<T> work) {
        if (!inside.tryAcquire()) {
            return Optional.empty();
        }
        try {
            running.acquireUninterruptibly();
            try {
                return Optional.of(work.get());
            } finally {
                running.release();
            }
        } finally {
            inside.release();
        }
    }
}
