package org.dauys.board;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.dauys.board.Appending.Appended;
import org.dauys.board.LogRefused.Reason;
import org.dauys.board.TestBoards.Made;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.record.EntryWriter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a log when a disk, a database or an operator does what must not happen. */
@QuarkusTest
class LogFaultsTest {
    private static final List<List<Integer>> CHOICE = List.of(List.of(0), List.of(1, 2));

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    TestBoards boards;

    @Inject
    DataSource database;

    /** Where a write can fail, and whether it was done all the same. */
    enum Fault {
        ENTRIES_LOST,
        ENTRIES_PERSISTED,
        CHECKPOINT_LOST,
        CHECKPOINT_PERSISTED
    }

    /** Who tries again. */
    enum Retry {
        SAME_NODE,
        RESTARTED_NODE,
        OTHER_NODE
    }

    @TestFactory
    Stream<DynamicTest> after_a_failed_write_the_same_ballot_again_gets_one_place() {
        return Stream.of(Fault.values())
                .flatMap(fault -> Stream.of(Retry.values())
                        .map(retry -> dynamicTest(fault + " " + retry, () -> retryAfter(fault, retry))));
    }

    private void retryAfter(Fault fault, Retry retry) {
        var made = boards.open(plan -> plan.voters(2));
        var other = boards.node().find(made.log().id()).orElseThrow();
        other.snapshot();
        var broken = new AtomicBoolean();
        var node = boards.node(faulty(fault, broken), faultyHeads(fault, broken));
        var log = node.find(made.log().id()).orElseThrow();
        long size = log.snapshot().size();
        var ballot = List.of(
                EntryWriter.ballot(Purpose.CAST, made.election().voter(0).cast(CHOICE)));
        broken.set(true);
        assertThrows(NotConfirmed.class, () -> log.append(ballot));
        if (fault == Fault.CHECKPOINT_LOST) {
            assertThrows(NotConfirmed.class, log::head, "what can't be signed is not promised to who asks again");
        }
        broken.set(false);
        var again = switch (retry) {
            case SAME_NODE -> log;
            case RESTARTED_NODE -> boards.node().find(log.id()).orElseThrow();
            case OTHER_NODE -> other;
        };
        var inAnotherThread = assertTimeoutPreemptively(PATIENCE, () -> again.append(ballot));
        var appended = assertInstanceOf(Appended.class, inAnotherThread);
        assertEquals(size, appended.first());
        assertEquals(size + 1, appended.head().size());
        var next = EntryWriter.ballot(Purpose.CAST, made.election().voter(1).cast(CHOICE));
        assertEquals(
                size + 1,
                assertInstanceOf(Appended.class, log.append(List.of(next))).first());
        assertEquals(boards.node().find(log.id()).orElseThrow().head(), log.head());
    }

    private EntryStore faulty(Fault fault, AtomicBoolean broken) {
        return new PassingStore(boards.store()) {
            @Override
            public <T> T leased(BoardId log, Function<Lease, T> work) {
                if (broken.get() && fault == Fault.ENTRIES_LOST) {
                    super.leased(log, lease -> {
                        work.apply(lease);
                        throw new IllegalStateException("disk full");
                    });
                }
                var done = super.leased(log, work);
                if (broken.get() && fault == Fault.ENTRIES_PERSISTED) {
                    throw new IllegalStateException("connection lost after the commit");
                }
                return done;
            }
        };
    }

    private CheckpointStore faultyHeads(Fault fault, AtomicBoolean broken) {
        var real = boards.checkpoints();
        return new CheckpointStore() {
            @Override
            public Optional<String> last(BoardId log) {
                return real.last(log);
            }

            @Override
            public boolean swap(BoardId log, Optional<String> expected, String next) {
                boolean done = broken.get() && fault == Fault.CHECKPOINT_LOST || real.swap(log, expected, next);
                if (broken.get() && (fault == Fault.CHECKPOINT_LOST || fault == Fault.CHECKPOINT_PERSISTED)) {
                    throw new UncheckedIOException(new IOException("disk gone"));
                }
                return done;
            }
        };
    }

