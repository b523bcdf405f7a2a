package org.dauys.protocol.group;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF-SHA-256 (RFC 5869) with the empty salt, the only one this specification uses. */
public final class Hkdf {
    private static final int HASH = 32;

    private Hkdf() {}

    /**
     * @param ikm the secret, any length
     * @param length of the output key, 1..8160 bytes
     */
    public static byte[] derive(byte[] ikm, byte[] info, int length) {
        if (length < 1 || length > 255 * HASH) {
            throw new IllegalArgumentException("HKDF gives 1 to 8160 bytes, not " + length);
        }
        var prk = hmac(new byte[HASH], ikm); // an empty salt is 32 zero bytes
        var okm = new byte[length];
        var block = new byte[0];
        for (int done = 0, counter = 1; done < length; done += HASH, counter++) {
            block = hmac(prk, block, info, new byte[] {(byte) counter});
            System.arraycopy(block, 0, okm, done, Math.min(HASH, length - done));
        }
        Arrays.fill(prk, (byte) 0);
        return okm;
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has HmacSHA256", absent);
        }
    }
}
