package org.dauys.verifier;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.record.EntryCheck;
import org.dauys.protocol.record.OpenElection;
import org.dauys.protocol.record.ReadEntry;
import org.dauys.protocol.transcript.Hash;

/**
 * Hashes, reads and checks entries on all processors while the fold goes on behind, one entry after another. What it finds doesn't
 * depend on the fold but for the opening: from then on every ballot is checked for the same election.
 */
final class Ahead implements AutoCloseable {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** Chunks that are under way at once: one for every processor, and two, so that none waits for the reader or the fold. */
    static final int CHUNKS = PROCESSORS + 2;

    private final ExecutorService processors = Executors.newFixedThreadPool(PROCESSORS, Ahead::daemon);
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private Optional<OpenElection> opening = Optional.empty();

    /** Checks ballots as far as that needs no log. */
    interface Checking {
        /** @param places where they stand in the log */
        Chunk.Checked check(List<ReadEntry> ballots, long[] places, OpenElection open);

        /**
         * By their equations.
         *
         * @param root of the record's head
         */
        static Checking ofEquations(Hash root) {
            var check = entryCheck();
            return (ballots, places, open) -> Chunk.Checked.of(check.sound(ballots, open), root);
        }
    }

    /** How entries are checked here. */
    static EntryCheck entryCheck() {
        return new EntryCheck(new Batch(Engine.used().product(), new SecureRandom()));
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "ahead");
        thread.setDaemon(true);
        return thread;
    }

    /** Is enough under way? */
    boolean isBusy() {
        return chunks.size() >= CHUNKS;
    }

    /** Begins with the entries from {@code first} on. */
    void begin(long first, List<byte[]> entries, Checking checking) {
        var items = CompletableFuture.supplyAsync(
                () -> entries.stream().map(Chunk.Item::of).toList(), processors);
        var chunk = new Chunk(
                first, items, (read, open) -> checking.check(Chunk.ballots(read), Chunk.places(first, read), open));
        opening.ifPresent(open -> chunk.check(open, processors));
        chunks.add(chunk);
    }

    /** The first of the chunks under way; empty if there is none. */
    Optional<Chunk> first() {
        return Optional.ofNullable(chunks.peek());
    }

    /** The fold is done with the first. */
    void drop() {
        chunks.remove();
    }

    /** Voting was opened so: the ballots of what is under way, and of all that follows, are checked for that. */
    void opened(OpenElection open) {
        if (opening.isEmpty()) {
            opening = Optional.of(open);
            chunks.forEach(chunk -> chunk.check(open, processors));
        }
    }

    /** Is it known how voting was opened? */
    boolean isOpened() {
        return opening.isPresent();
    }

    @Override
    public void close() {
        processors.shutdownNow();
    }
}
