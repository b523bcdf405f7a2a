package org.dauys.protocol.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.dauys.protocol.group.Bytes;

/** Signs checkpoints, as the log or as a witness (spec: L-4, L-5). Holds an Ed25519 secret key and doesn't print it. */
public final class NoteSigner {
    /** Length of the secret key in bytes. */
    public static final int LENGTH = Ed25519.SECRET_KEY_SIZE;

    private final byte[] secret;
    private final NoteKey key;

    private NoteSigner(byte[] secret, NoteKey key) {
        this.secret = secret;
        this.key = key;
    }

    /** @param secret 32 random bytes (RFC 8032) */
    public static NoteSigner of(String name, byte[] secret, NoteKey.Use use) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("an Ed25519 secret key has 32 bytes");
        }
        var publicKey = new byte[NoteKey.LENGTH];
        Ed25519.generatePublicKey(secret, 0, publicKey, 0);
        return new NoteSigner(secret.clone(), new NoteKey(name, publicKey, use));
    }

    public NoteKey key() {
        return key;
    }

    /** L-4, V-1: the signature line of a log or an observer over {@code text}, with its line feed. */
    public String sign(String text) {
        return line(signature(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** L-5: a witness's line over {@code text}, which says that the witness saw it at {@code time} (whole seconds). */
    public String cosign(String text, Instant time) {
        var message = Checkpoint.cosigned(text, time.getEpochSecond());
        return line(Bytes.concat(Bytes.u64(time.getEpochSecond()), signature(message)));
    }

    private byte[] signature(byte[] message) {
        var signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(secret, 0, message, 0, message.length, signature, 0);
        return signature;
    }

    private String line(byte[] signature) {
        return "— " + key.name() + " " + Base64.getEncoder().encodeToString(Bytes.concat(key.id(), signature)) + "\n";
    }

    @Override
    public String toString() {
        return "NoteSigner[" + key.name() + "]";
    }
}
