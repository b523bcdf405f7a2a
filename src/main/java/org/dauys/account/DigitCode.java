package org.dauys.account;

import java.security.SecureRandom;
import java.util.Optional;
import org.dauys.protocol.transcript.Hash;

/** A code of decimal digits, which every keyboard has: sent by e-mail to a member, or kept on paper by staff. */
public final class DigitCode {
    private final Kind kind;
    private final String digits;

    private DigitCode(Kind kind, String digits) {
        this.kind = kind;
        this.digits = digits;
    }

    /** What a code is for, and how long it is. */
    public enum Kind {
        /** Proves that a member reads the mailbox of the roll; lives minutes. */
        ONE_TIME(8),
        /** Stands in for a lost authenticator, once; lives years. */
        RECOVERY(16);

        private final int length;

        Kind(int length) {
            this.length = length;
        }

        public int length() {
            return length;
        }
    }

    public static DigitCode fresh(Kind kind, SecureRandom random) {
        var digits = new StringBuilder();
        for (int i = 0; i < kind.length(); i++) {
            digits.append(random.nextInt(10));
        }
        return new DigitCode(kind, digits.toString());
    }

    /** Empty unless {@code typed} is the kind's number of digits; spaces and hyphens are forgiven. */
    public static Optional<DigitCode> parse(Kind kind, String typed) {
        if (typed.length() > 4 * kind.length()) {
            return Optional.empty();
        }
        var digits = typed.replaceAll("[\\s\\u00a0\\p{Pd}]", "");
        boolean legal = digits.length() == kind.length() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return legal ? Optional.of(new DigitCode(kind, digits)) : Optional.empty();
    }

    /** The digits in groups of four, as they are shown to their owner and to nobody else. */
    public String text() {
        return digits.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** What the database keeps of it. The owner is in it, so that a row cannot be moved to another person. */
    public Hash mac(Pepper pepper, String owner) {
        return pepper.mac("code/" + kind, owner, digits);
    }

    @Override
    public String toString() {
        return "DigitCode[hidden]";
    }
}
