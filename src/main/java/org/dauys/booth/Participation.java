package org.dauys.booth;

import java.util.UUID;
import org.dauys.board.BoardId;

/**
 * Sees to it that first ballots are never more than members who took part. It learns that a member took part, never with which
 * ballot.
 */
public interface Participation {
    /** A member's one first ballot, while it is checked and logged. If it is refused, the member may try again. */
    interface Reservation extends Outcome {}

    /** Where a member stands who sends a first ballot. */
    sealed interface Standing {
        record Free(Reservation reservation) implements Standing {}

        /** A first ballot of the member is being checked and logged, on this node or another: soon it is known what became of it. */
        record UnderWay() implements Standing {}

        record TookPart() implements Standing {}
    }

    /**
     * Throws what the roll's stores throw while they are away; then nothing is reserved.
     *
     * @param rollLine who it is, by the line of the election's roll
     * @param floor how many members are marked at a time, at least
     */
    Standing reserve(BoardId election, UUID rollLine, int floor);
}
