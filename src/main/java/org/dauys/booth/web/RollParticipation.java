package org.dauys.booth.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.dauys.board.BoardId;
import org.dauys.booth.Participation;
import org.dauys.election.ElectionId;
import org.dauys.roll.Marks;
import org.dauys.roll.RollLineId;

/** {@link Participation} as the roll keeps it. */
@Singleton
class RollParticipation implements Participation {
    private final Marks marks;

    @Inject
    RollParticipation(Marks marks) {
        this.marks = marks;
    }

    @Override
    public Standing reserve(BoardId election, UUID rollLine, int floor) {
        var standing = marks.reserve(new ElectionId(election.value()), new RollLineId(rollLine), floor);
        if (standing instanceof Marks.Standing.Free free) {
            return new Standing.Free(new Held(free.reservation()));
        }
        return standing instanceof Marks.Standing.UnderWay ? new Standing.UnderWay() : new Standing.TookPart();
    }

    private record Held(Marks.Reservation mark) implements Reservation {
        @Override
        public void keep() {
            mark.keep();
        }

        @Override
        public void release() {
            mark.release();
        }

        @Override
        public void doubt(BooleanSupplier stands) {
            mark.doubt(stands);
        }

        /** Hidden: no log may say who is voting. */
        @Override
        public String toString() {
            return "Held[hidden]";
        }
    }
}
