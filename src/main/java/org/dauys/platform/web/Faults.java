package org.dauys.platform.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.dauys.platform.Page;
import org.dauys.platform.Problem;
import org.dauys.platform.Shown;

/** The refusals that any route can give, in the reader's words. */
@Singleton
class Faults {
    private final Page page;

    @Inject
    Faults(Page page) {
        this.page = page;
    }

    Problem of(int status) {
        var say = texts();
        return switch (status) {
            case 401 -> problem(401, "request.sign-in-needed", say.signInNeeded(), say.goHome());
            case 403 -> problem(403, "request.forbidden", say.forbidden(), say.goHome());
            case 404 -> problem(404, "request.not-found", say.notFound(), say.notFoundNext());
            case 405 -> problem(405, "request.wrong-method", say.wrongMethod(), say.goBack());
            case 406 -> problem(406, "request.not-acceptable", say.notAcceptable(), say.goBack());
            case 411 -> problem(411, "request.length-required", say.lengthRequired(), say.goBack());
            case 415 -> problem(415, "request.wrong-type", say.wrongType(), say.goBack());
            default -> problem(status, "request.malformed", say.badRequest(), say.goBack());
        };
    }

    Problem tooLarge(long limit) {
        var say = texts();
        return problem(413, "request.too-large", say.tooLarge(Shown.grouped(limit / 1024)), say.goBack())
                .with("limit", limit);
    }

    Problem crossSite() {
        var say = texts();
        return problem(403, "request.cross-site", say.crossSite(), say.crossSiteNext());
    }

    /** @param id names the log line that holds the cause; nothing else of it goes out */
    Problem ours(String id) {
        var say = texts();
        return Problem.of(500, "request.our-fault", say.ourFault())
                .meaning(say.yourVoteIsSafe())
                .next(say.ourFaultNext())
                .with("id", id);
    }

    private Problem problem(int status, String code, String title, String next) {
        return Problem.of(status, code, title).meaning(texts().nothingChanged()).next(next);
    }

    private SiteTexts texts() {
        return page.say(SiteTexts.class);
    }
}
