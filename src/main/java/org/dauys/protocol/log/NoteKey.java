package org.dauys.protocol.log;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
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
    private static final Pattern VKEY = Pattern.compile("([^+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{44})");

    /** The signature types of C2SP signed-note. */
    public enum Use {
        /** The log's signature over the note's text. */
        LOG(1),
        /** A witness's cosignature/v1. */
        WITNESS(4),
        /** An observer's signature over the text of a partial verdict (spec: V-1). */
        OBSERVER(1);

        private final byte type;

        Use(int type) {
            this.type = (byte) type;
        }

        /** The type's byte. */
        public byte type() {
            return type;
        }
    }

    /** C2SP vkey: {@code <name>+<key id in hex>+<base64 of type and key>}; empty unless it is one for this use. */
    public static Optional<NoteKey> parse(String vkey, Use use) {
        var match = VKEY.matcher(vkey);
        if (!match.matches() || !isName(match.group(1))) {
            return Optional.empty();
        }
        var typed = Base64.getDecoder().decode(match.group(3));
        var key = new NoteKey(match.group(1), Arrays.copyOfRange(typed, 1, typed.length), use);
        return Optional.of(key).filter(found -> found.vkey().equals(vkey));
    }

    /** The C2SP vkey. */
    public String vkey() {
        var typed = Bytes.concat(new byte[] {use.type}, key);
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
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

    /** Unicode's White_Space. */
    private static boolean isSpace(int c) {
        return c >= '\t' && c <= '\r' || c == 0x85 || Character.isSpaceChar(c);
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

    /** Is {@code line}, with its line feed, this key's plain signature over the text? */
    public boolean hasSigned(String text, String line) {
        var prefix = "— " + name + " ";
        if (!line.startsWith(prefix) || !line.endsWith("\n")) {
            return false;
        }
        return Checkpoint.base64(line.substring(prefix.length(), line.length() - 1))
                .filter(bytes -> bytes.length > ID && Arrays.equals(bytes, 0, ID, id(), 0, ID))
                .filter(bytes -> verify(Bytes.utf8(text), Arrays.copyOfRange(bytes, ID, bytes.length)))
                .isPresent();
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
