package org.dauys.account;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.dauys.platform.Language;

/** Two elections, and rolls that a test writes. */
@Alternative
@Singleton
public class TestRolls implements VoterDirectory {
    private static final Map<Language, String> TITLES = Map.of(
            Language.KK, "Аудандық ұйымның төрағасын сайлау",
            Language.RU, "Выборы председателя районной организации",
            Language.EN, "Election of the chair of the district organisation");

    public static final Place CHAIR = new Place(new UUID(7, 1), "chair-2026", TITLES);
    public static final Place OTHER = new Place(new UUID(7, 2), "other-2026", TITLES);

    private final Map<String, Voter> lines = new ConcurrentHashMap<>();

    /** Adds a line to the roll of {@link #CHAIR}; the card is the e-mail's beginning. */
    public Voter add(String card, Language language) {
        var email = EmailAddress.parse(card + "@example.org").orElseThrow();
        var voter = new Voter(UUID.randomUUID(), email, language);
        lines.put(card.toLowerCase(Locale.ROOT), voter);
        return voter;
    }

    @Override
    public Optional<Place> place(String slug) {
        return slug.equals(CHAIR.slug())
                ? Optional.of(CHAIR)
                : Optional.of(OTHER).filter(o -> o.slug().equals(slug));
    }

    @Override
    public Optional<Voter> find(Place place, String card) {
        return place.equals(CHAIR) ? Optional.ofNullable(lines.get(card.toLowerCase(Locale.ROOT))) : Optional.empty();
    }
}
