package org.dauys.protocol.jws;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** base64url without padding and with zero trailing bits, its one spelling (RFC 4648 §3.5, §5). */
public final class Base64Url {
    private Base64Url() {}

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty unless {@code text} is the one spelling of some bytes. */
    public static Optional<byte[]> decode(String text) {
        boolean letters = text.length() % 4 != 1 && text.chars().allMatch(Base64Url::isLetter);
        if (!letters) {
            return Optional.empty();
        }
        var bytes = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
        return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    }

    private static boolean isLetter(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }
}
