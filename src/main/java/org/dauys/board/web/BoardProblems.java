package org.dauys.board.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.dauys.board.Witnessing.Taken;
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

    /** @param why not {@link Taken#KEPT} */
    Problem cosignature(Taken why) {
        var say = texts();
        return switch (why) {
            case KEPT -> throw new IllegalArgumentException("nothing to refuse");
            case MALFORMED ->
                Problem.of(400, "cosignature.malformed", say.cosignatureMalformed())
                        .next(say.cosignatureMalformedNext());
            case UNKNOWN_WITNESS ->
                Problem.of(403, "cosignature.unknown-witness", say.cosignatureUnknownWitness())
                        .next(say.cosignatureUnknownWitnessNext());
            case BAD_SIGNATURE ->
                Problem.of(403, "cosignature.bad-signature", say.cosignatureBad())
                        .next(say.cosignatureBadNext());
            case UNKNOWN_HEAD ->
                Problem.of(409, "cosignature.unknown-head", say.cosignatureUnknownHead())
                        .next(say.cosignatureUnknownHeadNext());
        };
    }

    private BoardTexts texts() {
        return page.say(BoardTexts.class);
    }
}
