package org.dauys.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.dauys.verifier.SyntheticRecord;

/** Writes the record of a made-up election. Arguments: the number of ballots, an empty directory. */
public final class Synthetic {
    private static final int REPORT = 100_000;

    private Synthetic() {}

    public static void main(String... args) throws IOException {
        int ballots = Integer.parseInt(args[0]);
        var directory = Path.of(args.length > 1 ? args[1] : "").toAbsolutePath();
        var trouble = SyntheticRecord.trouble(directory, ballots);
        if (!trouble.isEmpty()) {
            System.err.println(trouble);
            System.exit(2);
        }
        long start = System.nanoTime();
        var fingerprint = SyntheticRecord.write(directory, ballots, done -> {
            if (done / REPORT > (done - SyntheticRecord.STRETCH) / REPORT) {
                System.out.printf("%,d of %,d ballots%n", done, ballots);
            }
        });
        System.out.printf("%s: election %s, in %d s%n", directory, fingerprint, since(start).toSeconds());
    }

    static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
