package org.dauys.platform.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A database server whose service was killed: it runs on and would keep a new one from its files. The lock of the data
 * directory has been taken before, so no living service uses it.
 */
final class Orphan {
    private static final int PATIENCE_SECONDS = 60;

    private Orphan() {}

    /** Ends the server that works on these files, if there is one, and waits until it has written everything. */
    static void stop(Path cluster) throws IOException {
        var orphan = find(cluster.resolve("postmaster.pid"), cluster);
        if (orphan.isEmpty()) {
            return;
        }
        orphan.get().destroy();
        try {
            orphan.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        } catch (ExecutionException | TimeoutException busy) {
            throw new CannotStart("A PostgreSQL left behind by an earlier start still runs on " + cluster
                    + " as process " + orphan.get().pid() + " and does not end: something is still connected to it.");
        }
    }

    /** The number in the file may belong to another program by now, so the command line has to name these files. */
    private static Optional<ProcessHandle> find(Path pidFile, Path cluster) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var first = Files.readString(pidFile).lines().findFirst().orElse("");
        if (!first.matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(first))
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("postgres") && line.contains(cluster.toString()))
                        .isPresent());
    }
}
