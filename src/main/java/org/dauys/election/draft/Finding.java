package org.dauys.election.draft;

/**
 * One thing to put right in a draft.
 *
 * @param place where, as a path of the file's fields: {@code contests/0/options/2/text/ru}; empty for the whole
 * @param limit the number that the reason speaks of (a longest length, a largest count); 0 where it speaks of none
 */
public record Finding(String place, Reason reason, long limit) {
    public static Finding of(String place, Reason reason) {
        return new Finding(place, reason, 0);
    }

    /** Why it can't stay so. */
    public enum Reason {
        NOT_JSON,
        NOT_THIS_FORMAT,
        WRONG_TYPE,
        FIELD_MISSING,
        FIELD_UNKNOWN,
        NOT_IN_THE_LIST,
        KIND_OF_A_LATER_VERSION,
        BAD_ID,
        ID_TAKEN,
        TOO_LONG,
        TOO_MANY,
        TOO_SMALL,
        TOO_LARGE,
        UNPRINTABLE,
        SINGLE_MARKS_ONE,
        QUORUM_OF_PARTICIPANTS,
        BALLOT_TOO_LARGE,
        NO_WITNESS,
        WITNESS_TWICE,
        WITNESS_NAME_TOO_LONG,

        /** Of forms. */
        NOT_A_NUMBER,
        NOT_A_TIME,
        NOT_CHOSEN,
        CHANGED_MEANWHILE,
        BAD_NAME,
        NAME_TAKEN,
        NOT_CONFIRMED,
        HAS_A_PART,
        NOT_YOURSELF,
        LOG_REFUSED,
        REASON_MISSING,
        NOT_LATER,
        IN_THE_PAST,
        TOO_FEW_HOLDERS,

        TRANSLATION_MISSING,
        NO_CONTEST,
        TOO_FEW_OPTIONS,
        NOTHING_CAN_WIN,
        SAME_TEXT_TWICE,
        MIN_ABOVE_MAX,
        MAX_ABOVE_OPTIONS,
        BLANK_NEEDS_A_MARK,
        SEATS_ABOVE_OPTIONS,
        NEVER_REACHED,
        OPENS_MISSING,
        CLOSES_MISSING,
        CLOSES_TOO_EARLY,
        CLOSES_IN_THE_PAST,

        COMMITTEE_TOO_SMALL,
        COMMITTEE_TOO_LARGE,
        NO_HOLDER,
        TOO_MANY_HOLDERS,
        THRESHOLD_ABOVE_HOLDERS,
        LOSS_NOT_ACCEPTED,
        REGISTRAR_MISSING,
        REGISTRAR_UNUSED,
        KEY_MISSING
    }
}
