package org.dauys.trustee;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.ceremony.Attempt;
import org.dauys.protocol.ceremony.Committing;
import org.dauys.protocol.ceremony.Confirming;
import org.dauys.protocol.ceremony.Revealing;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Tallied;

/** Who of the key holders must act now, read from the record. */
public enum Duty {
    /** To come to the first visit. */
    COMMIT,
    /** To come to the second. */
    REVEAL,
    /** To come to the third. */
    CONFIRM,
    /** To open the total. */
    DECRYPT;

    /** A duty and the ids of the holders who have not done it. */
    public record Open(Duty duty, List<String> holders, int of) {}

    /** Empty where no holder has anything to do. */
    public static Optional<Open> in(Stage stage) {
        if (stage instanceof Preparing preparing) {
            return preparing.ceremony().last().flatMap(Duty::in);
        }
        return stage instanceof Tallied tallied && !tallied.isOpened()
                ? Optional.of(decrypting(tallied))
                : Optional.empty();
    }

    private static Optional<Open> in(Attempt attempt) {
        if (attempt instanceof Committing committing && !committing.isFull()) {
            return Optional.of(visiting(COMMIT, attempt));
        }
        if (attempt instanceof Revealing) {
            return Optional.of(visiting(REVEAL, attempt));
        }
        return attempt instanceof Confirming ? Optional.of(visiting(CONFIRM, attempt)) : Optional.empty();
    }

    private static Open visiting(Duty duty, Attempt attempt) {
        return new Open(duty, Visits.of(attempt).awaited(), attempt.holders());
    }

    private static Open decrypting(Tallied tallied) {
        var key = tallied.jointKey();
        var open = key.holders().stream()
                .filter(holder -> tallied.shares().stream().noneMatch(share -> share.index() == key.indexOf(holder)))
                .toList();
        return new Open(DECRYPT, open, tallied.sharesWanted());
    }
}
