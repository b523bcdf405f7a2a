package org.dauys.account.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.dauys.platform.Problem;

/** What accounts refuse, in the reader's words. */
@Singleton
class Refusals {
    private final Words words;

    @Inject
    Refusals(Words words) {
        this.words = words;
    }

    Problem signInNeeded() {
        return Problem.of(401, "request.sign-in-needed", say().sessionEnded())
                .meaning(say().nothingSent())
                .next(say().signInAgain());
    }

    Problem notAdmin() {
        return Problem.of(403, "account.not-admin", say().notAdmin()).next(say().askAdmin());
    }

    Problem tooMany(Duration pause) {
        return Problem.of(429, "sign-in.too-many", say().tooMany(minutes(pause)))
                .meaning(say().nothingSent())
                .with("retryAfter", pause.toSeconds() + 1);
    }

    Problem notACard() {
        return Problem.of(422, "sign-in.card-missing", say().cardMissing());
    }

    Problem notACode() {
        return Problem.of(422, "sign-in.code-malformed", say().codeMalformed());
    }

    Problem wrongCode(int triesLeft) {
        return Problem.of(422, "sign-in.code-wrong", say().codeWrong(triesLeft)).with("triesLeft", triesLeft);
    }

    Problem askAgain() {
        return Problem.of(422, "sign-in.code-dead", say().codeDead()).next(say().askForCode());
    }

    static long minutes(Duration pause) {
        return pause.toMinutes() + 1;
    }

    private AccountTexts say() {
        return words.say();
    }
}
