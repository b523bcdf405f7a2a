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
    /** Said by the clock alone only after the log was asked whether the same bytes that came in time stand there. */
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
    /** Too many ballots wait for their check, or a first ballot of the member, perhaps this one, is being logged. */
    BUSY,
    /** The service can't confirm what stands in the log; the ballot may stand there. */
    UNAVAILABLE;

    /** The stable name for programs, {@code cast.wrong-counter}. */
    public String code() {
        return "cast." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
