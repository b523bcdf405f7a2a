package org.dauys.protocol.group;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4) by the JDK, six times as fast as Bouncy Castle's. */
public final class Sha256 {
    private Sha256() {}

    /** The 32 bytes of SHA-256 over {@code parts} one after another. */
    public static byte[] of(byte[]... parts) {
        var digest = start();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** A digest under way. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }
}
