package org.dauys.protocol.log;

import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Sha256;

/**
 * A name and an Ed25519 public key that signs notes: the log's or a witness's (C2SP signed-note; spec: L-4, L-5).
 *
 * @param name without spaces and {@code +}
 * @param key 32 bytes; a key that is no point verifies nothing
 * @param use what it signs
 */
public record NoteKey(String name, byte[] key, Use use) {
    /** Length of an Ed25519 key in bytes. */
    public static final int LENGTH = Ed25519.PUBLIC_KEY_SIZE;

    private static final int ID = 4;

    /** The signature types of C2SP signed-note. */
    public enum Use {
        /** The log's signature over the note's text. */
        LOG(1),
        /** A witness's cosignature/v1. */
        WITNESS(4);

        private final byte type;

        Use(int type) {
            this.type = (byte) type;
        }
    }

    public NoteKey {
        if (key.length != LENGTH || !isName(name)) {
            throw new IllegalArgumentException("no key of a note");
        }
        key = key.clone();
    }

    /** The name of a key of a note: not empty, no Unicode space and no {@code +}. */
    public static boolean isName(String name) {
        return !name.isEmpty() && name.codePoints().noneMatch(c -> c == '+' || isSpace(c));
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    /** {@code SHA-256(name ‖ 0A ‖ type ‖ key)[:4]}. */
    public byte[] id() {
        var hash = Sha256.of(Bytes.utf8(name), new byte[] {'\n', use.type}, key);
        return Arrays.copyOf(hash, ID);
    }

    /** Ed25519 (RFC 8032); {@code signature} of any length. */
    boolean verify(byte[] message, byte[] signature) {
        return signature.length == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(signature, 0, key, 0, message, 0, message.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey that
                && name.equals(that.name)
                && use == that.use
                && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }
}
