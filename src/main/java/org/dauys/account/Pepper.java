package org.dauys.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dauys.protocol.transcript.Hash;

/**
 * Hides short values that are stored. Eight digits have few possibilities: their plain hash would give them away to
 * whoever reads the database, a keyed one only to whoever also has the installation's key.
 */
public final class Pepper {
    private final SecretKeySpec key;

    /** @param key 32 bytes of the installation's own */
    public Pepper(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** HMAC-SHA-256 over purpose, owner and value, each preceded by its length. */
    public Hash mac(String purpose, String owner, String value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (String part : new String[] {purpose, owner, value}) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return Hash.decode(mac.doFinal()).orElseThrow();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
