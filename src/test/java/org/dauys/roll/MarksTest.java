package org.dauys.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.election.ElectionId;
import org.dauys.roll.Marks.Standing;
import org.junit.jupiter.api.Test;

class MarksTest {
    private static final int FLOOR = 8;

    private final ElectionId election = new ElectionId(UUID.randomUUID());
    private final Written database = new Written();
    private final Claimed claimed = new Claimed();
    private final Marks here = new Marks(database, claimed.node());
    private final Marks elsewhere = new Marks(database, claimed.node());

    private static RollLineId member() {
        return new RollLineId(UUID.randomUUID());
    }

    private static List<RollLineId> members(int count) {
        return Stream.generate(MarksTest::member).limit(count).toList();
    }

    private void vote(Marks node, RollLineId member) {
        free(node, member).keep();
    }

    private Marks.Reservation free(Marks node, RollLineId member) {
        return assertInstanceOf(Standing.Free.class, node.reserve(election, member, FLOOR))
                .reservation();
    }

    private void tookPart(Marks node, RollLineId member) {
        assertEquals(new Standing.TookPart(), node.reserve(election, member, FLOOR));
    }

    @Test
    void nothing_is_written_before_the_floor_is_reached() {
        var voters = members(FLOOR);
        voters.subList(0, FLOOR - 1).forEach(voter -> vote(here, voter));
        assertEquals(List.of(), database.batches);

        vote(here, voters.get(FLOOR - 1));
        assertEquals(1, database.batches.size());
        assertEquals(Set.copyOf(voters), Set.copyOf(database.batches.get(0)));
    }

    @Test
    void a_member_takes_part_once_before_and_after_the_mark_is_written() {
        var aigul = member();
        vote(here, aigul);
        tookPart(here, aigul);
        members(FLOOR - 1).forEach(voter -> vote(here, voter));

        assertTrue(database.has(aigul));
        tookPart(here, aigul);
    }

    @Test
    void another_node_sees_that_a_member_is_taking_part_and_has_taken_part() {
        var aigul = member();
        vote(here, aigul);
        tookPart(elsewhere, aigul);
        members(FLOOR - 1).forEach(voter -> vote(here, voter));

        assertEquals(Set.of(), claimed.lines);
        tookPart(elsewhere, aigul);
    }

    @Test
    void while_a_ballot_is_under_way_nobody_says_that_the_member_took_part() {
        var aigul = member();
        var reservation = free(here, aigul);
        assertEquals(new Standing.UnderWay(), here.reserve(election, aigul, FLOOR));
        assertEquals(new Standing.UnderWay(), elsewhere.reserve(election, aigul, FLOOR));

        reservation.keep();
        tookPart(here, aigul);
        tookPart(elsewhere, aigul);
    }

    @Test
    void while_nobody_knows_what_became_of_a_ballot_the_member_neither_took_part_nor_is_free() {
        var aigul = member();
        var bolat = member();
        var log = new AtomicReference<Optional<Boolean>>(Optional.empty());
        for (var voter : List.of(aigul, bolat)) {
            free(here, voter).doubt(() -> log.get().orElseThrow());
            assertEquals(new Standing.UnderWay(), here.reserve(election, voter, FLOOR));
            assertEquals(new Standing.UnderWay(), elsewhere.reserve(election, voter, FLOOR));
        }
        log.set(Optional.of(false));
        free(here, aigul).release();

        log.set(Optional.of(true));
        here.settle();
        tookPart(elsewhere, bolat);
        free(elsewhere, aigul).release();
    }

    @Test
    void after_a_refused_ballot_the_member_may_try_again_anywhere() {
        var aigul = member();
        free(here, aigul).release();
        free(elsewhere, aigul).release();
        vote(here, aigul);

        assertEquals(Set.of(aigul), claimed.lines);
    }

    @Test
    void at_the_end_the_last_few_are_written_among_all_others() {
        var voters = members(3 * FLOOR + 1);
        voters.forEach(voter -> vote(here, voter));
        assertEquals(Set.of(election), here.waiting());
        here.flush(election);

        assertEquals(Set.copyOf(voters), Set.copyOf(database.lines()));
        assertEquals(1, database.batches.size(), "written together");
        assertEquals(Set.of(), here.waiting());
        assertEquals(Set.of(), claimed.lines);
    }

    @Test
    void marks_wait_while_the_database_is_away() {
        var voters = members(FLOOR);
        voters.subList(0, FLOOR - 1).forEach(voter -> vote(here, voter));
        database.away = true;
        free(here, voters.get(FLOOR - 1)).keep();
        database.away = false;

        tookPart(here, voters.get(0));
        assertEquals(Set.copyOf(voters), claimed.lines);
        here.flush(election);
        assertEquals(Set.copyOf(voters), Set.copyOf(database.lines()));
    }

