package org.dauys.verifier;

import java.io.IOException;
import java.nio.file.Path;
import org.dauys.verifier.Unreadable.Why;

/** What a witness has to remember can't be written or read: then it cosigns nothing. */
final class CannotKeep extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Why why;
    private final String file;

    CannotKeep(Why why, Path file, IOException cause) {
        super(why + " " + file, cause);
        this.why = why;
        this.file = file.toString();
    }

    /** The same for the user. */
    Unreadable unreadable() {
        return new Unreadable(why, file);
    }
}
