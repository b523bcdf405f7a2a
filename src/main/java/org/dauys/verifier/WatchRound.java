package org.dauys.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/** The logs that one witness watches, each on a thread of its own. */
final class WatchRound implements AutoCloseable {
    private final List<Watching> logs = new ArrayList<>();

    void add(Watching log) {
        logs.add(log);
    }

    List<Watching> logs() {
        return List.copyOf(logs);
    }

    /** The exit status of one look at each: the gravest. */
    int once() {
        return logs.stream().mapToInt(Watching::once).max().orElseThrow();
    }

    /** The gravest too. Ends only where all have contradicted themselves, or the process is stopped. */
    int forEver(int seconds) {
        var threads = Executors.newFixedThreadPool(logs.size());
        try {
            var running = new ExecutorCompletionService<Integer>(threads);
            logs.forEach(log -> running.submit(() -> log.forEver(seconds)));
            int gravest = Verdict.VALID.exit();
            for (int ended = 0; ended < logs.size(); ended++) {
                gravest = Math.max(gravest, running.take().get());
            }
            return gravest;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Verdict.COULD_NOT_RUN.exit();
        } catch (ExecutionException fault) {
            throw new IllegalStateException(fault.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    @Override
    public void close() {
        logs.forEach(Watching::close);
    }
}
