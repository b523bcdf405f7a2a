package org.dauys.desk.web;

import java.util.Optional;
import org.dauys.protocol.ceremony.Attempt;
import org.dauys.protocol.ceremony.Committing;
import org.dauys.protocol.ceremony.Complete;
import org.dauys.protocol.ceremony.Confirming;
import org.dauys.protocol.ceremony.Failed;
import org.dauys.protocol.ceremony.KeyCeremony;
import org.dauys.protocol.ceremony.Revealing;

/** Where the key ceremony stands; each has words of its own. */
enum CeremonyState {
    BEFORE,
    COMMIT,
    SEAL,
    REVEAL,
    CONFIRM,
    COMPLETE,
    FAILED,
    ABORTED,
    /** The last of all attempts is over, without a key. */
    SPENT;

    static CeremonyState of(KeyCeremony ceremony) {
        var state = ceremony.last().map(CeremonyState::of).orElse(BEFORE);
        return state.canStart() && ceremony.isSpent() ? SPENT : state;
    }

    private static CeremonyState of(Attempt attempt) {
        if (attempt instanceof Committing committing) {
            return committing.isFull() ? SEAL : COMMIT;
        }
        if (attempt instanceof Revealing) {
            return REVEAL;
        }
        if (attempt instanceof Confirming) {
            return CONFIRM;
        }
        if (attempt instanceof Complete) {
            return COMPLETE;
        }
        return attempt instanceof Failed ? FAILED : ABORTED;
    }

    /** Can an attempt begin? */
    public boolean canStart() {
        return this == BEFORE || this == FAILED || this == ABORTED;
    }

    public boolean canAbort() {
        return !canStart() && this != SPENT;
    }

    /** What the committee has to decide now; empty while it waits for others, or has nothing to do. */
    Optional<DecisionKind> next() {
        if (canStart()) {
            return Optional.of(DecisionKind.START);
        }
        if (this == SPENT) {
            return Optional.of(DecisionKind.CANCEL);
        }
        return this == SEAL ? Optional.of(DecisionKind.KEYS) : Optional.empty();
    }
}
