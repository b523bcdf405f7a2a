package org.dauys.trustee.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.dauys.platform.Page;
import org.dauys.platform.Problem;

/** Why a holder's entries were not taken. In every case nothing has changed. */
@Singleton
class TrusteeProblems {
    private final Page page;

    @Inject
    TrusteeProblems(Page page) {
        this.page = page;
    }

    Problem notOwn() {
        return Problem.of(400, "trustee.not-own", words().notHolderEntry()).next(words().notLawfulNext());
    }

    /** @param rule the step of the specification that the entry fails */
    Problem notLawful(String rule) {
        return Problem.of(409, "trustee.not-lawful", words().notLawful() + " (" + rule + ")")
                .next(words().notLawfulNext())
                .with("rule", rule);
    }

    Problem busy() {
        return Problem.of(503, "trustee.busy", words().notSent());
    }

    private TrusteeTexts words() {
        return page.say(TrusteeTexts.class);
    }
}
