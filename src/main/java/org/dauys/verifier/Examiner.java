package org.dauys.verifier;

import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.dauys.protocol.log.Checkpoint;

/**
 * Looks whether heads that were not cosigned show two histories: one after another, since it fetches tiles for whoever asks, and away
 * from those who wait for answers.
 */
final class Examiner implements AutoCloseable {
    private static final int WAITING = 64;

    /** For a look that is under way at the end; after that it is a server that doesn't answer. */
    private static final int PATIENCE_SECONDS = 5;

    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING));
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    /** Later, once; not at all where too many wait. */
    void examine(Watching log, Checkpoint head) {
        if (!waiting.add(head.text())) {
            return;
        }
        try {
            thread.execute(() -> {
                try {
                    log.examine(head);
                } finally {
                    waiting.remove(head.text());
                }
            });
        } catch (RejectedExecutionException full) {
            waiting.remove(head.text());
        }
    }

    /** Waits for the look that is under way: interrupted, it could lose the evidence that it keeps. */
    @Override
    public void close() {
        thread.getQueue().clear();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
