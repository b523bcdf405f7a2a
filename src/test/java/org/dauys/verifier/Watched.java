package org.dauys.verifier;

import java.nio.file.Path;

/** Runs the witness's program for tests of other packages. */
public final class Watched {
    private Watched() {}

    /** Makes a key; its public line. */
    public static String newKey(Path file, String name) {
        return Run.of("watch", "--new-key", file, name).lastLine();
    }

    /** Looks once, with the {@code key} in a directory and the {@code state} beside it; the exit status. */
    public static int once(Object address, Path directory, String fingerprint) {
        var run = Run.of(
                "watch",
                address,
                "--once",
                "--key",
                directory.resolve("key"),
                "--state",
                directory.resolve("state"),
                "--expect",
                fingerprint);
        return run.exit();
    }
}
