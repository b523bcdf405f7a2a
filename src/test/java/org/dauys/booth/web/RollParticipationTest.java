package org.dauys.booth.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.dauys.board.BoardId;
import org.dauys.booth.Participation.Reservation;
import org.dauys.booth.Participation.Standing;
import org.dauys.election.ElectionId;
import org.dauys.roll.Marks;
import org.dauys.roll.RollLineId;
import org.junit.jupiter.api.Test;

/** Over the roll's own marks. */
class RollParticipationTest {
    private static final BoardId ELECTION = new BoardId(new UUID(2, 1));
    private static final UUID AIGUL = new UUID(1, 1);
    private static final int FLOOR = 8;

    private final RollParticipation participation = new RollParticipation(new Marks(new Unwritten(), new OnlyNode()));

    private Standing standing() {
        return participation.reserve(ELECTION, AIGUL, FLOOR);
    }

    private Reservation free() {
        return assertInstanceOf(Standing.Free.class, standing()).reservation();
    }

    @Test
    void a_member_is_free_again_after_a_refusal_and_takes_part_once() {
        var refused = free();
        assertEquals(new Standing.UnderWay(), standing());
        refused.release();
        free().keep();
        assertEquals(new Standing.TookPart(), standing());
    }

    @Test
    void where_nobody_knows_what_became_of_a_ballot_the_log_is_asked_until_it_tells() {
        var log = new AtomicReference<BooleanSupplier>(() -> {
            throw new IllegalStateException("away");
        });
        free().doubt(() -> log.get().getAsBoolean());
        assertEquals(new Standing.UnderWay(), standing());
        log.set(() -> true);
        assertEquals(new Standing.TookPart(), standing());
    }

    @Test
    void a_reservation_does_not_say_whose_it_is() {
        assertFalse(free().toString().contains(AIGUL.toString()));
    }

    /** No mark is written before the floor is reached. */
    private static final class Unwritten implements Marks.Store {
        @Override
        public boolean has(RollLineId line) {
            return false;
        }

        @Override
        public int count(ElectionId election) {
            return 0;
        }

        @Override
        public void write(ElectionId election, List<RollLineId> lines) {
            throw new IllegalStateException("too early");
        }

        @Override
        public void writeLast(ElectionId election, List<RollLineId> lines) {
            throw new IllegalStateException("too early");
        }
    }

    private static final class OnlyNode implements Marks.Claims {
        @Override
        public Claim take(RollLineId line) {
            return Claim.MINE;
        }

        @Override
        public void keep(RollLineId line) {
            // no other node asks
        }

        @Override
        public void give(List<RollLineId> lines) {
            // no other node asks
        }

        @Override
        public void renew() {
            // the database forgets nothing
        }
    }
}
