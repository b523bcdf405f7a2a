package org.dauys.booth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.dauys.board.BoardId;
import org.dauys.board.Clerk;
import org.dauys.board.PublicLog;
import org.dauys.board.TestBoards;
import org.dauys.board.TestBoards.Made;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.manifest.Eligibility.Mode;
import org.dauys.protocol.record.Voting;
import org.dauys.testing.Together;
import org.junit.jupiter.api.Test;

/** Who may cast a first ballot where code and sign-in are both needed. */
@QuarkusTest
class CastingTest {
    private static final List<List<Integer>> CHOICE = List.of(List.of(0), List.of(1));
    private static final Instant NOW = Instant.parse("2026-04-10T12:00:00Z");
    private static final UUID AIGUL = new UUID(1, 1);
    private static final UUID BOLAT = new UUID(1, 2);

    @Inject
    TestBoards boards;

    @Inject
    DataSource database;

    private final Ledger ledger = new Ledger();
    private final List<String> messages = new ArrayList<>();
    private final Notifying told = (election, line, replaces) -> new Told((replaces ? "replaced " : "first ") + line);
    private final Casting casting = new Casting(ledger, told);

    /** Marks as a roll of one node keeps them, and what was done with them. */
    private static final class Ledger implements Participation {
        private final Set<UUID> underWay = new HashSet<>();
        private final Set<UUID> tookPart = new HashSet<>();
        private final List<String> done = new ArrayList<>();
        private final List<BooleanSupplier> doubts = new ArrayList<>();

        @Override
        public synchronized Standing reserve(BoardId election, UUID rollLine, int floor) {
            if (tookPart.contains(rollLine)) {
                return new Standing.TookPart();
            }
            return underWay.add(rollLine) ? new Standing.Free(new Held(rollLine)) : new Standing.UnderWay();
        }

        private synchronized void end(UUID rollLine, boolean kept) {
            done.add(kept ? "kept" : "released");
            underWay.remove(rollLine);
            if (kept) {
                tookPart.add(rollLine);
            }
        }

        private final class Held implements Reservation {
            private final UUID rollLine;

            Held(UUID rollLine) {
                this.rollLine = rollLine;
            }

            @Override
            public void keep() {
                end(rollLine, true);
            }

            @Override
            public void release() {
                end(rollLine, false);
            }

            @Override
            public void doubt(BooleanSupplier stands) {
                done.add("doubt");
                doubts.add(stands);
            }
        }
    }

    /** Who is told of what. */
    private final class Told implements Outcome {
        private final String what;

        Told(String what) {
            this.what = what;
        }

        @Override
        public void keep() {
            synchronized (messages) {
                messages.add(what);
            }
        }

        @Override
        public void release() {
            // nobody is told
        }

        @Override
        public void doubt(BooleanSupplier stands) {
            messages.add("perhaps " + what + ": " + stands.getAsBoolean());
        }
    }

    @Test
    void e05_whoever_is_signed_in_is_told_of_each_ballot_that_was_recorded_and_of_no_other() {
        var made = open();
        var voter = made.election().voter(0);
        var first = voter.cast(CHOICE);
        var broken = first.clone();
        broken[broken.length - 1] ^= 1;
        refused(CastRefusal.PROOF_INVALID, cast(made, broken, AIGUL));
        recorded(casting.cast(sent(made, Purpose.AUDIT, made.election().voter(1).audit(CHOICE), Optional.of(AIGUL))));
        assertEquals(List.of(), messages);
        recorded(cast(made, first, AIGUL));
        recorded(cast(made, first, AIGUL)); // the same again
        assertEquals(List.of("first " + AIGUL), messages);
        recorded(cast(made, voter.cast(CHOICE), AIGUL));
        assertEquals(List.of("first " + AIGUL, "replaced " + AIGUL), messages);
    }

    @Test
    void e05_of_a_ballot_whose_answer_was_lost_the_member_is_told_too() {
        var made = open();
        var voter = made.election().voter(0);
        recorded(cast(made, voter.cast(CHOICE), AIGUL));
        var unsure = boards.unsure().find(made.log().id()).orElseThrow();
        refused(
                CastRefusal.UNAVAILABLE,
                casting.cast(new Casting.Sent(unsure, Purpose.CAST, voter.cast(CHOICE), Optional.of(AIGUL), NOW)));
        assertEquals(List.of("first " + AIGUL, "perhaps replaced " + AIGUL + ": true"), messages);
    }

