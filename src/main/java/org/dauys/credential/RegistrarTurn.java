package org.dauys.credential;

/** What is asked of the registrar of an election whose codes a registrar makes. */
public enum RegistrarTurn {
    /** First the committee has to fix the roll of members. */
    ROLL_OPEN,
    /** To make the codes, print the letters and sign the roll. */
    YOURS,
    /** Nothing: the codes' public keys stand in the record. */
    DONE,
    /** Nothing: the election was cancelled before there were codes. */
    NOT_NEEDED;

    /** @param frozen whether the roll of members is fixed */
    static RegistrarTurn in(Standing standing, boolean frozen) {
        if (standing instanceof Standing.Logged) {
            return DONE;
        }
        if (standing instanceof Standing.Over) {
            return NOT_NEEDED;
        }
        return frozen ? YOURS : ROLL_OPEN;
    }
}
