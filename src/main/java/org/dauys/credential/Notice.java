package org.dauys.credential;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dauys.platform.Language;

/**
 * What every letter of one election says, in one language.
 *
 * @param contests titles of the first few questions
 * @param more how many questions are not named
 * @param address the page where members vote
 * @param fingerprint of the election's id, 25 symbols in fives (spec: B-5)
 * @param twoFactor a member also signs in
 * @param apart letter and sign-in reach the member on different ways
 * @param revote the last of several votes counts
 * @param reissued a lost code can be replaced
 * @param registrar who made the codes; empty if the platform did
 */
public record Notice(
        Language language,
        String organisation,
        String title,
        List<String> contests,
        int more,
        Instant opens,
        Instant closes,
        String address,
        String fingerprint,
        boolean twoFactor,
        boolean apart,
        boolean revote,
        boolean reissued,
        Optional<String> registrar) {
    public Notice {
        contests = List.copyOf(contests);
    }

    /** The same with at most so many questions named. */
    public Notice naming(int most) {
        int named = Math.min(most, contests.size());
        return new Notice(
                language,
                organisation,
                title,
                contests.subList(0, named),
                more + contests.size() - named,
                opens,
                closes,
                address,
                fingerprint,
                twoFactor,
                apart,
                revote,
                reissued,
                registrar);
    }
}
