package org.dauys.credential.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.dauys.credential.Refusal;
import org.dauys.platform.Language;
import org.dauys.platform.Page;
import org.dauys.platform.Problem;

/** The words of these pages where no template says them. */
@Singleton
class Words {
    private final Page page;

    @Inject
    Words(Page page) {
        this.page = page;
    }

    Language reader() {
        return page.language();
    }

    IssuingTexts say() {
        return page.say(IssuingTexts.class);
    }

    /** Nothing has changed. */
    Response refused(Refusal why, HttpHeaders headers) {
        return Problem.of(status(why), why.code(), say().refusedTitle())
                .meaning(say().refused(why))
                .forReader(headers);
    }

    private static int status(Refusal why) {
        return switch (why) {
            case WRONG_NUMBER -> 422;
            case SAME_MEMBER -> 403;
            case BUSY -> 503;
            case DRAFT, ROLL_OPEN, BY_REGISTRAR, UNDER_WAY, GONE, UNFINISHED, ROLL_CHANGED, LOGGED, OVER, NOT_TAKEN ->
                409;
        };
    }
}
