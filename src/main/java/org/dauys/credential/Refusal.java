package org.dauys.credential;

import java.util.Locale;

/** Why codes are not made, or not entered into the record. */
public enum Refusal {
    /** The election is a draft. */
    DRAFT,
    /** The roll may still change. */
    ROLL_OPEN,
    /** A registrar makes the codes. */
    BY_REGISTRAR,
    /** Letters are being made, or wait for their control number. */
    UNDER_WAY,
    /** There are no letters that could be confirmed or thrown away, or others than these. */
    GONE,
    /** The letters are not all made yet. */
    UNFINISHED,
    /** The roll was opened again meanwhile. */
    ROLL_CHANGED,
    WRONG_NUMBER,
    /** Who made the letters confirms them. */
    SAME_MEMBER,
    /** The codes stand in the record. */
    LOGGED,
    /** The election was cancelled. */
    OVER,
    /** The log has too much to do. */
    BUSY,
    /** The log doesn't take such a roll. */
    NOT_TAKEN;

    /** Why no letters can be made where an election's codes are not {@link Standing.Ready}. */
    public static Refusal of(Standing now) {
        if (now instanceof Standing.Draft) {
            return DRAFT;
        }
        if (now instanceof Standing.RollOpen) {
            return ROLL_OPEN;
        }
        if (now instanceof Standing.WithRegistrar) {
            return BY_REGISTRAR;
        }
        if (now instanceof Standing.Logged) {
            return LOGGED;
        }
        return now instanceof Standing.Over ? OVER : UNDER_WAY;
    }

    /** The stable name for programs. */
    public String code() {
        return "letters." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
