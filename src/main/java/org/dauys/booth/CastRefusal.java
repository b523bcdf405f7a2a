package org.dauys.booth;

import java.util.Locale;

/**
 * Why no receipt is given for a ballot. The ballot changed nothing, except perhaps where it is {@link #BUSY} or {@link #UNAVAILABLE}:
 * sending the same bytes again tells.
 */
public enum CastRefusal {
    /** Not a ballot of this election's shape, or points in it that are none. */
    MALFORMED,
    /** A proof or the signature is wrong. */
    PROOF_INVALID,
    OTHER_ELECTION,
    UNKNOWN_CREDENTIAL,
    REVOKED_CREDENTIAL,
    NOT_OPEN,
    /** By the clock alone only to what the log could never hold; to a lawful ballot when the log says so itself. */
    CLOSED,
    SUSPENDED,
    CANCELLED,
    /** A ciphertext that stands in the log already, or twice in this ballot. */
    REPLAYED_CIPHERTEXT,
    /** Not the next ballot of its credential: another came between. */
    WRONG_COUNTER,
    REVOTE_FORBIDDEN,
    AUDIT_LIMIT,
    SIGN_IN_NEEDED,
    /** The member has cast a first ballot with another code. */
    ALREADY_TOOK_PART,
    /**
     * Ballots that came earlier are still in check: too many, or a first ballot of the member, perhaps this one; or the closing time
     * has come and the log isn't closed yet.
     */
    BUSY,
    /** The service can't confirm what stands in the log; the ballot may stand there. */
    UNAVAILABLE;

    /** The stable name for programs, {@code cast.wrong-counter}. */
    public String code() {
        return "cast." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
