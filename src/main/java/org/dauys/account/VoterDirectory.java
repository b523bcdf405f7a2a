package org.dauys.account;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.dauys.platform.Language;

/** The rolls of the elections, as sign-in asks them. */
public interface VoterDirectory {
    /** Letters and figures of the longest card number; longer input is refused before it gets here. */
    int CARD_LONGEST = 64;

    /** An election that members sign in for. Titles by language, none missing. */
    record Place(UUID election, String slug, Map<Language, String> titles) {
        public Place {
            titles = Map.copyOf(titles);
        }

        public String title(Language reader) {
            return Objects.requireNonNull(titles.get(reader));
        }
    }

    /** The election of a slug, empty if there is none or it takes no sign-in now. */
    Optional<Place> place(String slug);

    /**
     * The line of a card, empty if the roll has none or no address to send a code to.
     *
     * @param card as it was typed, at most {@link #CARD_LONGEST} characters; the roll folds it
     */
    Optional<Voter> find(Place place, String card);
}
