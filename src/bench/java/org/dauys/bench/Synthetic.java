package org.dauys.bench;

import java.io.IOException;
import java.nio.file.Files;
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
        var trouble = trouble(directory, ballots);
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

    /** Why no such record can be written there, and what to do; empty if it can. */
    static String trouble(Path directory, int ballots) throws IOException {
        if (ballots < SyntheticRecord.LEAST || ballots > SyntheticRecord.MOST) {
            return "A record has %,d to %,d ballots, not %,d: -Dballots=N"
                    .formatted(SyntheticRecord.LEAST, SyntheticRecord.MOST, ballots);
        }
        Files.createDirectories(directory);
        try (var found = Files.list(directory)) {
            if (found.findAny().isPresent()) {
                return "%s is not empty. Name an empty directory: -Drecord=DIR".formatted(directory);
            }
        }
        long wanted = SyntheticRecord.BESIDES + ballots * SyntheticRecord.BYTES;
        long free = Files.getFileStore(directory).getUsableSpace();
        return free >= wanted
                ? ""
                : "%,d ballots take %,d MB, and %s has %,d MB. Name a directory elsewhere (-Drecord=DIR), or fewer ballots (-Dballots=N)."
                        .formatted(ballots, wanted / 1_000_000, directory, free / 1_000_000);
    }

    static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