    @Test
    void where_a_code_is_enough_nobody_is_told_because_nobody_is_known() {
        var made = boards.open(plan -> plan.voters(1));
        recorded(cast(made, made.election().voter(0).cast(CHOICE), AIGUL));
        assertEquals(List.of(), messages);
    }

    @Test
    void a_member_with_two_codes_casts_one_first_ballot() {
        var made = open();
        recorded(cast(made, made.election().voter(0).cast(CHOICE), AIGUL));
        refused(
                CastRefusal.ALREADY_TOOK_PART,
                cast(made, made.election().voter(1).cast(CHOICE), AIGUL));
        assertEquals(1, made.log().snapshot().counts().cast());
        assertEquals(List.of("kept"), ledger.done);
    }

    @Test
    void voting_again_and_auditing_need_a_sign_in_and_no_mark() {
        var made = open();
        var voter = made.election().voter(0);
        recorded(casting.cast(sent(made, Purpose.AUDIT, voter.audit(CHOICE), Optional.of(AIGUL))));
        assertEquals(List.of(), ledger.done);
        recorded(cast(made, voter.cast(CHOICE), AIGUL));
        recorded(cast(made, voter.cast(CHOICE), AIGUL));
        assertEquals(List.of("kept"), ledger.done);
        refused(
                CastRefusal.SIGN_IN_NEEDED,
                casting.cast(sent(made, Purpose.CAST, voter.cast(CHOICE), Optional.empty())));
    }

    @Test
    void a_refused_first_ballot_leaves_the_member_free_to_try_again() {
        var made = open();
        var ballot = made.election().voter(0).cast(CHOICE);
        var broken = ballot.clone();
        broken[broken.length - 1] ^= 1;
        refused(CastRefusal.PROOF_INVALID, cast(made, broken, AIGUL));
        recorded(cast(made, ballot, AIGUL));
        assertEquals(List.of("released", "kept"), ledger.done);
    }

    @Test
    void the_same_ballot_sent_again_while_it_is_looked_at_or_later_is_one_ballot_with_one_mark() {
        var made = open();
        var ballot = made.election().voter(0).cast(CHOICE);
        var answers = Together.map(16, IntStream.range(0, 64).boxed().toList(), i -> cast(made, ballot, AIGUL));
        answers.forEach(CastingTest::recorded);
        recorded(cast(made, ballot, AIGUL));
        assertEquals(List.of("kept"), ledger.done);
        assertEquals(1, made.log().snapshot().counts().cast());
    }

    @Test
    void whoever_sends_a_first_ballot_with_a_code_that_has_voted_is_told_so_and_keeps_the_mark() {
        var made = open();
        var voter = made.election().voter(0);
        var stale = voter.sign(voter.encrypt(CHOICE), Purpose.CAST);
        recorded(cast(made, voter.cast(CHOICE), AIGUL));
        refused(CastRefusal.WRONG_COUNTER, cast(made, stale, AIGUL));
        refused(CastRefusal.WRONG_COUNTER, cast(made, stale, BOLAT));
        recorded(cast(made, made.election().voter(1).cast(CHOICE), BOLAT));
    }

    @Test
    void a_first_ballot_that_another_node_logs_meanwhile_is_recorded_and_not_anothers() {
        var made = open();
        var ballot = made.election().voter(0).cast(CHOICE);
        var elsewhere = boards.node().find(made.log().id()).orElseThrow();
        made.log().snapshot();
        var late = new Casting(
                (election, line, floor) -> {
                    recorded(casting.cast(new Casting.Sent(elsewhere, Purpose.CAST, ballot, Optional.of(AIGUL), NOW)));
                    return new Participation.Standing.UnderWay();
                },
                Notifying.NOBODY);
        recorded(late.cast(sent(made, Purpose.CAST, ballot, Optional.of(AIGUL))));
        assertEquals(1, made.log().snapshot().counts().cast());
    }

    @Test
    void while_one_first_ballot_is_looked_at_another_of_the_member_may_come_again() {
        var made = open();
        ledger.reserve(made.log().id(), AIGUL, 1);
        refused(CastRefusal.BUSY, cast(made, made.election().voter(0).cast(CHOICE), AIGUL));
        assertEquals(0, made.log().snapshot().counts().cast());
    }

