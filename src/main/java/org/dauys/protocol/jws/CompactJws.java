package org.dauys.protocol.jws;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dauys.protocol.group.Ecdsa;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.SecretScalar;

/**
 * A compact JWS with the one header that this specification knows,
 * <code>{"alg":"ES256","kid":"…","typ":"…"}</code> (spec: J-3). The algorithm is ours and never read from the message.
 * Holding one says nothing about its signature: ask {@link #verify}.
 */
public final class CompactJws {
    private static final String BEFORE_KEY_ID = "{\"alg\":\"ES256\",\"kid\":\"";
    private static final String BEFORE_TYPE = "\",\"typ\":\"";
    private static final String END = "\"}";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    private final String keyId;
    private final byte[] payload;
    private final byte[] signature;
    private final String signed;

    private CompactJws(String keyId, byte[] payload, byte[] signature, String signed) {
        this.keyId = keyId;
        this.payload = payload;
        this.signature = signature;
        this.signed = signed;
    }

    /** What looking at a signature gave. */
    public enum Verification {
        VALID,
        /** J-3.4: not 64 bytes, or {@code r} or {@code s} out of range, or {@code s} not low. */
        OUT_OF_RANGE,
        /** J-3.5: another key's, or over something else. */
        FALSE
    }

    /** J-3.1. Empty unless {@code line} has this shape and its header says {@code type}. */
    public static Optional<CompactJws> parse(String line, String type) {
        var parts = line.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        var keyId = Base64Url.decode(parts[0]).flatMap(header -> keyId(header, type));
        var payload = Base64Url.decode(parts[1]);
        var signature = Base64Url.decode(parts[2]);
        if (keyId.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CompactJws(keyId.get(), payload.get(), signature.get(), parts[0] + "." + parts[1]));
    }

    /** The line that {@code key} makes over {@code payload}; deterministic (RFC 6979). */
    public static String sign(SecretScalar key, String keyId, String type, byte[] payload) {
        if (!ID.matcher(keyId).matches()) {
            throw new IllegalArgumentException("no id: " + keyId);
        }
        var signed = Base64Url.encode(header(keyId, type)) + "." + Base64Url.encode(payload);
        return signed + "." + Base64Url.encode(Ecdsa.sign(key, bytes(signed)));
    }

    /** J-3.4, J-3.5 under {@code key}. */
    public Verification verify(Point key) {
        if (!Ecdsa.isCanonical(signature)) {
            return Verification.OUT_OF_RANGE;
        }
        return Ecdsa.verify(key, bytes(signed), signature) ? Verification.VALID : Verification.FALSE;
    }

    /** {@code kid}: whose signature it says it is. */
    public String keyId() {
        return keyId;
    }

    public byte[] payload() {
        return payload.clone();
    }

    private static byte[] header(String keyId, String type) {
        return bytes(BEFORE_KEY_ID + keyId + BEFORE_TYPE + type + END);
    }

    private static Optional<String> keyId(byte[] header, String type) {
        var text = new String(header, StandardCharsets.US_ASCII);
        var after = BEFORE_TYPE + type + END;
        if (!text.startsWith(BEFORE_KEY_ID) || !text.endsWith(after)) {
            return Optional.empty();
        }
        int end = text.length() - after.length();
        return end < BEFORE_KEY_ID.length()
                ? Optional.empty()
                : Optional.of(text.substring(BEFORE_KEY_ID.length(), end))
                        .filter(id -> ID.matcher(id).matches());
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
