package org.dauys.booth.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.dauys.board.BoardId;
import org.dauys.booth.Outcome;
import org.dauys.election.ElectionId;
import org.dauys.notice.KeptOutbox;
import org.dauys.notice.Notice;
import org.dauys.notice.Notices;
import org.dauys.roll.RollLineId;
import org.junit.jupiter.api.Test;

/** What became of a ballot reaches the notices. */
class MemberNotifyingTest {
    private static final UUID ELECTION = new UUID(1, 1);
    private static final UUID MEMBER = new UUID(2, 1);
    private static final Instant NOON = Instant.parse("2026-04-10T12:00:00Z");

    private final KeptOutbox outbox = new KeptOutbox();
    private final Notices notices = new Notices(outbox, Clock.fixed(NOON, ZoneOffset.UTC));

    private Outcome ballot() {
        return new MemberNotifying(notices).of(new BoardId(ELECTION), MEMBER, true);
    }

    private void assertTold(boolean told) {
        notices.flush();
        var notice = new Notice(new ElectionId(ELECTION), new RollLineId(MEMBER), Notice.quarterAfter(NOON), 1, true);
        assertEquals(told ? List.of(notice) : List.of(), outbox.written());
    }

    @Test
    void a_ballot_that_stands_is_told() {
        ballot().keep();
        assertTold(true);
    }

    @Test
    void one_that_was_refused_is_not() {
        ballot().release();
        assertTold(false);
    }

    @Test
    void one_in_doubt_is_told_once_it_turns_out_to_stand() {
        ballot().doubt(() -> true);
        assertTold(true);
    }

    @Test
    void one_in_doubt_that_does_not_stand_is_not() {
        ballot().doubt(() -> false);
        assertTold(false);
    }
}
