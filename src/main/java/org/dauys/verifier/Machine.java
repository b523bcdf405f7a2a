package org.dauys.verifier;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.msm.TriedEngine;
import org.dauys.protocol.msm.WideVectors;

/** What this program finds outside of itself. */
interface Machine {
    /**
     * The exit status of this program in another process, started with what it lacks here; empty if there can be none.
     *
     * @param fetched the archive that stands at the address of the record, if it was fetched already
     */
    OptionalInt child(Optional<Path> fetched) throws Unreadable;

    /** Its plain arithmetic. */
    default TriedEngine scalar() {
        return new ScalarEngine();
    }

    /** The vectors of this process. */
    default WideVectors.Found vectors() {
        return WideVectors.find();
    }
}