    @Test
    void d04_a_database_older_than_the_checkpoint_store_is_not_signed() throws SQLException {
        var made = withBallots(3);
        lose(2, made);
        refuses(Reason.DATABASE_BEHIND, made, made.log());
        refuses(Reason.DATABASE_BEHIND, made, restarted(made));
    }

    /** This node has looked, and then the database is put back, before the node may write. */
    @Test
    void d04_what_is_lost_between_the_look_and_the_lease_is_not_written_over() throws SQLException {
        var made = withBallots(2);
        long known = boards.store().size(made.log().id());
        var stale = new PassingStore(boards.store()) {
            @Override
            public long size(BoardId log) {
                return known;
            }
        };
        var log = boards.node(stale, boards.checkpoints()).find(made.log().id()).orElseThrow();
        var stage = log.snapshot().stage();
        lose(1, made);
        var before = boards.checkpoints().last(log.id());
        var next = EntryWriter.ballot(Purpose.CAST, made.election().voter(0).cast(CHOICE));
        assertEquals(
                Reason.DATABASE_BEHIND,
                assertThrows(LogRefused.class, () -> log.append(List.of(next), stage))
                        .reason());
        assertEquals(known - 1, boards.store().size(log.id()));
        assertEquals(before, boards.checkpoints().last(log.id()));
    }

    /** Another node's head stood there first, and then the database is put back. */
    @Test
    void d04_what_is_lost_while_another_head_is_taken_over_is_not_signed() {
        var made = withBallots(1);
        var real = boards.checkpoints();
        var put = new AtomicBoolean();
        var quicker = new CheckpointStore() {
            @Override
            public Optional<String> last(BoardId log) {
                return real.last(log);
            }

            @Override
            public boolean swap(BoardId log, Optional<String> expected, String next) {
                if (put.getAndSet(true)) {
                    return real.swap(log, expected, next);
                }
                assertDoesNotThrow(() -> lose(1, made));
                return false;
            }
        };
        var log = boards.node(boards.store(), quicker).find(made.log().id()).orElseThrow();
        var before = real.last(log.id());
        var next = EntryWriter.ballot(Purpose.CAST, made.election().voter(0).cast(CHOICE));
        assertEquals(
                Reason.DATABASE_BEHIND,
                assertThrows(LogRefused.class, () -> log.append(List.of(next))).reason());
        assertEquals(before, real.last(log.id()));
    }

    private void lose(int count, Made made) throws SQLException {
        sql(
                "delete from board_entry where log_id = ? and index >= (select size - %d from board_log where id = log_id)"
                        .formatted(count),
                made);
        sql("update board_log set size = size - %d where id = ?".formatted(count), made);
    }

    @Test
    void entries_other_than_the_signed_ones_are_not_signed() throws SQLException {
        var made = withBallots(2);
        sql(
                "update board_entry a set bytes = b.bytes, leaf = b.leaf, ballot_hash = b.ballot_hash from board_entry b, board_log l"
                        + " where l.id = ? and a.log_id = l.id and b.log_id = l.id and a.index + b.index = 2 * l.size - 3 and a.index >= l.size - 2",
                made);
        refuses(Reason.OTHER_ROOT, made, restarted(made));
    }

    @Test
    void d05_a_damaged_entry_is_named() throws SQLException {
        var made = withBallots(2);
        sql(
                "update board_entry set bytes = set_byte(bytes, 300, get_byte(bytes, 300) # 1)"
                        + " where log_id = ? and index = (select size - 2 from board_log where id = log_id)",
                made);
        refuses(Reason.ENTRY_CHANGED, made, restarted(made));
        var refusal = assertThrows(LogRefused.class, () -> restarted(made).snapshot());
        assertTrue(
                refusal.getMessage().contains("entry " + (made.log().snapshot().size() - 2) + " "),
                refusal.getMessage());
    }

