package org.dauys.booth;

import java.time.Instant;
import java.util.Optional;
import org.dauys.protocol.Rule;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Voting;

/** Which refusal of the booth stands for which rule of the record. */
final class CastRules {
    private CastRules() {}

    /** Why no ballot is taken at this stage and time. After the closing time none is, though the log may not say so yet. */
    static Optional<CastRefusal> refusal(Stage stage, Instant now) {
        if (stage instanceof Voting voting && !voting.suspended()) {
            return now.isBefore(voting.closesAt()) ? Optional.empty() : Optional.of(CastRefusal.CLOSED);
        }
        return Optional.of(
                switch (stage.phase()) {
                    case EMPTY, PREPARING -> CastRefusal.NOT_OPEN;
                    case OPEN, SUSPENDED -> CastRefusal.SUSPENDED;
                    case CLOSED, TALLIED, DECIDED -> CastRefusal.CLOSED;
                    case CANCELLED -> CastRefusal.CANCELLED;
                });
    }

    /** @param stage in which the log refused */
    static CastRefusal refusal(Rule rule, SlicedBallot ballot, Stage stage, Instant now) {
        return switch (rule) {
            case R_7 -> refusal(stage, now).orElse(CastRefusal.SUSPENDED);
            case B_6_2 -> CastRefusal.OTHER_ELECTION;
            case B_6_3 -> credential(ballot, stage);
            case B_6_5, B_6_10 -> CastRefusal.REPLAYED_CIPHERTEXT;
            case B_6_6, B_6_7 -> CastRefusal.PROOF_INVALID;
            case B_6_8, B_6_9 -> CastRefusal.WRONG_COUNTER;
            case B_6_11 -> CastRefusal.REVOTE_FORBIDDEN;
            case B_6_12 -> CastRefusal.AUDIT_LIMIT;
            default -> CastRefusal.MALFORMED;
        };
    }

    /** B-6.3 fails for three reasons that a voter must be able to tell apart. */
    private static CastRefusal credential(SlicedBallot ballot, Stage stage) {
        var point = Point.decode(ballot.credential(), Point.Form.COMPRESSED);
        if (point.isEmpty()) {
            return CastRefusal.MALFORMED;
        }
        boolean known = stage.credentials()
                .filter(credentials -> credentials.place(point.get()).isPresent())
                .isPresent();
        return known ? CastRefusal.REVOKED_CREDENTIAL : CastRefusal.UNKNOWN_CREDENTIAL;
    }
}
