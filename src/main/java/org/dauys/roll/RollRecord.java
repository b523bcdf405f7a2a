package org.dauys.roll;

import java.util.Optional;
import org.dauys.board.Board;
import org.dauys.election.ElectionId;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.record.Election;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.transcript.Hash;

/** What an election's public record says that a roll has to obey. */
public final class RollRecord {
    private final Board board;

    public RollRecord(Board board) {
        this.board = board;
    }

    /** Empty while the election is a draft. */
    public Optional<Manifest> manifest(ElectionId election) {
        return fixed(election).map(Election::manifest);
    }

    /** The election's id in the record (spec: M-1); empty while it is a draft. */
    public Optional<Hash> id(ElectionId election) {
        return fixed(election).map(Election::id);
    }

    /** Whether ballots are taken. */
    public boolean isOpen(ElectionId election) {
        return stage(election)
                .filter(stage -> stage.phase() == Stage.Phase.OPEN)
                .isPresent();
    }

    /** True once the record names the credentials, or takes none any more; the roll has to stay as it is. */
    public boolean isSettled(ElectionId election) {
        return stage(election)
                .filter(stage -> !(stage instanceof Preparing preparing
                        && preparing.electorate().isEmpty()))
                .filter(stage -> stage.election().isPresent())
                .isPresent();
    }

    private Optional<Election> fixed(ElectionId election) {
        return stage(election).flatMap(Stage::election);
    }

    private Optional<Stage> stage(ElectionId election) {
        return board.stage(election.log());
    }
}
