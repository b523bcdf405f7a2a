package org.dauys.board.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.dauys.board.LogRefused;
import org.dauys.board.NotConfirmed;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers for every page and call that needs a log which can't be served. */
class BoardFaults {
    private static final int PAUSE = 5;

    private final BoardProblems problems;

    @Inject
    BoardFaults(BoardProblems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response refused(LogRefused reason, HttpHeaders headers) {
        return problems.refused().forReader(headers);
    }

    @ServerExceptionMapper
    Response notConfirmed(NotConfirmed cause, HttpHeaders headers) {
        return Response.fromResponse(problems.notConfirmed().forReader(headers))
                .header(HttpHeaders.RETRY_AFTER, PAUSE)
                .build();
    }
}
