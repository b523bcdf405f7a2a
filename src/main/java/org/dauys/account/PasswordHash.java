package org.dauys.account;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** A password's Argon2id hash (RFC 9106) with its salt and costs. */
public final class PasswordHash {
    /** 19 MiB, two passes, one lane: the smallest that OWASP's password storage sheet recommends; 50 ms here. */
    private static final Costs COSTS = new Costs(19 * 1024, 2, 1);

    private static final int SALT = 16;
    private static final int HASH = 32;

    /** Many sign-ins at once must not use up the memory: this many hash at a time, the others wait. */
    private static final Semaphore SEATS = new Semaphore(4, true);

    private static final Pattern TEXT = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final Costs costs;
    private final byte[] salt;
    private final byte[] hash;

    private record Costs(int kibibytes, int passes, int lanes) {}

    private PasswordHash(Costs costs, byte[] salt, byte[] hash) {
        this.costs = costs;
        this.salt = salt;
        this.hash = hash;
    }

    public static PasswordHash of(Password password, SecureRandom random) {
        var salt = new byte[SALT];
        random.nextBytes(salt);
        return new PasswordHash(COSTS, salt, argon2id(password, COSTS, salt, HASH));
    }

    /**
     * A hash of nothing, which no password fits: checking against it takes as long as against a real one, so that nobody can
     * tell from the time whether an account exists.
     */
    public static PasswordHash ofNobody(SecureRandom random) {
        var salt = new byte[SALT];
        var hash = new byte[HASH];
        random.nextBytes(salt);
        random.nextBytes(hash);
        return new PasswordHash(COSTS, salt, hash);
    }

    /** Empty unless {@code text} is what {@link #text} writes. */
    public static Optional<PasswordHash> parse(String text) {
        var match = TEXT.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var costs = new Costs(
                Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)));
        try {
            var base64 = Base64.getDecoder();
            var read = new PasswordHash(costs, base64.decode(match.group(4)), base64.decode(match.group(5)));
            return read.text().equals(text) ? Optional.of(read) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The usual text form ({@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}). */
    public String text() {
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        costs.kibibytes(),
                        costs.passes(),
                        costs.lanes(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    public boolean fits(Password password) {
        return MessageDigest.isEqual(hash, argon2id(password, costs, salt, hash.length));
    }

    private static byte[] argon2id(Password password, Costs costs, byte[] salt, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(costs.kibibytes())
                .withIterations(costs.passes())
                .withParallelism(costs.lanes())
                .withSalt(salt)
                .build());
        var out = new byte[length];
        SEATS.acquireUninterruptibly();
        try {
            generator.generateBytes(password.bytes(), out);
        } finally {
            SEATS.release();
        }
        return out;
    }

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
