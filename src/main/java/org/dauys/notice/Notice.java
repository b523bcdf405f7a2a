package org.dauys.notice;

import java.time.Duration;
import java.time.Instant;
import org.dauys.election.ElectionId;
import org.dauys.roll.RollLineId;

/**
 * What one member is told at one full quarter of an hour. Which ballots they were, it doesn't know.
 *
 * @param quarter from when on it may be sent
 * @param ballots how many were recorded while somebody was signed in as the member
 * @param replaced at least one of them took an earlier one's place
 */
public record Notice(ElectionId election, RollLineId member, Instant quarter, int ballots, boolean replaced) {
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    /** The next full quarter of an hour, after {@code now} in any case. */
    public static Instant quarterAfter(Instant now) {
        return Instant.ofEpochSecond((Math.floorDiv(now.getEpochSecond(), QUARTER) + 1) * QUARTER);
    }

    /** Both as one; of the same member and quarter. */
    Notice and(Notice other) {
        return new Notice(election, member, quarter, ballots + other.ballots, replaced || other.replaced);
    }

    /** Hidden: no log may say who voted when. */
    @Override
    public String toString() {
        return "Notice[hidden]";
    }
}
