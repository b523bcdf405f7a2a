package org.dauys.demo;

import java.util.Optional;
import org.dauys.election.decision.Act;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Tallied;

/** What a newcomer can try with an election as it stands now. */
public enum Next {
    /** To change the draft and make it final. */
    EDIT,
    /** To make key and codes. */
    CEREMONY,
    OPEN,
    /** To vote; the committee can extend, suspend and close. */
    VOTE,
    RESUME,
    DECRYPT,
    PUBLISH,
    /** To read the result and verify it. */
    VERIFY,
    /** To read why it was cancelled. */
    READ;

    /** @param stage of the public log; empty while the election is a draft */
    public static Next of(Optional<Stage> stage) {
        return stage.map(Next::of).orElse(EDIT);
    }

    private static Next of(Stage stage) {
        return switch (stage.phase()) {
            case EMPTY -> EDIT;
            case PREPARING -> stage instanceof Preparing preparing && Act.isReady(preparing) ? OPEN : CEREMONY;
            case OPEN -> VOTE;
            case SUSPENDED -> RESUME;
            case CLOSED -> DECRYPT;
            case TALLIED -> stage instanceof Tallied tallied && tallied.isOpened() ? PUBLISH : DECRYPT;
            case DECIDED -> VERIFY;
            case CANCELLED -> READ;
        };
    }
}
