package org.dauys.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.dauys.board.EntryStore.StoredEntry;
import org.dauys.board.LogRefused.Reason;
import org.dauys.board.TestBoards.Made;
import org.dauys.board.WitnessStore.Late;
import org.dauys.board.Witnessing.Taken;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.AddCheckpoint;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.record.EntryWriter;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WitnessingTest {
    private static final List<List<Integer>> CHOICE = List.of(List.of(0), List.of(1, 2));
    /** Long after every head that the service's own job offers, so that no head of a test is spent by itself. */
    private static final Duration HOLD = Duration.ofDays(1000);

    private static final Instant CLOSES = Instant.parse("2100-01-01T13:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    TestBoards boards;

    @Inject
    WitnessStore store;

    @Inject
    StatelessSession session;

    @Inject
    Clock clock;

    private final TestWitnesses witnesses = new TestWitnesses(3);
    private Instant now;
    private Witnessing witnessing;

    private Made open() {
        witnessing = new Witnessing(store, HOLD);
        var made = boards.open(plan -> plan.voters(6).closes(CLOSES).witnesses(2, witnesses.keys()));
        // the service's own job may have offered a head while the log was still being written
        new Witnessing(store, Duration.ZERO).publicHead(made.log(), clock.instant());
        now = store.offered(made.log().id()).orElseThrow().at();
        return made;
    }

    private void vote(Made made, int voter) {
        boards.write(
                made,
                List.of(EntryWriter.ballot(
                        Purpose.CAST, made.election().voter(voter).cast(CHOICE))));
    }

    private SignedHead offered(Made made) {
        return witnessing.publicHead(made.log(), now).orElseThrow().head();
    }

    private long confirmed(Made made) {
        return witnessing.confirmed(made.log()).map(head -> head.head().size()).orElse(0L);
    }

    @Test
    void the_head_that_witnesses_see_stays_until_all_have_cosigned_it() {
        var made = open();
        var first = offered(made);
        vote(made, 0);
        assertEquals(first, offered(made));
        assertEquals(Taken.KEPT, witnessing.take(made.log(), witnesses.note(first, 1)));
        assertEquals(first, offered(made));
        assertEquals(0, confirmed(made));
        assertEquals(Taken.KEPT, witnessing.take(made.log(), witnesses.note(first, 2)));
        assertEquals(first.size(), confirmed(made));
        assertEquals(first, offered(made));
        assertEquals(Taken.KEPT, witnessing.take(made.log(), witnesses.note(first, 3)));
        assertEquals(first.size() + 1, offered(made).size());
        assertEquals(first.size(), confirmed(made));
    }

    @Test
    void or_until_its_time_is_up() {
        var made = open();
        var first = offered(made);
        vote(made, 0);
        var later = store.offered(made.log().id()).orElseThrow().at().plus(HOLD);
        assertEquals(
                first,
                witnessing
                        .publicHead(made.log(), later.minusSeconds(1))
                        .orElseThrow()
                        .head());
        assertEquals(
                first.size() + 1,
                witnessing.publicHead(made.log(), later).orElseThrow().head().size());
        // somebody who was slow is still heard
        assertEquals(Taken.KEPT, witnessing.take(made.log(), witnesses.note(first, 1, 2)));
        assertEquals(first.size(), confirmed(made));
    }

    @Test
    void the_newest_head_with_the_quorum_is_kept_beside_the_newest_heads() {
        var made = open();
        var first = offered(made);
        witnessing.take(made.log(), witnesses.note(first, 1, 2));
        var time = now;
        for (int voter = 0; voter < 4; voter++) {
            vote(made, voter);
            time = time.plus(HOLD);
            witnessing.publicHead(made.log(), time);
        }
        assertEquals(first.size(), confirmed(made));
        assertEquals(2, witnessing.confirmed(made.log()).orElseThrow().confirmedBy());
        assertTrue(store.find(made.log().id(), first.size()).isPresent());
        assertTrue(store.find(made.log().id(), first.size() + 1).isEmpty());
        var newest = witnessing.publicHead(made.log(), time).orElseThrow().head();
        witnessing.take(made.log(), witnesses.note(newest, 2, 3));
        assertEquals(newest.size(), confirmed(made));
        assertEquals(
                newest.size(),
                witnessing.recordHead(made.log(), time).orElseThrow().head().size());
    }

    @Test
    void a_head_covers_an_entry_with_the_quorum_or_without() {
        var made = open();
        var first = offered(made);
        witnessing.take(made.log(), witnesses.note(first, 1, 2));
        vote(made, 0);
        var covered = witnessing.covering(made.log(), first.size() - 1).orElseThrow();
        assertEquals(2, covered.confirmedBy());
        var uncovered = witnessing.covering(made.log(), first.size()).orElseThrow();
        assertEquals(0, uncovered.confirmedBy());
        assertEquals(first.size() + 1, uncovered.head().size());
    }

    /** Sunlight's TestForgedWitnessSigLineDoesNotPoisonState, for whoever posts. */
    @Test
    void d08_a_forged_or_foreign_line_changes_nothing() {
        var made = open();
        var head = offered(made);
        var good = new String(witnesses.note(head, 1), StandardCharsets.UTF_8);
        var other = boards.open(plan -> plan.witnesses(2, witnesses.keys()));
        var foreign = new String(witnesses.note(offered(other), 1), StandardCharsets.UTF_8);
        var forged = foreign.substring(foreign.lastIndexOf('—'));
        var stranger = new TestWitnesses(1).note(head, 1);

        assertEquals(Taken.BAD_SIGNATURE, take(made, head.note() + forged));
        assertEquals(Taken.BAD_SIGNATURE, take(made, good + forged));
        assertEquals(Taken.UNKNOWN_WITNESS, witnessing.take(made.log(), stranger));
        assertEquals(Taken.UNKNOWN_WITNESS, take(made, head.note()));
        assertEquals(Taken.MALFORMED, take(made, "nothing"));
        assertEquals(Taken.MALFORMED, take(made, foreign));
        assertEquals(0, offeredBy(made));

        assertEquals(Taken.KEPT, take(made, good));
        assertEquals(1, offeredBy(made));
        assertEquals(Taken.BAD_SIGNATURE, take(made, good + forged));
        assertEquals(1, offeredBy(made));
        assertTrue(Checkpoint.parse(witnessing
                        .publicHead(made.log(), now)
                        .orElseThrow()
                        .note()
                        .getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .cosignedAt(witnesses.signer(1).key())
                .isPresent());
    }

    private Taken take(Made made, String note) {
        return witnessing.take(made.log(), note.getBytes(StandardCharsets.UTF_8));
    }

    private int offeredBy(Made made) {
        return witnessing.publicHead(made.log(), now).orElseThrow().confirmedBy();
    }

    /** A cosignature is public, so anybody can post an old one again. */
    @Test
    void an_older_line_does_not_take_the_place_of_a_newer_one() {
        var made = open();
        var head = offered(made);
        var first = Instant.ofEpochSecond(1_800_000_000);
        var later = first.plusSeconds(5);
        witnessing.take(made.log(), witnesses.note(head, first, 1));
        assertEquals(Taken.KEPT, witnessing.take(made.log(), witnesses.note(head, later, 1)));
        assertEquals(Taken.KEPT, witnessing.take(made.log(), witnesses.note(head, first, 1)));
        var shown = witnessing.publicHead(made.log(), now).orElseThrow();
        assertEquals(
                Optional.of(later),
                Checkpoint.parse(Bytes.utf8(shown.note()))
                        .orElseThrow()
                        .cosignedAt(witnesses.signer(1).key()));
    }

    /** The line that makes the quorum is on its way into the database while a newer head is offered. */
    @Test
    void a_head_that_gets_the_quorum_just_then_is_not_forgotten() {
        var made = open();
        var first = offered(made);
        witnessing.take(made.log(), witnesses.note(first, 1));
        vote(made, 0);
        witnessing.publicHead(made.log(), now.plus(HOLD)).orElseThrow();
        vote(made, 1);
        var newest = made.log().head().orElseThrow();
        var offering = QuarkusTransaction.requiringNew().call(() -> {
            assertEquals(Taken.KEPT, witnessing.take(made.log(), witnesses.note(first, 2)));
            int holder = pid();
            var begun = CompletableFuture.runAsync(() -> store.offer(made.log().id(), newest, 2, now));
            Awaitility.await().until(() -> somebodyWaitsFor(holder));
            return begun;
        });
        offering.join();
        assertEquals(newest, offered(made));
        assertEquals(first.size(), confirmed(made));
    }

    /** Of this connection: it is asked before another one looks. */
    private int pid() {
        return session.createNativeQuery("select pg_backend_pid()", Integer.class)
                .getSingleResult();
    }

    private boolean somebodyWaitsFor(int holder) {
        return QuarkusTransaction.requiringNew()
                .call(() -> !session.createNativeQuery(
                                "select pid from pg_locks where not granted and ?1 = any(pg_blocking_pids(pid))",
                                Integer.class)
                        .setParameter(1, holder)
                        .getResultList()
                        .isEmpty());
    }

    @Test
    void only_heads_that_were_offered_are_cosigned() {
        var made = open();
        offered(made);
        vote(made, 0);
        var unoffered = made.log().head().orElseThrow();
        assertEquals(Taken.UNKNOWN_HEAD, witnessing.take(made.log(), witnesses.note(unoffered, 1)));
        var fork = boards.fork(made);
        fork.receipt(EntryWriter.ballot(Purpose.CAST, made.election().voter(1).cast(CHOICE)));
        var other = byAnotherKey(shown(fork.note()));
        assertEquals(Taken.UNKNOWN_HEAD, witnessing.take(made.log(), witnesses.note(other, 1, 2)));
        assertEquals(0, confirmed(made));
    }

    @Test
    void d04_a_posted_head_that_the_log_has_signed_and_lost_stops_it() {
        var made = open();
        var board = boards.node();
        var log = board.find(made.log().id()).orElseThrow();
        var fork = boards.fork(made);
        fork.receipt(EntryWriter.ballot(Purpose.CAST, made.election().voter(1).cast(CHOICE)));
        var lost = shown(fork.note());
        assertEquals(Taken.UNKNOWN_HEAD, witnessing.take(log, witnesses.note(byAnotherKey(lost), 1)));
        assertEquals(Map.of(), board.refused());
        assertThrows(LogRefused.class, () -> witnessing.take(log, witnesses.note(lost, 1)));
        assertEquals(
                Reason.WITNESS_AHEAD, board.refused().get(made.log().name()).reason());
        assertThrows(LogRefused.class, log::head);
    }

    /** Most witnesses only post, and no restart and no other node may forget what one of them has shown. */
    @Test
    void d04_a_posted_head_binds_every_node_after_every_start() {
        var made = open();
        var running = boards.node();
        var there = running.find(made.log().id()).orElseThrow();
        there.head();
        var fork = boards.fork(made);
        fork.receipt(EntryWriter.ballot(Purpose.CAST, made.election().voter(1).cast(CHOICE)));
        var posted = witnesses.note(shown(fork.note()), 1);
        assertThrows(LogRefused.class, () -> witnessing.take(made.log(), posted));

        var refused = assertThrows(
                LogRefused.class,
                () -> boards.node().find(made.log().id()).orElseThrow().head());
        assertTrue(refused.getMessage().contains(witnesses.signer(1).key().name()), refused.getMessage());
        var only = new PassingWitnesses(store, made.log().id());
        var at = Clock.fixed(now, ZoneOffset.UTC);
        new WitnessRound(running, only, witnessing, WitnessCalls.NONE, at, Runnable::run).work();
        assertThrows(LogRefused.class, there::head);
    }

    /** Who mends the database by the first head only would sign another history than the second witness holds. */
    @Test
    void d04_a_posted_head_is_kept_where_the_log_has_stopped_already() {
        var made = open();
        var fork = boards.fork(made);
        fork.receipt(EntryWriter.ballot(Purpose.CAST, made.election().voter(1).cast(CHOICE)));
        assertThrows(LogRefused.class, () -> witnessing.take(made.log(), witnesses.note(shown(fork.note()), 1)));
        fork.receipt(EntryWriter.ballot(Purpose.CAST, made.election().voter(2).cast(CHOICE)));
        var larger = witnesses.note(shown(fork.note()), 2);
        assertThrows(LogRefused.class, () -> witnessing.take(made.log(), larger));
        assertEquals(2, kept(made).size());
        assertEquals(new String(larger, StandardCharsets.UTF_8), kept(made).get(0));
    }

    private List<String> kept(Made made) {
        return store.shown(made.log().id());
    }

    /** A database that can be put back by one entry, and of which one can be damaged. */
    private final class Failing extends PassingStore {
        private boolean behind;
        private long damaged = -1;

        Failing() {
            super(boards.store());
        }

        @Override
        public long size(BoardId log) {
            return super.size(log) - (behind ? 1 : 0);
        }

        @Override
        public void read(BoardId log, long from, long to, Consumer<StoredEntry> each) {
            super.read(log, from, to, entry -> each.accept(entry.index() == damaged ? damaged(entry) : entry));
        }

        private static StoredEntry damaged(StoredEntry entry) {
            return new StoredEntry(entry.index(), entry.kind(), new byte[1], entry.leaf());
        }
    }

    /** The node remembers what the database has lost under it. */
    @Test
    void d04_a_posted_head_is_kept_where_the_database_went_back_under_a_running_node() {
        var made = open();
        var store = new Failing();
        var log = boards.node(store, witnesses).find(made.log().id()).orElseThrow();
        keepsOnlyTheLost(made, log, () -> {
            log.head();
            store.behind = true;
            stop(made, log);
        });
    }

    /** A node that starts stops before it could compare. */
    @Test
    void d04_a_posted_head_is_kept_where_the_database_is_behind_at_the_start() {
        var made = open();
        var store = new Failing();
        store.behind = true;
        var log = boards.node(store, witnesses).find(made.log().id()).orElseThrow();
        keepsOnlyTheLost(made, log, () -> {});
    }

    /** What stands behind the damage nobody can read. */
    @Test
    void d04_a_posted_head_is_kept_where_an_entry_is_damaged() {
        var made = open();
        var store = new Failing();
        store.damaged = made.log().snapshot().size();
        var log = boards.node(store, witnesses).find(made.log().id()).orElseThrow();
        keepsOnlyTheLost(made, log, () -> {});
    }

    /** Somebody looks for a database that has more. */
    @Test
    void d04_a_posted_head_is_kept_where_the_database_goes_back_once_more() {
        var made = open();
        var store = new Failing();
        var log = boards.node(store, witnesses).find(made.log().id()).orElseThrow();
        var fork = boards.fork(made);
        fork.receipt(EntryWriter.ballot(Purpose.CAST, made.election().voter(1).cast(CHOICE)));
        var first = witnesses.note(shown(fork.note()), 1);
        var newest = witnesses.note(log.head().orElseThrow(), 1);
        for (var note : List.of(first, newest)) {
            assertThrows(LogRefused.class, () -> witnessing.take(log, note));
            assertEquals(1, kept(made).size());
        }
        store.behind = true;
        assertThrows(LogRefused.class, () -> witnessing.take(log, newest));
        assertEquals(2, kept(made).size());
    }

    /** What the database has lost is noticed by who writes. */
    private static void stop(Made made, PublicLog log) {
        var next = EntryWriter.ballot(Purpose.CAST, made.election().voter(1).cast(CHOICE));
        assertThrows(LogRefused.class, () -> log.append(List.of(next)));
    }

    private void keepsOnlyTheLost(Made made, PublicLog log, Runnable fault) {
        var before = made.log().head().orElseThrow();
        vote(made, 0);
        var newest = made.log().head().orElseThrow();
        fault.run();
        assertThrows(LogRefused.class, () -> witnessing.take(log, witnesses.note(before, 1)));
        assertThrows(LogRefused.class, () -> witnessing.take(log, witnesses.note(byAnotherKey(newest), 1)));
        assertEquals(List.of(), kept(made));
        var posted = witnesses.note(newest, 1);
        assertThrows(LogRefused.class, () -> witnessing.take(log, posted));
        assertEquals(List.of(new String(posted, StandardCharsets.UTF_8)), kept(made));
    }

    /** The database goes back while a witness is asked. */
    @Test
    void d04_a_head_in_an_answer_is_kept_where_the_log_stops_meanwhile() {
        var made = open();
        var store = new Failing();
        var memory = witnesses.reach(1, made.election().manifest().terms().log());
        var log = boards.node(store, witnesses).find(made.log().id()).orElseThrow();
        var newest = log.head().orElseThrow().note();
        memory.keep(newest);
        memory.whenAsked(() -> {
            store.behind = true;
            stop(made, log);
        });
        assertThrows(LogRefused.class, () -> log.compareWith(witnesses.names()));
        assertEquals(List.of(newest), kept(made));
    }

    /** As if entries had been put back, and then others were lost. */
    @Test
    void d04_a_head_that_the_log_continues_hides_no_other() {
        var made = open();
        store.show(made.log().id(), made.log().head().orElseThrow());
        var id = made.log().id();
        assertEquals(made.log().head(), boards.node().find(id).orElseThrow().head());
        var fork = boards.fork(made);
        fork.receipt(EntryWriter.ballot(Purpose.CAST, made.election().voter(1).cast(CHOICE)));
        var posted = witnesses.note(shown(fork.note()), 1);
        assertThrows(LogRefused.class, () -> witnessing.take(made.log(), posted));
        assertThrows(
                LogRefused.class, () -> boards.node().find(id).orElseThrow().head());
    }

    /** A disk that is full, say. */
    @Test
    void d04_what_can_not_be_kept_stops_this_node_all_the_same() {
        var made = open();
        var key = made.election().manifest().terms().log();
        var fork = boards.fork(made);
        fork.receipt(EntryWriter.ballot(Purpose.CAST, made.election().voter(1).cast(CHOICE)));
        witnesses.reach(1, key).keep(fork.note());
        var full = new PassingWitnesses(store, made.log().id()) {
            @Override
            public void show(BoardId id, SignedHead lost) {
                throw new IllegalStateException("no room");
            }
        };
        var board = boards.node(witnesses, full);
        assertThrows(
                LogRefused.class,
                () -> board.find(made.log().id()).orElseThrow().head());
        assertEquals(Set.of(made.log().name()), board.refused().keySet());
    }

    private static SignedHead shown(String note) {
        var head = Checkpoint.parse(Bytes.utf8(note)).orElseThrow();
        return new SignedHead(head.size(), head.root(), note);
    }

    /** The same text, signed in the log's name by somebody else. */
    private static SignedHead byAnotherKey(SignedHead head) {
        var text = Checkpoint.parse(Bytes.utf8(head.note())).orElseThrow().text();
        var signer =
                NoteSigner.of(text.lines().findFirst().orElseThrow(), new byte[NoteSigner.LENGTH], NoteKey.Use.LOG);
        return shown(Checkpoint.note(text, List.of(signer.sign(text))));
    }

    @Test
    void nodes_share_what_witnesses_said() {
        var made = open();
        var head = offered(made);
        witnessing.take(made.log(), witnesses.note(head, 1, 3));
        var second = boards.node().find(made.log().id()).orElseThrow();
        var seen = new Witnessing(store, HOLD).confirmed(second).orElseThrow();
        assertEquals(head, seen.head());
        assertEquals(2, seen.confirmedBy());
        assertEquals(Taken.KEPT, new Witnessing(store, HOLD).take(second, witnesses.note(head, 2)));
        assertEquals(3, witnessing.confirmed(made.log()).orElseThrow().confirmedBy());
    }

    @Test
    void a_log_without_witnesses_shows_its_newest_head() {
        var made = boards.open(plan -> plan.voters(2));
        witnessing = new Witnessing(store, HOLD);
        vote(made, 0);
        assertEquals(made.log().head(), Optional.of(offered(made)));
        assertTrue(witnessing.confirmed(made.log()).isEmpty());
        assertTrue(store.offered(made.log().id()).isEmpty());
        assertEquals(Taken.UNKNOWN_WITNESS, witnessing.take(made.log(), witnesses.note(offered(made), 1)));
    }

    @Test
    void witnesses_with_an_address_are_asked_and_one_that_is_away_is_asked_again() {
        var made = open();
        var key = made.election().manifest().terms().log();
        var first = witnesses.reach(1, key);
        var second = witnesses.reach(2, key);
        second.away(true);
        var head = offered(made);
        round(made, now);
        assertEquals(1, offeredBy(made));
        second.away(false);
        round(made, now.plusSeconds(1));
        assertEquals(1, offeredBy(made), "too early");
        round(made, now.plusSeconds(6));
        assertEquals(head.size(), confirmed(made));
        assertEquals(List.of(0L), first.asked);

        vote(made, 0);
        witnessing.take(made.log(), witnesses.note(head, 3));
        round(made, now.plusSeconds(12));
        assertEquals(head.size() + 1, confirmed(made));
        assertEquals(List.of(0L, head.size()), first.asked);
    }

    /** Each answers only once all of them have been asked. */
    @Test
    void witnesses_are_asked_at_the_same_time() {
        var made = open();
        var key = made.election().manifest().terms().log();
        var all = new CountDownLatch(3);
        IntStream.rangeClosed(1, 3)
                .forEach(number -> witnesses.reach(number, key).whenCalled(() -> {
                    all.countDown();
                    return all.await(10, TimeUnit.SECONDS);
                }));
        round(made, now, Infrastructure.getDefaultExecutor());
        assertEquals(3, offeredBy(made));
    }

    @Test
    void a_witness_that_knows_another_size_says_so_and_is_asked_from_there() {
        var made = open();
        var key = made.election().manifest().terms().log();
        var head = offered(made);
        witnesses.reach(1, key);
        witnesses.add(witnesses.signer(1).key().name(), new AddCheckpoint(0, List.of(), head.note()));
        vote(made, 0);
        witnessing = new Witnessing(store, Duration.ZERO);
        round(made, now);
        assertEquals(1, offeredBy(made));
        assertEquals(head.size() + 1, offered(made).size());
    }

    /** The round has lasted long enough before the first question. */
    @Test
    void who_is_not_asked_in_time_is_asked_in_the_next_round() {
        var made = open();
        witnesses.reach(1, made.election().manifest().terms().log());
        offered(made);
        var late = now.plus(Duration.ofDays(1)); // when nobody is asked more often than every two hours
        var looks = new AtomicInteger();
        InstantSource hurried = () -> late.plusSeconds(10L * looks.incrementAndGet());
        round(made, hurried.withZone(ZoneOffset.UTC), Runnable::run);
        assertEquals(0, offeredBy(made));
        round(made, late.plusSeconds(1));
        assertEquals(0, offeredBy(made), "too early");
        round(made, late.plusSeconds(120));
        assertEquals(1, offeredBy(made));
    }

    private void round(Made made, Instant time) {
        round(made, time, Runnable::run);
    }

    private void round(Made made, Instant time, Executor threads) {
        round(made, Clock.fixed(time, ZoneOffset.UTC), threads);
    }

    private void round(Made made, Clock at, Executor threads) {
        var only = new PassingWitnesses(store, made.log().id());
        new WitnessRound(boards.node(witnesses), only, witnessing, witnesses, at, threads).work();
    }

    @Test
    void d04_a_node_does_not_sign_where_a_witness_holds_more_than_the_database() {
        var made = open();
        var fork = boards.fork(made);
        fork.receipt(EntryWriter.ballot(Purpose.CAST, made.election().voter(1).cast(CHOICE)));
        witnesses.reach(2, made.election().manifest().terms().log()).keep(fork.note());
        var node = boards.node(witnesses);
        var refused = assertThrows(
                LogRefused.class, () -> node.find(made.log().id()).orElseThrow().head());
        assertEquals(Reason.WITNESS_AHEAD, refused.reason());
        assertEquals(Set.of(made.log().name()), node.refused().keySet());

        vote(made, 0);
        var other = boards.node(witnesses);
        refused = assertThrows(
                LogRefused.class,
                () -> other.find(made.log().id()).orElseThrow().head());
        assertEquals(Reason.OTHER_ROOT, refused.reason());
    }

    /** Nobody could be asked while it was empty: the manifest names them. */
    @Test
    void d04_a_log_that_was_empty_at_the_start_is_compared_when_it_is_read_again() {
        var made = boards.create(plan -> plan.voters(2).witnesses(2, witnesses.keys()));
        var away = new AtomicBoolean();
        var store = new PassingStore(boards.store()) {
            @Override
            public <T> T leased(BoardId log, Function<Lease, T> work) {
                if (away.getAndSet(false)) {
                    throw new IllegalStateException("away");
                }
                return super.leased(log, work);
            }
        };
        var log = boards.node(store, witnesses).find(made.log().id()).orElseThrow();
        assertEquals(0, log.snapshot().size());
        boards.prepare(made, made.election().entries());
        var fork = boards.fork(made);
        fork.receipt(EntryWriter.ballot(Purpose.CAST, made.election().voter(1).cast(CHOICE)));
        witnesses.reach(1, made.election().manifest().terms().log()).keep(fork.note());
        var ballot = EntryWriter.ballot(Purpose.CAST, made.election().voter(0).cast(CHOICE));
        away.set(true);
        assertThrows(NotConfirmed.class, () -> log.append(List.of(ballot)));
        assertEquals(
                Reason.WITNESS_AHEAD, assertThrows(LogRefused.class, log::head).reason());
    }

    /** Another node takes a vote, and the witness cosigns it, while this one waits for the witness's answer. */
    @Test
    void what_another_node_writes_during_the_question_is_no_loss() {
        var made = open();
        var memory = witnesses.reach(1, made.election().manifest().terms().log());
        memory.whenAsked(() -> {
            vote(made, 0);
            memory.keep(made.log().head().orElseThrow().note());
        });
        var board = boards.node(witnesses);
        var log = board.find(made.log().id()).orElseThrow();
        var atStart = log.head();
        assertEquals(made.log().head(), atStart);

        memory.whenAsked(() -> {
            vote(made, 1);
            memory.keep(made.log().head().orElseThrow().note());
        });
        log.compareWith(witnesses.names());
        assertEquals(made.log().head(), log.head());
        assertEquals(Map.of(), board.refused());
    }

    @Test
    void a_witness_that_is_away_or_only_says_a_number_stops_nobody() {
        var made = open();
        var key = made.election().manifest().terms().log();
        witnesses.reach(1, key).away(true);
        var stranger = boards.open(plan -> plan.witnesses(2, witnesses.keys()));
        witnesses
                .reach(2, key)
                .keep(stranger.log()
                        .head()
                        .orElseThrow()
                        .note()
                        .replace(
                                stranger.log().name().origin(),
                                made.log().name().origin()));
        witnesses.reach(3, key);
        var log = boards.node(witnesses).find(made.log().id()).orElseThrow();
        assertEquals(made.log().head(), log.head());
        vote(new Made(made.election(), log), 0);
        assertEquals(made.log().head(), log.head());
    }

    @Test
    void operators_are_told_of_a_log_that_stays_unconfirmed() {
        var made = open();
        var first = offered(made);
        var since = store.offered(made.log().id()).orElseThrow().at();
        assertFalse(isLate(made, since.minus(HOUR)));
        assertTrue(isLate(made, since));
        vote(made, 0);
        var second = witnessing
                .publicHead(made.log(), since.plus(HOLD))
                .orElseThrow()
                .head();
        assertTrue(isLate(made, since), "a newer head does not help");

        witnessing.take(made.log(), witnesses.note(first, 1, 2));
        assertTrue(isLate(made, since), "the newer head still waits");
        assertFalse(isLate(made, since.minus(HOUR)));
        witnessing.take(made.log(), witnesses.note(second, 1, 2));
        assertFalse(isLate(made, since.plus(HOLD)));
        vote(made, 1);
        var later = since.plus(HOLD).plus(HOLD);
        witnessing.publicHead(made.log(), later);
        assertFalse(isLate(made, later.minus(HOUR)), "the wait begins with the next head");
        assertTrue(isLate(made, later));

        var muchLater = later.plus(Duration.ofDays(8));
        assertTrue(isLate(made, muchLater), "without its witnesses it can't be counted");
        set(made, "phase = 'DECIDED'");
        assertFalse(isLate(made, muchLater));
    }

    private boolean isLate(Made made, Instant before) {
        return late(made, before).isPresent();
    }

    private Optional<Late> late(Made made, Instant before) {
        return store.late(before).stream()
                .filter(late -> late.log().equals(made.log().id()))
                .findFirst();
    }

    @Test
    void an_election_of_which_nobody_writes_for_a_month_is_long_over_unless_its_voting_goes_on() {
        var made = open();
        offered(made);
        var month = now.plus(Duration.ofDays(30));
        assertFalse(isLongOver(made, month), "votes are taken");
        assertFalse(isLongOver(made, CLOSES.minusSeconds(1)));
        assertTrue(isLongOver(made, CLOSES));
        set(made, "closes_at = null"); // before the opening, or closed early
        assertFalse(isLongOver(made, month.minusSeconds(1)));
        assertTrue(isLongOver(made, month));
    }

    private boolean isLongOver(Made made, Instant before) {
        return late(made, before).orElseThrow().longOver();
    }

    private void set(Made made, String change) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("update board_log set " + change + " where id = ?1")
                        .setParameter(1, made.log().id().value())
                        .executeUpdate());
    }

    /** Its address may be that of a program that follows another election. */
    @Test
    void who_has_cosigned_and_claims_to_know_nothing_did_not_say() {
        var made = open();
        var key = made.election().manifest().terms().log();
        IntStream.rangeClosed(1, 2).forEach(number -> witnesses.reach(number, key));
        witnessing.take(made.log(), witnesses.note(offered(made), 1));
        var memory = new WitnessMemory(made.log().name(), key, witnesses, store);
        assertEquals(
                Set.of(witnesses.signer(2).key().name()),
                memory.ask(witnesses.names()).heads().keySet());
    }

    @Test
    void a_running_log_stops_when_a_witness_shows_what_it_lost() {
        var made = open();
        offered(made);
        var memory = witnesses.reach(1, made.election().manifest().terms().log());
        var board = boards.node(witnesses);
        var log = board.find(made.log().id()).orElseThrow();
        log.head();
        var fork = boards.fork(made);
        fork.receipt(EntryWriter.ballot(Purpose.CAST, made.election().voter(1).cast(CHOICE)));
        memory.keep(fork.note());
        var only = new PassingWitnesses(store, made.log().id());
        var at = Clock.fixed(now, ZoneOffset.UTC);
        new WitnessRound(board, only, witnessing, witnesses, at, Runnable::run).work();
        assertThrows(LogRefused.class, log::head);
        assertEquals(
                Reason.WITNESS_AHEAD, board.refused().get(made.log().name()).reason());
    }
}
