package org.dauys.roll.web;

import java.util.Locale;

/** Why the roll stays as it is. */
enum Refusal {
    /** It is frozen. */
    FROZEN,
    HAS_ERRORS,
    /** Another file was checked or taken meanwhile. */
    GONE,
    EMPTY,
    NOTHING_TO_DO,
    /** The codes stand in the public record. */
    TOO_LATE,
    /** The election is a draft. */
    NOT_FINAL;

    /** The stable name for programs. */
    String code() {
        return "roll." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
