package org.dauys.roll.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.dauys.board.Board;
import org.dauys.roll.Marks;
import org.dauys.roll.RollRecord;

/** The rules of this capability, put together with their stores. */
class Beans {
    @Produces
    @ApplicationScoped
    Marks marks(Marks.Store store, Marks.Claims claims) {
        return new Marks(store, claims);
    }

    @Produces
    @ApplicationScoped
    RollRecord record(Board board) {
        return new RollRecord(board);
    }
}