    /** Of whatever is stored of an entry: its bytes, its hash, its row. Ten parts, so ten looks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update board_entry set bytes = set_byte(bytes, 300, get_byte(bytes, 300) # 1)",
                "update board_entry set leaf = set_byte(leaf, 3, get_byte(leaf, 3) # 1)",
                "delete from board_entry"
            })
    void d05_a_running_node_finds_a_damaged_entry_and_signs_no_more(String damage) throws SQLException {
        var made = withBallots(2);
        var node = boards.node();
        var log = node.find(made.log().id()).orElseThrow();
        log.head();
        IntStream.range(0, 20).forEach(look -> node.readAgain(10, 1_000));
        assertEquals(Map.of(), node.refused());
        sql(damage + " where log_id = ? and index = (select size - 2 from board_log where id = log_id)", made);
        IntStream.range(0, 10).forEach(look -> node.readAgain(10, 1_000));
        assertEquals(Reason.ENTRY_CHANGED, node.refused().get(made.log().name()).reason());
        refuses(Reason.ENTRY_CHANGED, made, log);
    }

    @Test
    void no_look_again_reads_more_than_so_many_entries() throws SQLException {
        var made = withBallots(2);
        var node = boards.node();
        node.find(made.log().id()).orElseThrow().head();
        sql(
                "update board_entry set leaf = set_byte(leaf, 3, get_byte(leaf, 3) # 1) where log_id = ? and index = 4",
                made);
        node.readAgain(1, 4);
        assertEquals(Map.of(), node.refused());
        node.readAgain(1, 4);
        assertEquals(Set.of(made.log().name()), node.refused().keySet());
    }

    @Test
    void an_entry_that_is_not_lawful_in_its_place_is_named() throws SQLException {
        var made = withBallots(2);
        sql(
                "update board_entry a set bytes = b.bytes, leaf = b.leaf from board_entry b, board_log l"
                        + " where l.id = ? and a.log_id = l.id and b.log_id = l.id and a.index = l.size - 1 and b.index = l.size - 2",
                made);
        refuses(Reason.ENTRY_CHANGED, made, restarted(made));
    }

    @Test
    void a_checkpoint_store_that_went_back_is_noticed_by_a_running_node() {
        var made = withBallots(1);
        var heads = new ArrayList<Optional<String>>();
        heads.add(boards.checkpoints().last(made.log().id()));
        var node = boards.node(boards.store(), restorable(heads));
        var log = node.find(made.log().id()).orElseThrow();
        var voter = made.election().voter(0);
        assertInstanceOf(Appended.class, log.append(List.of(EntryWriter.ballot(Purpose.CAST, voter.cast(CHOICE)))));
        heads.remove(1);
        var ballot = EntryWriter.ballot(Purpose.CAST, voter.cast(CHOICE));
        assertEquals(
                Reason.STORE_CHANGED,
                assertThrows(LogRefused.class, () -> log.append(List.of(ballot)))
                        .reason());
    }

    /** All of the right size and root: whoever else could write there would choose what this log signs next. */
    @Test
    void a_head_of_another_key_or_another_log_in_the_checkpoint_store_is_not_taken_over() {
        var made = withBallots(1);
        var head = made.log().head().orElseThrow();
        var origin = made.log().name().origin();
        var ours = boards.node().keys(made.log().id()).signer(origin);
        var strange = NoteSigner.of(origin, new byte[NoteSigner.LENGTH], NoteKey.Use.LOG);
        var text = Checkpoint.text(origin, head.size(), head.root());
        var other = Checkpoint.text("dauys.example/other", head.size(), head.root());
        assertEquals(head, headOver(made, Checkpoint.note(text, List.of(ours.sign(text)))));
        for (var note : List.of(
                "",
                "dauys.example/other\n0\n\n\n— x y\n",
                Checkpoint.note(text, List.of(strange.sign(text))),
                Checkpoint.note(other, List.of(ours.sign(other))),
                head.note().replace(origin, "dauys.example/other"))) {
            var refused = assertThrows(LogRefused.class, () -> headOver(made, note), note);
            assertEquals(Reason.STORE_CHANGED, refused.reason(), note);
        }
    }

