package org.dauys.credential;

import java.nio.ByteBuffer;
import org.dauys.protocol.transcript.Hash;

/**
 * What stands on the last page of the letters and nowhere else. Who can type it has the whole file, and the one whose codes
 * wait, not an earlier one.
 */
final class ControlNumber {
    private static final long NUMBERS = 100_000_000;

    private final String digits;

    private ControlNumber(String digits) {
        this.digits = digits;
    }

    /** @param document the credentials of the codes in the file */
    static ControlNumber of(byte[] document) {
        long hash = ByteBuffer.wrap(Hash.sha256(document).encode()).getLong();
        return new ControlNumber("%08d".formatted(Long.remainderUnsigned(hash, NUMBERS)));
    }

    /** With spaces or dashes as people like them. */
    boolean isTyped(String typed) {
        return typed.replaceAll("[\\s\u00a0\\p{Pd}]", "").equals(digits);
    }

    /** {@code 4821 7730}. */
    @Override
    public String toString() {
        return digits.substring(0, 4) + " " + digits.substring(4);
    }
}
