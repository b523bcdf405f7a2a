package org.dauys.board.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dauys.board.BoardId;
import org.dauys.board.EntryStore;
import org.dauys.board.EntryStore.LogName;
import org.dauys.board.EntryStore.NewEntry;
import org.dauys.board.EntryStore.Progress;
import org.dauys.board.EntryStore.StoredEntry;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.record.Stage.Phase;
import org.dauys.protocol.transcript.Hash;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostgresEntriesTest {
    private static final Instant NOON = Instant.parse("2026-04-10T12:00:00Z");

    private static final Progress OPEN = new Progress(Phase.OPEN, Optional.of(NOON));

    @Inject
    EntryStore store;

    @Inject
    StatelessSession session;

    private final BoardId log = new BoardId(UUID.randomUUID());

    @Test
    void a_log_is_found_by_its_names_and_no_second_takes_one_of_them() {
        var name = create();
        assertEquals(Optional.of(name), store.find(log));
        assertEquals(Optional.of(name), store.bySlug(name.slug()));
        var other = new BoardId(UUID.randomUUID());
        assertFalse(store.create(name));
        assertFalse(store.create(new LogName(other, name.slug(), "o" + other.value())));
        assertFalse(store.create(new LogName(other, "s" + other.value(), name.origin())));
        assertEquals(Optional.empty(), store.find(other));
        assertEquals(Optional.empty(), store.bySlug("s" + other.value()));
    }

    /** Whatever the nodes do: the database has no second entry for a place. */
    @Test
    void e04_a_place_in_a_log_is_filled_once() {
        create();
        append(3, Optional.empty());
        var again = "insert into board_entry (log_id, index, kind, bytes, leaf)"
                + " select log_id, index, kind, bytes, leaf from board_entry where log_id = :log and index = 1";
        var refused = assertThrows(
                RuntimeException.class,
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> session.createNativeMutationQuery(again)
                                .setParameter("log", log.value())
                                .executeUpdate()));
        assertTrue(refused.toString().contains("board_entry_pkey"), refused::toString);
        assertEquals(3, store.size(log));
    }

    @Test
    void entries_come_back_in_order_with_their_bytes() {
        create();
        append(3, Optional.empty());
        append(200, Optional.empty());
        assertEquals(203, store.size(log));
        var read = new ArrayList<StoredEntry>();
        store.read(log, 1, 180, read::add);
        assertEquals(
                LongStream.range(1, 180).boxed().toList(),
                read.stream().map(StoredEntry::index).toList());
        assertArrayEquals(bytes(2), read.get(1).bytes());
        assertEquals(TreeHash.leaf(bytes(2)), read.get(1).leaf());
        assertEquals("ballot", read.get(1).kind());
        assertArrayEquals(bytes(202), store.entry(log, 202).orElseThrow().bytes());
        assertEquals(Optional.empty(), store.entry(log, 203));
    }

    @Test
    void a_ballot_is_found_by_its_hash_or_by_how_its_hash_begins() {
        create();
        append(9, Optional.empty());
        var hash = Hash.sha256(bytes(5));
        assertEquals(5, store.ballot(log, hash).orElseThrow().index());
        var from = hash.encode();
        var to = hash.encode();
        from[31] = 0;
        to[31] = -1;
        var begun = store.ballot(
                log, Hash.decode(from).orElseThrow(), Hash.decode(to).orElseThrow());
        assertEquals(5, begun.orElseThrow().index());
        assertEquals(Optional.empty(), store.ballot(log, Hash.ZERO));
    }

    @Test
    void what_fails_leaves_nothing_behind() {
        create();
        append(1, Optional.empty());
        assertThrows(
                IllegalStateException.class,
                () -> store.leased(log, lease -> {
                    lease.append(List.of(entry(1)), Optional.of(NOON), OPEN, 0);
                    throw new IllegalStateException("power cut");
                }));
        assertEquals(1, store.size(log));
        assertEquals(Optional.empty(), store.entry(log, 1));
        assertFalse(store.due(NOON).contains(log));
    }

    @Test
    void no_lease_stays_with_a_node_that_is_dead_or_stands_still() {
        create();
        assertEquals(
                List.of("10", "5", "3", "25000", "30s", "10s"),
                store.leased(
                        log,
                        lease -> Stream.of(
                                        "tcp_keepalives_idle",
                                        "tcp_keepalives_interval",
                                        "tcp_keepalives_count",
                                        "tcp_user_timeout",
                                        "idle_in_transaction_session_timeout",
                                        "lock_timeout")
                                .map(this::setting)
                                .toList()));
        assertEquals("0", setting("idle_in_transaction_session_timeout"));
    }

    private String setting(String name) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> session.createNativeQuery("select current_setting(?1)", String.class)
                        .setParameter(1, name)
                        .getSingleResult());
    }

    @Test
    void a_lease_has_one_holder_and_sees_what_the_holder_before_wrote() throws Exception {
        create();
        var threads = Executors.newFixedThreadPool(8);
        try {
            var writers = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Integer>) () -> {
                        for (int n = 0; n < 20; n++) {
                            store.leased(log, lease -> {
                                lease.append(List.of(entry(lease.size())), Optional.empty(), OPEN, 0);
                                return lease.size();
                            });
                        }
                        return i;
                    })
                    .toList();
            for (var writer : threads.invokeAll(writers)) {
                writer.get();
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(160, store.size(log));
        var read = new ArrayList<StoredEntry>();
        store.leased(log, lease -> {
            lease.read(0, read::add);
            return lease.size();
        });
        for (var entry : read) {
            assertArrayEquals(bytes(entry.index()), entry.bytes());
        }
        assertEquals(160, read.size());
    }

    @Test
    void a_log_is_due_at_its_time_and_not_before() {
        create();
        append(1, Optional.of(NOON));
        assertFalse(store.due(NOON.minusMillis(1)).contains(log));
        assertTrue(store.due(NOON).contains(log));
        append(1, Optional.empty());
        assertFalse(store.due(NOON).contains(log));
    }

    @Test
    void how_far_an_election_is_is_kept_with_its_newest_entry() {
        create();
        assertEquals(Map.of(), store.progress(List.of(log)), "nothing is known before the first entry");
        append(1, Optional.of(NOON));
        assertEquals(Map.of(log, OPEN), store.progress(List.of(log, new BoardId(UUID.randomUUID()))));
        var over = new Progress(Phase.CANCELLED, Optional.empty());
        store.leased(log, lease -> {
            lease.append(List.of(entry(1)), Optional.empty(), over, 0);
            return lease.size();
        });
        assertEquals(Map.of(log, over), store.progress(List.of(log)));
    }

    private LogName create() {
        var name = new LogName(log, "s-" + log.value(), "dauys.example/" + log.value());
        assertTrue(store.create(name));
        return name;
    }

    private void append(int count, Optional<Instant> due) {
        store.leased(log, lease -> {
            long first = lease.size();
            lease.append(
                    LongStream.range(first, first + count)
                            .mapToObj(PostgresEntriesTest::entry)
                            .toList(),
                    due,
                    OPEN,
                    0);
            return lease.size();
        });
    }

    private static NewEntry entry(long index) {
        return new NewEntry(
                "ballot", bytes(index), TreeHash.leaf(bytes(index)), Optional.of(Hash.sha256(bytes(index))));
    }

    private static byte[] bytes(long index) {
        return ("entry " + index).getBytes(StandardCharsets.UTF_8);
    }
}
