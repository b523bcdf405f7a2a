package org.dauys.account;

import java.util.Optional;
import java.util.UUID;

/** A member who is signed in for one election: which election, and which line of its roll. Nothing else is known of her. */
public final class Member {
    private final UUID election;
    private final UUID line;

    private Member(UUID election, UUID line) {
        this.election = election;
        this.line = line;
    }

    public static Member of(VoterDirectory.Place place, Voter voter) {
        return new Member(place.election(), voter.line());
    }

    /** As it was stored. */
    public static Member stored(UUID election, UUID line) {
        return new Member(election, line);
    }

    /** The line of {@code election}'s roll, empty if the member is signed in for another. */
    public Optional<UUID> lineIn(UUID election) {
        return this.election.equals(election) ? Optional.of(line) : Optional.empty();
    }

    public UUID election() {
        return election;
    }

    public UUID line() {
        return line;
    }

    /** Hidden: no log may say who signed in when. */
    @Override
    public String toString() {
        return "Member[hidden]";
    }
}
