package org.dauys.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dauys.board.EntryStore.Progress;
import org.dauys.protocol.manifest.Witnesses;
import org.dauys.protocol.record.Closed;
import org.dauys.protocol.record.Decided;
import org.dauys.protocol.record.RecordState;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Tallied;
import org.dauys.protocol.record.Voting;

/**
 * A log as it was a moment ago. Immutable.
 *
 * @param size entries in it
 */
public record Snapshot(long size, Stage stage, RecordState.Counts counts) {
    private static final Witnesses NOBODY = new Witnesses(0, List.of());

    static Snapshot of(RecordState state) {
        return new Snapshot(state.size(), state.stage(), state.counts());
    }

    /** When the server itself has something to write: closing, totals. */
    Optional<Instant> due() {
        if (stage instanceof Voting voting && !voting.suspended()) {
            return Optional.of(voting.closesAt());
        }
        return stage instanceof Closed ? Optional.of(Instant.EPOCH) : Optional.empty();
    }

    /** Those that the manifest names; nobody before there is one. */
    public Witnesses witnesses() {
        return stage.election()
                .map(election -> election.manifest().terms().witnesses())
                .orElse(NOBODY);
    }

    Progress progress() {
        return new Progress(stage.phase(), closes(stage));
    }

    private static Optional<Instant> closes(Stage stage) {
        if (stage instanceof Decided decided) {
            return closes(decided.tallied());
        }
        if (stage instanceof Tallied tallied) {
            return closes(tallied.closed());
        }
        if (stage instanceof Closed closed) { // the log knows why it was closed early, and not when
            return closed.early().isPresent() ? Optional.empty() : closes(closed.voting());
        }
        return stage instanceof Voting voting ? Optional.of(voting.closesAt()) : Optional.empty();
    }
}
