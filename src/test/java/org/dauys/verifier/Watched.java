package org.dauys.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteKey;

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

    /** Lets the witness of that directory have cosigned the head last. */
    public static void hasCosigned(Path directory, String head) throws IOException {
        try {
            var signer = KeyFile.read(directory.resolve("key"), NoteKey.Use.WITNESS);
            var text = Checkpoint.parse(Bytes.utf8(head)).orElseThrow().text();
            Files.writeString(directory.resolve("state/checkpoint"), head + signer.cosign(text, Instant.now()));
        } catch (Unreadable broken) {
            throw new AssertionError(broken);
        }
    }
}
