package org.dauys.credential;

import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.record.Stage;

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
    public static RegistrarTurn in(Stage stage, boolean frozen) {
        if (stage.credentials().isPresent()) {
            return DONE;
        }
        if (!(stage instanceof Preparing)) {
            return NOT_NEEDED;
        }
        return frozen ? YOURS : ROLL_OPEN;
    }
}
