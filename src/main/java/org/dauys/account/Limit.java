package org.dauys.account;

import java.time.Duration;

/**
 * How often something may be tried: a few times at once, then once an interval. Address limits are wide, because a mobile
 * operator puts thousands of members behind one address.
 */
public enum Limit {
    /** Passwords for one account from one address: a stranger elsewhere cannot lock its owner out. */
    PASSWORD_AT_ADDRESS(10, Duration.ofSeconds(90)),
    /** Passwords for one account from everywhere. */
    PASSWORD(100, Duration.ofSeconds(30)),
    /** Second factors for one account; reached only with its password. */
    SECOND_FACTOR(8, Duration.ofMinutes(2)),
    /** Links of invitations from one address. */
    INVITATION(30, Duration.ofSeconds(20)),
    /** Everything staff tries from one address. */
    STAFF_ADDRESS(200, Duration.ofSeconds(3)),
    /**
     * Codes mailed to one member. The interval is the life of a code: whoever asks for codes in another's name can annoy her,
     * but there is always a living code in her mailbox.
     */
    CODE_MAIL(3, OneTimeCodes.LIFE),
    /** Between two codes to one member; whoever asks sooner answers with the one that is on its way. */
    CODE_GAP(1, Duration.ofSeconds(60)),
    /** Codes asked for from one address. */
    CODE_ADDRESS(1_000, Duration.ofMillis(500)),
    /** Codes tried from one address. */
    CODE_TRY_ADDRESS(1_000, Duration.ofMillis(500)),
    /** Codes tried for one member from one address: from elsewhere she can still sign in. */
    CODE_TRY_AT_ADDRESS(15, Duration.ofSeconds(40)),
    /** Codes tried for one member from everywhere: a day of guessing finds a code with odds of 1 in 2,000. */
    CODE_TRY(300, Duration.ofSeconds(2));

    private final int atOnce;
    private final Duration interval;

    Limit(int atOnce, Duration interval) {
        this.atOnce = atOnce;
        this.interval = interval;
    }

    /** Tries after a long pause. */
    public int atOnce() {
        return atOnce;
    }

    /** One more try each. */
    public Duration interval() {
        return interval;
    }
}