    @Test
    void where_the_databases_answer_is_lost_the_log_tells_later_whether_the_member_took_part() {
        var made = open();
        var unsure = boards.unsure().find(made.log().id()).orElseThrow();
        var ballot = made.election().voter(0).cast(CHOICE);
        refused(
                CastRefusal.UNAVAILABLE,
                casting.cast(new Casting.Sent(unsure, Purpose.CAST, ballot, Optional.of(AIGUL), NOW)));
        assertEquals(List.of("doubt"), ledger.done);
        assertTrue(ledger.doubts.get(0).getAsBoolean());
    }

    @Test
    void where_a_ballot_never_reached_the_database_the_log_tells_that_the_member_did_not_take_part() {
        var made = open();
        var unheard = boards.unheard().find(made.log().id()).orElseThrow();
        var ballot = made.election().voter(0).cast(CHOICE);
        refused(
                CastRefusal.UNAVAILABLE,
                casting.cast(new Casting.Sent(unheard, Purpose.CAST, ballot, Optional.of(AIGUL), NOW)));
        assertEquals(List.of("doubt"), ledger.done);
        assertFalse(ledger.doubts.get(0).getAsBoolean());
    }

    @Test
    void while_the_commit_is_still_under_way_the_log_does_not_tell_that_the_member_did_not_take_part()
            throws Exception {
        boolean stands =
                askedDuringTheCommit((log, ballot) -> ledger.doubts.get(0).getAsBoolean());
        assertTrue(stands);
    }

    @Test
    void the_same_ballot_again_after_the_end_waits_until_its_commit_is_decided() throws Exception {
        recorded(askedDuringTheCommit((log, ballot) -> casting.cast(late(log, ballot))));
    }

    /** The answer to a question asked while a first ballot, of which nobody was told what became, is still being committed. */
    private <T> T askedDuringTheCommit(BiFunction<PublicLog, byte[], T> question) throws Exception {
        var made = open();
        try (var committing = boards.committing()) {
            var slow = committing.board().find(made.log().id()).orElseThrow();
            var ballot = made.election().voter(0).cast(CHOICE);
            refused(
                    CastRefusal.UNAVAILABLE,
                    casting.cast(new Casting.Sent(slow, Purpose.CAST, ballot, Optional.of(AIGUL), NOW)));
            var told = CompletableFuture.supplyAsync(() -> question.apply(slow, ballot));
            Awaitility.await().until(() -> told.isDone() || someoneWaitsForALock());
            committing.go();
            return told.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void the_same_ballot_again_after_the_end_shares_the_answer_of_the_first_that_is_still_looked_at() throws Exception {
        var made = open();
        var ballot = made.election().voter(0).cast(CHOICE);
        var told = new CompletableFuture<Answer>();
        var itself = new AtomicReference<Casting>();
        itself.set(new Casting(
                (election, line, floor) -> {
                    var second = new Thread(() -> told.complete(itself.get().cast(late(made.log(), ballot))));
                    second.start();
                    Awaitility.await().until(() -> told.isDone() || second.getState() == Thread.State.WAITING);
                    return ledger.reserve(election, line, floor);
                },
                Notifying.NOBODY));
        recorded(itself.get().cast(sent(made, Purpose.CAST, ballot, Optional.of(AIGUL))));
        recorded(told.get(10, TimeUnit.SECONDS));
    }

    /** Asked at another node while the first bytes, which came in time, are still on their way to their check. */
    @Test
    void the_same_ballot_again_after_the_end_waits_at_every_node_until_the_log_says_what_became_of_it() {
        var made = open();
        var ballot = made.election().voter(0).cast(CHOICE);
        var elsewhere = boards.node().find(made.log().id()).orElseThrow();
        var other = new Casting(ledger, told);
        var first = new Casting(
                (election, line, floor) -> {
                    refused(CastRefusal.BUSY, other.cast(late(elsewhere, ballot)));
                    return ledger.reserve(election, line, floor);
                },
                told);
        recorded(first.cast(sent(made, Purpose.CAST, ballot, Optional.of(AIGUL))));
        recorded(other.cast(late(elsewhere, ballot)));
    }

    @Test
    void a_ballot_that_was_still_in_check_when_the_log_was_closed_is_late_at_every_node() {
        var made = open();
        var ballot = made.election().voter(0).cast(CHOICE);
        var elsewhere = boards.node().find(made.log().id()).orElseThrow();
        var again = late(elsewhere, ballot);
        var other = new Casting(ledger, told);
        var first = new Casting(
                (election, line, floor) -> {
                    close(made);
                    refused(CastRefusal.CLOSED, other.cast(again));
                    return ledger.reserve(election, line, floor);
                },
                told);
        refused(CastRefusal.CLOSED, first.cast(sent(made, Purpose.CAST, ballot, Optional.of(AIGUL))));
        refused(CastRefusal.CLOSED, other.cast(again));
    }

    @Test
    void after_the_end_a_ballot_of_which_nobody_can_tell_may_come_again_and_one_that_never_came_is_late() {
        var made = open();
        var unsure = boards.unsure().find(made.log().id()).orElseThrow();
        var ballot = made.election().voter(0).cast(CHOICE);
        var broken = ballot.clone();
        broken[broken.length - 1] ^= 1;
        refused(CastRefusal.CLOSED, casting.cast(late(unsure, broken))); // the log isn't asked for it
        refused(CastRefusal.UNAVAILABLE, casting.cast(late(unsure, ballot)));
        refused(CastRefusal.BUSY, casting.cast(late(unsure, ballot)));
        var again = late(unsure, ballot);
        close(made);
        refused(CastRefusal.CLOSED, casting.cast(again));
        assertEquals(0, made.log().snapshot().counts().cast());
    }

    private void close(Made made) {
        new Clerk(boards.node()).work(((Voting) made.log().snapshot().stage()).closesAt());
    }

    private static Casting.Sent late(PublicLog log, byte[] ballot) {
        var end = ((Voting) log.snapshot().stage()).closesAt();
        return new Casting.Sent(log, Purpose.CAST, ballot, Optional.of(AIGUL), end.plusSeconds(1));
    }

    private boolean someoneWaitsForALock() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.createStatement();
                var found = query.executeQuery("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")) {
            found.next();
            return found.getInt(1) > 0;
        }
    }