    private SignedHead headOver(Made made, String note) {
        return boards.node(boards.store(), restorable(new ArrayList<>(List.of(Optional.of(note)))))
                .find(made.log().id())
                .orElseThrow()
                .head()
                .orElseThrow();
    }

    @Test
    void a_store_that_was_away_and_comes_back_as_the_wrong_one_is_known_before_a_voter_meets_it() {
        var made = withBallots(1);
        var trouble = new AtomicReference<RuntimeException>(new IllegalStateException("away"));
        var node = boards.node(
                new PassingStore(boards.store()) {
                    @Override
                    public List<BoardId> due(Instant now) {
                        return List.of(made.log().id());
                    }
                },
                troubled(trouble));
        assertFalse(node.checkOpen());
        assertEquals(Map.of(), node.refused());

        trouble.set(new LogRefused(Reason.STORE_SHARED, "it holds the entries"));
        assertTrue(node.checkOpen());
        assertEquals(Reason.STORE_SHARED, node.refused().get(made.log().name()).reason());
        refuses(Reason.STORE_SHARED, made, node.find(made.log().id()).orElseThrow());
    }

    private static CheckpointStore troubled(AtomicReference<RuntimeException> trouble) {
        return new CheckpointStore() {
            @Override
            public Optional<String> last(BoardId log) {
                throw trouble.get();
            }

            @Override
            public boolean swap(BoardId log, Optional<String> expected, String next) {
                throw trouble.get();
            }
        };
    }

    /** Its last element is what it holds. */
    private static CheckpointStore restorable(List<Optional<String>> heads) {
        return new CheckpointStore() {
            @Override
            public Optional<String> last(BoardId log) {
                return heads.get(heads.size() - 1);
            }

            @Override
            public boolean swap(BoardId log, Optional<String> expected, String next) {
                boolean same = last(log).equals(expected);
                return same && heads.add(Optional.of(next));
            }
        };
    }

    @Test
    void what_a_crash_left_unsigned_is_signed_at_the_next_start() throws SQLException {
        var made = boards.create(plan -> plan.voters(1));
        var broken = new AtomicBoolean(true);
        var dying = boards.node(boards.store(), faultyHeads(Fault.CHECKPOINT_LOST, broken))
                .find(made.log().id())
                .orElseThrow();
        assertThrows(
                NotConfirmed.class, () -> dying.append(made.election().entries().subList(0, 2)));
        assertEquals(2, restarted(made).head().orElseThrow().size());
    }

    private Made withBallots(int count) {
        var made = boards.open(plan -> plan.voters(count));
        for (int i = 0; i < count; i++) {
            TestBoards.append(
                    made.log(),
                    List.of(EntryWriter.ballot(
                            Purpose.CAST, made.election().voter(i).cast(CHOICE))));
        }
        return made;
    }

    private PublicLog restarted(Made made) {
        return boards.node().find(made.log().id()).orElseThrow();
    }

    /** Refuses, keeps refusing, and leaves the store and the database as they were. */
    private void refuses(Reason reason, Made made, PublicLog log) {
        var before = boards.checkpoints().last(log.id());
        long size = boards.store().size(log.id());
        var voter = made.election().voter(0);
        var next = List.of(EntryWriter.ballot(Purpose.CAST, voter.cast(CHOICE)));
        assertEquals(
                reason, assertThrows(LogRefused.class, () -> log.append(next)).reason());
        assertEquals(reason, assertThrows(LogRefused.class, log::head).reason());
        assertEquals(before, boards.checkpoints().last(log.id()));
        assertEquals(size, boards.store().size(log.id()));
    }

    private void sql(String change, Made made) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(change)) {
            statement.setObject(1, made.log().id().value());
            assertTrue(statement.executeUpdate() > 0, "nothing was changed");
        }
    }
}
