package org.dauys.board.web;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import org.dauys.board.Board;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Down while this node refuses to sign a log (deploy/runbooks/log-refused.md). Not a part of readiness: the node goes on with
 * all other elections.
 */
@Wellness
class BoardHealth implements HealthCheck {
    private final Board board;

    @Inject
    BoardHealth(Board board) {
        this.board = board;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("public logs")
                .status(board.refused().isEmpty())
                .build();
    }
}
