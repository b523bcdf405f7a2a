package org.dauys.roll.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.dauys.election.Election;
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

    RollTexts say() {
        return page.say(RollTexts.class);
    }

    String title(Election election) {
        return election.title(page.language());
    }

    /** The roll stays as it is. */
    Response refused(Refusal why) {
        return Problem.of(409, why.code(), say().refusedTitle())
                .meaning(say().refused(why))
                .asPage();
    }
}
