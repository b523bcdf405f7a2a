package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;

/** The observers' program, for tests of other parts. */
public final class Verified {
    private Verified() {}

    /**
     * Fails unless the program calls the record valid and the election the one with this fingerprint.
     *
     * @param record path or address
     */
    public static void valid(Object record, String fingerprint) {
        var run = Run.of(record, "--expect", fingerprint, "--lang", "en");
        assertEquals(0, run.exit(), run.toString());
    }

    /** The exit status over this record. */
    public static int exit(Object record, String fingerprint) {
        return Run.of(record, "--expect", fingerprint).exit();
    }

    /** The same as {@link #valid(Object, String)}, and that the record has the ballot of this receipt. */
    public static void valid(Object record, String fingerprint, Path receipt) {
        var run = Run.of(record, "--expect", fingerprint, "--lang", "en", "--receipt", receipt);
        assertEquals(0, run.exit(), run.toString());
    }

    /** The file that the program writes into {@code directory} because the record at this address contradicts the receipt. */
    public static Path dispute(URI record, Path receipt, Path directory) {
        var run = Run.of(record, "--receipt", receipt, "--dispute-dir", directory);
        assertEquals(1, run.exit(), run.toString());
        return directory.resolve(receipt.getFileName() + ".dispute.json");
    }
}
