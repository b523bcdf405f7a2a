package org.dauys.booth;

import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.dauys.board.BoardId;

/** Tells members of ballots that were recorded while somebody was signed in as them. It learns that, never which ballot it was. */
public interface Notifying {
    /** Where nobody has to be told: people who are made up. */
    Notifying NOBODY = (election, rollLine, replaces) -> new Outcome() {
        @Override
        public void keep() {}

        @Override
        public void release() {}

        @Override
        public void doubt(BooleanSupplier stands) {}
    };

    /**
     * @param rollLine who is signed in, by the line of the election's roll
     * @param replaces the ballot would take an earlier one's place
     */
    Outcome of(BoardId election, UUID rollLine, boolean replaces);
}
