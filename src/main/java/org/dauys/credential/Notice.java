package org.dauys.credential;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dauys.platform.Language;
import org.dauys.protocol.manifest.Eligibility.Channels;
import org.dauys.protocol.manifest.Eligibility.Mode;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.manifest.Revote;
import org.dauys.protocol.manifest.Terms;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;

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
    private static final int NAMED = 4;

    public Notice {
        contests = List.copyOf(contests);
    }

    /**
     * What the letters say, in each language.
     *
     * @param election its id
     */
    public static Map<Language, Notice> of(Manifest manifest, Hash election) {
        return Stream.of(Language.values())
                .collect(Collectors.toMap(
                        language -> language,
                        language -> in(language, manifest.terms(), Fingerprint.of(election)),
                        (one, other) -> one,
                        () -> new EnumMap<>(Language.class)));
    }

    private static Notice in(Language language, Terms terms, Fingerprint fingerprint) {
        var eligibility = terms.eligibility();
        var contests = terms.contests().stream()
                .map(contest -> contest.title().in(language.tag()))
                .toList();
        return new Notice(
                        language,
                        terms.organisation().in(language.tag()),
                        terms.title().in(language.tag()),
                        contests,
                        0,
                        terms.schedule().opens(),
                        terms.schedule().closes(),
                        terms.address() + "/vote",
                        fingerprint.toString(),
                        eligibility.mode() == Mode.TWO_FACTOR,
                        eligibility.channels() == Channels.APART,
                        terms.revote() == Revote.LAST,
                        eligibility.maxReissued() > 0,
                        terms.issuer() instanceof Issuer.Registrar registrar
                                ? Optional.of(registrar.person().name())
                                : Optional.empty())
                .naming(NAMED);
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
