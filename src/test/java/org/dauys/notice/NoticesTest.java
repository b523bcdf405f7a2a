package org.dauys.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dauys.election.ElectionId;
import org.dauys.roll.RollLineId;
import org.junit.jupiter.api.Test;

/** When members are told, of how much, and how often. */
class NoticesTest {
    private static final ElectionId ELECTION = new ElectionId(new UUID(1, 1));
    private static final RollLineId AIGUL = new RollLineId(new UUID(2, 1));
    private static final RollLineId BOLAT = new RollLineId(new UUID(2, 2));
    private static final Instant NOON = Instant.parse("2026-04-10T12:00:00Z");

    private final KeptOutbox outbox = new KeptOutbox();
    /** Stands still until it is moved. */
    private Instant now = NOON.plusSeconds(61);

    private final InstantSource hand = () -> now;
    private final Notices notices = new Notices(outbox, hand.withZone(ZoneOffset.UTC));

    @Test
    void e05_the_time_of_a_notice_is_the_next_full_quarter_of_an_hour() {
        assertEquals(Instant.parse("2026-04-10T12:15:00Z"), Notice.quarterAfter(NOON));
        assertEquals(Instant.parse("2026-04-10T12:15:00Z"), Notice.quarterAfter(NOON.plusSeconds(899)));
        assertEquals(Instant.parse("2026-04-10T12:30:00Z"), Notice.quarterAfter(NOON.plusSeconds(900)));
    }

    @Test
    void e05_before_the_quarter_nothing_leaves_and_then_a_member_is_told_once() {
        notices.recorded(ELECTION, AIGUL, false);
        notices.recorded(ELECTION, BOLAT, false);
        now = NOON.plusSeconds(890);
        notices.recorded(ELECTION, AIGUL, true);
        notices.handOver();
        assertEquals(List.of(), outbox.written());
        now = NOON.plusSeconds(900);
        notices.recorded(ELECTION, BOLAT, true); // belongs to the next
        notices.handOver();
        assertEquals(2, outbox.written().size());
        assertTrue(outbox.written().contains(notice(AIGUL, 1, 2, true)));
        assertTrue(outbox.written().contains(notice(BOLAT, 1, 1, false)));
        notices.handOver();
        assertEquals(2, outbox.written().size());
        now = NOON.plusSeconds(1800);
        notices.handOver();
        assertEquals(notice(BOLAT, 2, 1, true), outbox.written().get(2));
    }

    @Test
    void what_a_node_that_stops_hands_over_keeps_its_time() {
        notices.recorded(ELECTION, AIGUL, false);
        notices.flush();
        assertEquals(List.of(notice(AIGUL, 1, 1, false)), outbox.written());
    }

    @Test
    void what_could_not_be_handed_over_waits_and_grows() {
        notices.recorded(ELECTION, AIGUL, false);
        outbox.away(true);
        assertThrows(IllegalStateException.class, notices::flush);
        notices.recorded(ELECTION, AIGUL, true);
        outbox.away(false);
        notices.flush();
        assertEquals(List.of(notice(AIGUL, 1, 2, true)), outbox.written());
    }

    @Test
    void a_ballot_in_doubt_is_told_as_soon_as_the_log_tells() {
        notices.doubt(ELECTION, AIGUL, true, () -> {
            if (now.isBefore(NOON.plusSeconds(900))) {
                throw new IllegalStateException("away");
            }
            return true;
        });
        notices.doubt(ELECTION, BOLAT, true, () -> false);
        notices.flush();
        assertEquals(List.of(), outbox.written());
        now = NOON.plusSeconds(900);
        notices.flush();
        assertEquals(List.of(notice(AIGUL, 2, 1, true)), outbox.written());
    }

    @Test
    void what_is_delivered_is_forgotten_and_the_rest_stays() {
        notices.recorded(ELECTION, AIGUL, false);
        notices.recorded(ELECTION, BOLAT, false);
        notices.flush();
        var delivery = new Delivery(
                outbox,
                notice -> CompletableFuture.completedFuture(notice.member().equals(AIGUL)));
        assertTrue(delivery.some(NOON));
        assertEquals(List.of(notice(BOLAT, 1, 1, false)), outbox.written());
        assertFalse(delivery.some(NOON));
    }

    @Test
    void no_log_can_say_who_voted() {
        assertFalse(notice(AIGUL, 1, 1, false).toString().contains(AIGUL.toString()));
    }

    private static Notice notice(RollLineId member, int quarters, int ballots, boolean replaced) {
        return new Notice(ELECTION, member, NOON.plus(Duration.ofMinutes(15L * quarters)), ballots, replaced);
    }
}
