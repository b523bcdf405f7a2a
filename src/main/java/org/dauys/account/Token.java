package org.dauys.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dauys.protocol.transcript.Hash;

/**
 * 256 random bits that open something to whoever holds them: a session, an invitation. The database keeps the hash only;
 * so many bits need no slow one.
 */
public final class Token {
    private static final int LENGTH = 32;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final byte[] bytes;

    private Token(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Token fresh(SecureRandom random) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new Token(bytes);
    }

    /** Empty unless {@code text} is what {@link #text} writes. */
    public static Optional<Token> parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        var token = new Token(Base64.getUrlDecoder().decode(text));
        return token.text().equals(text) ? Optional.of(token) : Optional.empty();
    }

    /** 43 symbols of base64url, for a cookie or the fragment of a link; nothing else may hold them. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What the database keeps. */
    public Hash hash() {
        return Hash.sha256(bytes);
    }

    @Override
    public String toString() {
        return "Token[hidden]";
    }
}
