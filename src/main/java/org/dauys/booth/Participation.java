package org.dauys.booth;

import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.dauys.board.BoardId;

/**
 * Sees to it that first ballots are never more than members who took part. It learns that a member took part, never with which
 * ballot.
 */
public interface Participation {
    /** A member's one first ballot, while it is checked and logged. Ends with one call of one of the three. */
    interface Reservation {
        /** The ballot stands in the log. */
        void keep();

        /** The ballot was refused; the member may try again. */
        void release();

        /**
         * It is unknown whether the ballot stands in the log; until that is known the member has neither taken part nor not.
         *
         * @param stands tells it, or throws while that can't be told
         */
        void doubt(BooleanSupplier stands);
    }

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
