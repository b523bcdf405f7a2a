package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

/** The observers' program, for tests of other parts. */
public final class Verified {
    private Verified() {}

    /** Fails unless the program calls the record valid and the election the one with this fingerprint. */
    public static void valid(Path record, String fingerprint) {
        var run = Run.of(record, "--expect", fingerprint, "--lang", "en");
        assertEquals(0, run.exit(), run.toString());
    }
}
