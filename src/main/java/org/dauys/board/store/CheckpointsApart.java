package org.dauys.board.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.dauys.board.CheckpointStore;
import org.dauys.platform.CannotStart;

/** Doesn't start where one restore would take back the entries together with what was signed of them. */
class CheckpointsApart {
    /** Before anything reads a log. */
    private static final int FIRST = -2;

    private static final String SHARED = """
            DAUYS_BOARD_CHECKPOINT_DATABASE_URL names the database that holds the entries: a backup of it would take back both, and nobody would notice.
            Name another PostgreSQL there, a small one outside of the backups of the first; or, with a single machine, leave the setting away.
            """;

    private final CheckpointStore checkpoints;

    @Inject
    CheckpointsApart(CheckpointStore checkpoints) {
        this.checkpoints = checkpoints;
    }

    void look(@Observes @Priority(FIRST) StartupEvent starting) {
        if (checkpoints instanceof CheckpointDatabase database && database.isShared()) {
            throw new CannotStart(SHARED);
        }
    }
}
