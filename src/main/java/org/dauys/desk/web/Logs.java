package org.dauys.desk.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.dauys.board.Board;
import org.dauys.board.Snapshot;
import org.dauys.election.ElectionId;
import org.dauys.protocol.record.Stage;

/** Where frozen elections stand, as their public logs say. */
@Singleton
class Logs {
    private final Board board;

    @Inject
    Logs(Board board) {
        this.board = board;
    }

    /** Empty while the log has no manifest. */
    Optional<Snapshot> snapshot(ElectionId election) {
        return board.find(election.log()).map(log -> log.snapshot()).filter(snapshot -> snapshot.size() > 0);
    }

    /** The key under which a person signs in the record now, in hexadecimal digits; nothing for whom it doesn't know. */
    String key(ElectionId election, String person) {
        return stage(election)
                .flatMap(Stage::election)
                .flatMap(known -> known.person(person))
                .map(known -> known.key().hex())
                .orElse("");
    }

    Optional<Stage> stage(ElectionId election) {
        return snapshot(election).map(Snapshot::stage);
    }
}
