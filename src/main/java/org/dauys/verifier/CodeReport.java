package org.dauys.verifier;

import java.util.Locale;
import java.util.Optional;
import org.dauys.protocol.credential.Code;
import org.dauys.protocol.receipt.CastWith;

/**
 * What was cast with one voting code (spec: Q-7).
 *
 * @param name of the file that the code is in, as the user gave it
 * @param status of the last ballot that was cast, or {@code none}, {@code none-yet}, {@code unknown}, {@code not-judged}
 * @param known what the record has of the code, if it is one of its own
 */
record CodeReport(String name, String status, Optional<CastWith.Known> known) {
    /** Looks for the ballots of a code in a record, which has to be valid for an answer. */
    static CodeReport of(String name, Code code, Verification verification) {
        var cast = verification.verdict() == Verdict.VALID
                ? CastWith.of(code, verification.state())
                : new CastWith.NotJudged();
        if (cast instanceof CastWith.Known known) {
            var none = verification.state().stage().phase().isOver() ? "none" : "none-yet";
            var last = known.last().map(status -> status.name().toLowerCase(Locale.ROOT));
            return new CodeReport(name, last.orElse(none), Optional.of(known));
        }
        return new CodeReport(name, cast instanceof CastWith.Unknown ? "unknown" : "not-judged", Optional.empty());
    }

    /** What this answer makes of the verdict on the record. */
    Verdict verdict() {
        return status.equals("not-judged") ? Verdict.COULD_NOT_RUN : Verdict.VALID;
    }
}
