package org.dauys.roll.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.account.EmailAddress;
import org.dauys.account.Voter;
import org.dauys.account.VoterDirectory;
import org.dauys.election.Election;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.Slug;
import org.dauys.platform.Language;
import org.dauys.roll.Card;
import org.dauys.roll.Line;
import org.dauys.roll.Rolls;

/** The rolls, as members' sign-in asks them: of every election that is final, so that members can check their line. */
@ApplicationScoped
class RollDirectory implements VoterDirectory {
    private final Elections elections;
    private final Rolls rolls;

    @Inject
    RollDirectory(Elections elections, Rolls rolls) {
        this.elections = elections;
        this.rolls = rolls;
    }

    @Override
    public Optional<Place> place(String slug) {
        return Slug.of(slug)
                .flatMap(elections::find)
                .filter(Election.Frozen.class::isInstance)
                .map(election -> new Place(election.id().value(), slug, titles(election)));
    }

    private static Map<Language, String> titles(Election election) {
        var titles = new EnumMap<Language, String>(Language.class);
        Stream.of(Language.values())
                .forEach(language ->
                        titles.put(language, election.draft().title().in(language)));
        return titles;
    }

    @Override
    public Optional<Voter> find(Place place, String card) {
        return Card.read(card)
                .flatMap(known -> rolls.line(new ElectionId(place.election()), known))
                .flatMap(RollDirectory::voter);
    }

    private static Optional<Voter> voter(Line line) {
        return EmailAddress.parse(line.member().email())
                .map(email -> new Voter(line.id().value(), email, line.member().language()));
    }
}
