package org.dauys.booth.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.dauys.booth.CastRefusal;
import org.dauys.platform.Page;
import org.dauys.platform.Problem;

/** Turns a refusal into what the voter reads and what the page goes by. */
@Singleton
class CastProblems {
    private final Page page;

    @Inject
    CastProblems(Page page) {
        this.page = page;
    }

    /** @param audit an audit was refused, not a vote */
    Problem of(CastRefusal why, boolean audit) {
        var say = page.say(CastTexts.class);
        return Problem.of(status(why), why.code(), title(why, say))
                .meaning(audit ? say.auditNotLost() : meaning(why, say))
                .next(next(why, say));
    }

    private static int status(CastRefusal why) {
        return switch (why) {
            case MALFORMED, PROOF_INVALID, OTHER_ELECTION -> 400;
            case SIGN_IN_NEEDED -> 401;
            case UNKNOWN_CREDENTIAL, REVOKED_CREDENTIAL, ALREADY_TOOK_PART -> 403;
            case NOT_OPEN,
                    CLOSED,
                    SUSPENDED,
                    CANCELLED,
                    REPLAYED_CIPHERTEXT,
                    WRONG_COUNTER,
                    REVOTE_FORBIDDEN,
                    AUDIT_LIMIT -> 409;
            case BUSY, UNAVAILABLE -> 503;
        };
    }

    private static String title(CastRefusal why, CastTexts say) {
        return switch (why) {
            case MALFORMED -> say.malformed();
            case PROOF_INVALID -> say.proofInvalid();
            case OTHER_ELECTION -> say.otherElection();
            case UNKNOWN_CREDENTIAL -> say.unknownCredential();
            case REVOKED_CREDENTIAL -> say.revokedCredential();
            case NOT_OPEN -> say.notOpen();
            case CLOSED -> say.closed();
            case SUSPENDED -> say.suspended();
            case CANCELLED -> say.cancelled();
            case REPLAYED_CIPHERTEXT -> say.replayed();
            case WRONG_COUNTER -> say.wrongCounter();
            case REVOTE_FORBIDDEN -> say.revoteForbidden();
            case AUDIT_LIMIT -> say.auditLimit();
            case SIGN_IN_NEEDED -> say.signInNeeded();
            case ALREADY_TOOK_PART -> say.alreadyTookPart();
            case BUSY -> say.busy();
            case UNAVAILABLE -> say.unavailable();
        };
    }

    private static String meaning(CastRefusal why, CastTexts say) {
        return switch (why) {
            case SIGN_IN_NEEDED, BUSY, UNAVAILABLE -> say.notYet();
            default -> say.notRecorded();
        };
    }

    private static String next(CastRefusal why, CastTexts say) {
        return switch (why) {
            case MALFORMED, PROOF_INVALID, REPLAYED_CIPHERTEXT -> say.again();
            case OTHER_ELECTION -> say.rightLink();
            case UNKNOWN_CREDENTIAL -> say.checkCode();
            case REVOKED_CREDENTIAL -> say.askCommittee();
            case NOT_OPEN, CLOSED -> say.seeTime();
            case SUSPENDED -> say.waitForCommittee();
            case CANCELLED -> say.seeReason();
            case WRONG_COUNTER, REVOTE_FORBIDDEN -> say.lookAtVotes();
            case AUDIT_LIMIT -> say.castInstead();
            case SIGN_IN_NEEDED -> say.signIn();
            case ALREADY_TOOK_PART -> say.tellIfNotYou();
            case BUSY -> say.sendAgain();
            case UNAVAILABLE -> say.sendLater();
        };
    }
}