    @Test
    void while_nobody_can_tell_who_took_part_the_ballot_may_come_again_and_nothing_is_logged() {
        var made = open();
        var away = new Casting(
                (election, line, floor) -> {
                    throw new IllegalStateException("the claims are away");
                },
                Notifying.NOBODY);
        refused(
                CastRefusal.UNAVAILABLE,
                away.cast(sent(made, Purpose.CAST, made.election().voter(0).cast(CHOICE), Optional.of(AIGUL))));
        assertEquals(0, made.log().snapshot().counts().cast());
    }

    @Test
    void an_answer_is_given_also_where_its_mark_cannot_be_kept_or_released() {
        var made = open();
        var failing = new Casting(
                (election, line, floor) -> new Participation.Standing.Free(new Failing()),
                (election, line, replaces) -> new Failing());
        var ballot = made.election().voter(0).cast(CHOICE);
        var broken = ballot.clone();
        broken[broken.length - 1] ^= 1;
        refused(CastRefusal.PROOF_INVALID, failing.cast(sent(made, Purpose.CAST, broken, Optional.of(AIGUL))));
        recorded(failing.cast(sent(made, Purpose.CAST, ballot, Optional.of(AIGUL))));
    }

    /** Of a roll that has gone away meanwhile. */
    private static final class Failing implements Participation.Reservation {
        @Override
        public void keep() {
            throw new IllegalStateException("away");
        }

        @Override
        public void release() {
            throw new IllegalStateException("away");
        }

        @Override
        public void doubt(BooleanSupplier stands) {
            throw new IllegalStateException("away");
        }
    }

    private Made open() {
        return boards.open(plan -> plan.voters(2).mode(Mode.TWO_FACTOR));
    }

    private Answer cast(Made made, byte[] wire, UUID line) {
        return casting.cast(sent(made, Purpose.CAST, wire, Optional.of(line)));
    }

    private static Casting.Sent sent(Made made, Purpose purpose, byte[] wire, Optional<UUID> line) {
        return new Casting.Sent(made.log(), purpose, wire, line, NOW);
    }

    private static void recorded(Answer answer) {
        assertInstanceOf(Answer.Recorded.class, answer, answer.toString());
    }

    private static void refused(CastRefusal why, Answer answer) {
        assertEquals(why, assertInstanceOf(Answer.Refused.class, answer).why());
    }
}
