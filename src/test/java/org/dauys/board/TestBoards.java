package org.dauys.board;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.dauys.board.EntryStore.LogName;
import org.dauys.board.EntryStore.StoredEntry;
import org.dauys.election.decision.Publishing.State;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.record.EntryCheck;
import org.dauys.protocol.transcript.Hash;
import org.dauys.testing.TestElection;
import org.dauys.testing.TestPlan;

/** Nodes over one database and one checkpoint store, and elections on them. */
@Singleton
public class TestBoards {
    private final EntryStore store;
    private final CheckpointStore checkpoints;
    private final KeyRing keys;
    private final EntryCheck check;
    private final WitnessStore cosigned;

    @Inject
    TestBoards(
            EntryStore store, CheckpointStore checkpoints, KeyRing keys, WitnessStore cosigned, SecureRandom random) {
        this.cosigned = cosigned;
        this.store = store;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.check = new EntryCheck(new Batch(new ScalarEngine(), random));
    }

    /** An election and its log. */
    public record Made(TestElection election, PublicLog log) {}

    EntryStore store() {
        return store;
    }

    CheckpointStore checkpoints() {
        return checkpoints;
    }

    /** A node that has just started. */
    public Board node() {
        return node(new Turnstile(2, 200));
    }

    Board node(Turnstile turnstile) {
        return new Board(store, checkpoints, keys, check, turnstile, WitnessCalls.NONE, cosigned, 100);
    }

    /** A node that calls witnesses. */
    Board node(WitnessCalls witnesses) {
        return new Board(store, checkpoints, keys, check, new Turnstile(2, 200), witnesses, cosigned, 100);
    }

    Board node(WitnessCalls witnesses, WitnessStore lines) {
        return new Board(store, checkpoints, keys, check, new Turnstile(2, 200), witnesses, lines, 100);
    }

    Board node(EntryStore entries, WitnessCalls witnesses) {
        return new Board(entries, checkpoints, keys, check, new Turnstile(2, 200), witnesses, cosigned, 100);
    }

    Board node(EntryStore entries, CheckpointStore heads) {
        return new Board(entries, heads, keys, check, new Turnstile(2, 200), WitnessCalls.NONE, cosigned, 100);
    }

    /** A node that fails as soon as it opens a log. */
    public Board closed() {
        return node(
                new PassingStore(store) {
                    @Override
                    public Optional<LogName> find(BoardId log) {
                        throw new AssertionError("opened " + log);
                    }
                },
                checkpoints);
    }

    /** A node to which the database's first answer gets lost when entries are durable. */
    public Board unsure() {
        return losing(true);
    }

    /** A node that the database doesn't hear when it writes for the first time. */
    public Board unheard() {
        return losing(false);
    }

    private Board losing(boolean durable) {
        var lost = new AtomicBoolean();
        return node(
                new PassingStore(store) {
                    @Override
                    public <T> T leased(BoardId log, Function<Lease, T> work) {
                        if (lost.getAndSet(true)) {
                            return super.leased(log, work);
                        }
                        if (durable) {
                            super.leased(log, work);
                        }
                        throw new IllegalStateException("connection lost");
                    }
                },
                checkpoints);
    }

    /** A node that loses its database just when that makes entries durable, which takes until {@link Committing#go}. */
    public Committing committing() {
        return new Committing();
    }

    /** The database of a node that no longer hears it. */
    public final class Committing implements AutoCloseable {
        private final CountDownLatch written = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private final ExecutorService server = Executors.newSingleThreadExecutor();

        public Board board() {
            return node(
                    new PassingStore(store) {
                        @Override
                        public <T> T leased(BoardId log, Function<Lease, T> work) {
                            if (written.getCount() == 0) {
                                return super.leased(log, work);
                            }
                            server.submit(() -> super.leased(log, lease -> {
                                var done = work.apply(lease);
                                written.countDown();
                                await(go);
                                return done;
                            }));
                            await(written);
                            throw new IllegalStateException("connection lost before the commit was answered");
                        }
                    },
                    checkpoints);
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }

        public void go() {
            go.countDown();
        }

        @Override
        public void close() {
            go();
            server.shutdown();
        }
    }

    /** An election whose log is still empty. */
    public Made create(UnaryOperator<TestPlan> plan) {
        var id = new BoardId(UUID.randomUUID());
        var name = new LogName(id, "e-" + id.value(), "dauys.example/e/" + id.value());
        var board = node();
        board.create(name);
        var election = TestElection.of(plan.apply(
                new TestPlan(keys.of(id).logKey(name.origin()), keys.of(id).receiptKey())));
        return new Made(election, board.find(id).orElseThrow());
    }

    /** An election that is open, on a node of its own. */
    public Made open(UnaryOperator<TestPlan> plan) {
        var made = create(plan);
        prepare(made, made.election().entries());
        return made;
    }

    /** Writes the beginning of a log: what follows the manifest can be checked only after it. */
    public void prepare(Made made, List<byte[]> entries) {
        int documents = 1 + manifestParts(entries);
        append(made.log(), entries.subList(0, documents));
        append(made.log(), entries.subList(documents, entries.size()));
    }

    /** Appends lawful entries. */
    public void write(Made made, List<byte[]> entries) {
        append(made.log(), entries);
    }

    /** A second line of an election's log, from here on. */
    public ForkedLog fork(Made made) {
        var before = new ArrayList<StoredEntry>();
        store.read(made.log().id(), 0, store.size(made.log().id()), before::add);
        var name = made.log().name();
        return new ForkedLog(made.election().id(), keys.of(name.id()), name.origin(), before);
    }

    /** What a dishonest service would serve in place of a log: other entries, under a head that the log's own key has signed. */
    public record Forged(List<byte[]> entries, String note) {}

    public Forged forged(PublicLog log, UnaryOperator<List<byte[]>> change) {
        var entries = new ArrayList<byte[]>();
        store.read(log.id(), 0, store.size(log.id()), entry -> entries.add(entry.bytes()));
        var changed = change.apply(entries);
        var fork = new ForkedLog(Hash.ZERO, keys.of(log.id()), log.name().origin(), List.of());
        changed.forEach(fork::add);
        return new Forged(changed, fork.note());
    }

    /** Publishes the result, as a committee does once enough holders have decrypted. */
    public void publish(Made made) {
        var ready = (State.Ready) State.of(made.log().snapshot().stage());
        append(made.log(), ready.entries());
    }

    /** The clerk of another node. */
    public Clerk clerk() {
        return new Clerk(node());
    }

    static void append(PublicLog log, List<byte[]> entries) {
        if (!(log.append(entries) instanceof Appending.Appended)) {
            throw new AssertionError("the election is not lawful");
        }
    }

    private static int manifestParts(List<byte[]> entries) {
        int parts = 0;
        while (new String(entries.get(1 + parts), 0, 14, StandardCharsets.ISO_8859_1).equals("dauys/v1 part\n")) {
            parts++;
        }
        return parts;
    }
}