    @Test
    void where_one_claim_or_one_election_fails_all_other_marks_are_written() {
        var other = new ElectionId(UUID.randomUUID());
        var voters = members(FLOOR - 1);
        voters.forEach(voter -> vote(here, voter));
        assertInstanceOf(Standing.Free.class, here.reserve(other, member(), FLOOR))
                .reservation()
                .keep();
        var doubted = members(2);
        var told = new AtomicBoolean();
        doubted.forEach(voter -> free(here, voter).doubt(() -> {
            if (told.get()) {
                return false;
            }
            throw new IllegalStateException("away");
        }));
        told.set(true);
        claimed.away = true;
        database.broken = Optional.of(other);
        here.settle();
        here.flush(any -> true);

        assertEquals(Set.copyOf(voters), Set.copyOf(database.lines()));
        assertEquals(Set.of(other), here.waiting());
    }

    @Test
    void who_has_a_written_mark_is_claimed_by_nobody() {
        var voters = members(FLOOR);
        voters.forEach(voter -> vote(here, voter));
        voters.forEach(voter -> tookPart(here, voter));
        voters.forEach(voter -> tookPart(elsewhere, voter));
        assertEquals(Set.of(), claimed.lines);
    }

    @Test
    void where_marks_could_not_be_read_the_member_is_free_as_soon_as_they_can() {
        var aigul = member();
        database.unread = true;
        assertThrows(IllegalStateException.class, () -> here.reserve(election, aigul, FLOOR));
        assertEquals(Set.of(), claimed.lines);
        database.unread = false;
        free(here, aigul).keep();
    }

    /** Each question may have to wait for its answer. */
    @Test
    void while_the_log_does_not_tell_it_is_asked_of_one_ballot_at_a_time() {
        var voters = members(3);
        var asked = new AtomicInteger();
        var told = new AtomicBoolean();
        voters.forEach(voter -> free(here, voter).doubt(() -> {
            asked.incrementAndGet();
            if (told.get()) {
                return true;
            }
            throw new IllegalStateException("away");
        }));
        here.settle();
        assertEquals(voters.size() + 1, asked.get());
        told.set(true);
        here.settle();
        assertEquals(2 * voters.size() + 1, asked.get());
        voters.forEach(voter -> tookPart(elsewhere, voter));
    }

    @Test
    void claims_are_renewed() {
        here.renew();
        assertEquals(1, claimed.renewals);
    }

    @Test
    void of_many_attempts_at_once_on_two_nodes_one_succeeds() throws Exception {
        var aigul = member();
        var threads = Executors.newFixedThreadPool(16);
        try {
            var attempts = IntStream.range(0, 200)
                    .<Callable<Boolean>>mapToObj(i -> () ->
                            (i % 2 == 0 ? here : elsewhere).reserve(election, aigul, FLOOR) instanceof Standing.Free)
                    .toList();
            int won = 0;
            for (var attempt : threads.invokeAll(attempts)) {
                won += attempt.get() ? 1 : 0;
            }
            assertEquals(1, won);
        } finally {
            threads.shutdown();
        }
    }

    /** The table of marks, batch by batch. */
    private static final class Written implements Marks.Store {
        private final List<List<RollLineId>> batches = new ArrayList<>();
        private boolean away;
        private boolean unread;
        private Optional<ElectionId> broken = Optional.empty();

        @Override
        public synchronized boolean has(RollLineId line) {
            if (unread) {
                throw new IllegalStateException("away");
            }
            return lines().contains(line);
        }

        @Override
        public int count(ElectionId election) {
            return lines().size();
        }

        @Override
        public synchronized void write(ElectionId election, List<RollLineId> lines) {
            if (away) {
                throw new IllegalStateException("away");
            }
            batches.add(lines);
        }

        @Override
        public synchronized void writeLast(ElectionId election, List<RollLineId> lines) {
            if (broken.equals(Optional.of(election))) {
                throw new IllegalStateException("away");
            }
            var all = Stream.concat(lines().stream(), lines.stream()).toList();
            batches.clear();
            batches.add(all);
        }

        List<RollLineId> lines() {
            return batches.stream().flatMap(List::stream).toList();
        }
    }

    /** The claims of several nodes. */
    private static final class Claimed {
        private final Set<RollLineId> lines = new HashSet<>();
        private final Set<RollLineId> underWay = new HashSet<>();
        private boolean away;
        private int renewals;

        Marks.Claims node() {
            return new Marks.Claims() {
                @Override
                public Claim take(RollLineId line) {
                    synchronized (lines) {
                        if (lines.add(line)) {
                            underWay.add(line);
                            return Claim.MINE;
                        }
                        return underWay.contains(line) ? Claim.UNDER_WAY : Claim.WAITS;
                    }
                }

                @Override
                public void keep(RollLineId line) {
                    synchronized (lines) {
                        underWay.remove(line);
                    }
                }

                @Override
                public void give(List<RollLineId> given) {
                    synchronized (lines) {
                        assertTrue(lines.containsAll(given));
                        if (away) {
                            throw new IllegalStateException("away");
                        }
                        given.forEach(lines::remove);
                        given.forEach(underWay::remove);
                    }
                }

                @Override
                public void renew() {
                    renewals++;
                }
            };
        }
    }
}
