package org.dauys.credential.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.dauys.platform.Page;
import org.dauys.platform.Problem;

/** Why a registrar's roll was not taken. In every case nothing has changed. */
@Singleton
class RegistrarProblems {
    private final Page page;

    @Inject
    RegistrarProblems(Page page) {
        this.page = page;
    }

    /** No roll, or signed by somebody else. */
    Problem notOwn() {
        return Problem.of(400, "registrar.not-own", say().notOwn()).next(say().nothingChanged());
    }

    /** The committee can still change the roll of members. */
    Problem rollOpen() {
        return Problem.of(409, "registrar.roll-open", say().rollOpen())
                .meaning(say().lettersVoid())
                .next(say().rollOpenNext());
    }

    /** Another number of members, or other members, than the fixed roll has. */
    Problem otherMembers() {
        return Problem.of(409, "registrar.other-members", say().otherMembers())
                .meaning(say().lettersVoid())
                .next(say().startAnew());
    }

    /** The record has a roll. */
    Problem already() {
        return Problem.of(409, "registrar.already", say().already())
                .meaning(say().lettersVoid())
                .next(say().alreadyNext());
    }

    /** @param rule the step of the specification that the roll fails */
    Problem notLawful(String rule) {
        return Problem.of(409, "registrar.not-lawful", say().notLawful() + " (" + rule + ")")
                .next(say().nothingChanged())
                .with("rule", rule);
    }

    Problem busy() {
        return Problem.of(503, "registrar.busy", say().notSent());
    }

    private RegistrarTexts say() {
        return page.say(RegistrarTexts.class);
    }
}
