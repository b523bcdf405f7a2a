package org.dauys.account;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/**
 * A second factor: the secret that a person's authenticator app shares with us (RFC 6238). HMAC-SHA-1, 30 seconds and six
 * digits, because the common apps know nothing else.
 */
public final class Totp {
    /** Bytes of the secret (RFC 4226, R6: 160 bits). */
    public static final int LENGTH = 20;

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    /** Steps before and after now whose code is taken, for clocks that differ. */
    private static final int DRIFT = 1;

    private static final Pattern CODE = Pattern.compile("[0-9]{" + DIGITS + "}");

    private final byte[] secret;

    private Totp(byte[] secret) {
        this.secret = secret;
    }

    public static Totp fresh(SecureRandom random) {
        var secret = new byte[LENGTH];
        random.nextBytes(secret);
        return new Totp(secret);
    }

    /** The secret that {@link #bytes} gave. */
    public static Totp of(byte[] secret) {
        return new Totp(secret.clone());
    }

    /** The secret, to be sealed before it is stored. */
    public byte[] bytes() {
        return secret.clone();
    }

    /** The secret as Base32 in groups of four, for typing into an app by hand. */
    public String text() {
        return Base32.toBase32String(secret).replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** The {@code otpauth:} address that apps read from a QR. */
    public String address(EmailAddress account) {
        var label = URLEncoder.encode(account.value(), StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/Dauys:" + label + "?secret=" + Base32.toBase32String(secret) + "&issuer=Dauys";
    }

    /**
     * The time step whose code was typed, empty if none fits.
     *
     * @param typed as a person typed it, spaces forgiven
     * @param lastStep the step of the last code that was taken; that one and older ones are not taken again
     */
    public OptionalLong match(String typed, Instant now, long lastStep) {
        var code = typed.replaceAll("\\s", "");
        if (!CODE.matcher(code).matches()) {
            return OptionalLong.empty();
        }
        long here = now.getEpochSecond() / STEP_SECONDS;
        return LongStream.rangeClosed(here - DRIFT, here + DRIFT)
                .filter(step -> step > lastStep)
                .filter(step -> same(code(step, DIGITS), code))
                .findFirst();
    }

    /** The code of this moment. */
    public String codeAt(Instant time) {
        return code(time.getEpochSecond() / STEP_SECONDS, DIGITS);
    }

    /** HOTP (RFC 4226, 5.3) of a time step. */
    String code(long step, int digits) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
            return String.format("%0" + digits + "d", number % (long) Math.pow(10, digits));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** In a time that does not tell where two codes differ. */
    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.US_ASCII), b.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Totp totp && Arrays.equals(secret, totp.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }

    @Override
    public String toString() {
        return "Totp[hidden]";
    }
}
