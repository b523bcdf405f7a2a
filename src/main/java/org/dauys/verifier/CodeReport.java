package org.dauys.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.dauys.protocol.credential.Code;
import org.dauys.protocol.receipt.CastWith;

/**
 * What was cast with one voting code (spec: Q-7).
 *
 * @param name of the file that the code is in, as the user gave it
 * @param status of the last ballot that was cast, or {@code none}, or why there is no answer
 * @param known what the record has of the code, if it is one of its own
 */
record CodeReport(String name, String status, Optional<CastWith.Known> known) {
    /** Looks for the ballots of a code in a verified record. */
    static CodeReport of(String name, byte[] bytes, Verification verification) {
        var reading = Code.read(new String(bytes, StandardCharsets.UTF_8));
        if (reading instanceof Code.Reading.Refused refused) {
            return new CodeReport(name, "mistyped-" + word(refused.why()), Optional.empty());
        }
        var cast = CastWith.of(((Code.Reading.Read) reading).code(), verification.state());
        if (cast instanceof CastWith.Known known) {
            return new CodeReport(name, known.last().map(CodeReport::word).orElse("none"), Optional.of(known));
        }
        return new CodeReport(name, cast instanceof CastWith.Unknown ? "unknown" : "not-judged", Optional.empty());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** What this answer makes of the verdict on the record. */
    Verdict verdict() {
        return known.isPresent() ? Verdict.VALID : Verdict.COULD_NOT_RUN;
    }
}
