package org.dauys.account.web;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.dauys.account.Voter;
import org.dauys.account.VoterDirectory;

/** An installation that keeps no rolls: nobody signs in as a member. */
@DefaultBean
@Singleton
class NoRolls implements VoterDirectory {
    @Override
    public Optional<Place> place(String slug) {
        return Optional.empty();
    }

    @Override
    public Optional<Voter> find(Place place, String card) {
        return Optional.empty();
    }
}
