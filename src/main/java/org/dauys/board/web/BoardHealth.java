package org.dauys.board.web;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.dauys.board.Board;
import org.dauys.board.BoardId;
import org.dauys.board.EntryStore.LogName;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Down while this node refuses to sign a log (deploy/runbooks/log-refused.md), until its election is long over: what nobody can mend
 * would hide what comes next. Not a part of readiness: the node goes on with all other elections.
 */
@Wellness
class BoardHealth implements HealthCheck {
    private final Board board;
    private final Clock clock;

    @Inject
    BoardHealth(Board board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var refused = board.refused().keySet().stream().map(LogName::id).toList();
        long over = refused.isEmpty() ? 0 : longOver(refused);
        return LogCounts.told("public logs", "refused logs", refused.size(), over);
    }

    private long longOver(List<BoardId> logs) {
        var now = clock.instant();
        return board.progress(logs).values().stream()
                .filter(progress -> progress.isLongOver(now))
                .count();
    }
}
