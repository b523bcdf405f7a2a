package org.dauys.board.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.dauys.platform.Page;
import org.dauys.platform.Problem;

/** What is said when a log can't be read or added to, in the reader's words. */
@Singleton
class BoardProblems {
    private final Page page;

    @Inject
    BoardProblems(Page page) {
        this.page = page;
    }

    Problem refused() {
        var say = texts();
        return Problem.of(503, "log.refused", say.refused())
                .meaning(say.refusedMeaning())
                .next(say.refusedNext());
    }

    Problem notConfirmed() {
        var say = texts();
        return Problem.of(503, "log.not-confirmed", say.notConfirmed()).next(say.notConfirmedNext());
    }

    Problem invalidDispute() {
        var say = texts();
        return Problem.of(400, "dispute.invalid", say.disputeInvalid()).next(say.disputeInvalidNext());
    }

    Problem unfoundedDispute() {
        var say = texts();
        return Problem.of(409, "dispute.unfounded", say.disputeUnfounded()).meaning(say.disputeUnfoundedMeaning());
    }

    private BoardTexts texts() {
        return page.say(BoardTexts.class);
    }
}
