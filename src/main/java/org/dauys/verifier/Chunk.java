package org.dauys.verifier;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.OpenElection;
import org.dauys.protocol.record.ReadEntry;
import org.dauys.protocol.record.SoundBallots;
import org.dauys.protocol.transcript.Hash;

/** Entries that follow each other in a log, and what is found out about them before the fold comes to them. */
final class Chunk {
    private final long first;
    private final CompletableFuture<List<Item>> items;
    private final Check check;
    private Optional<CompletableFuture<Checked>> checked = Optional.empty();

    /**
     * @param first the index of its first entry
     * @param check of its ballots
     */
    Chunk(long first, CompletableFuture<List<Item>> items, Check check) {
        this.first = first;
        this.items = items;
        this.check = check;
    }

    /** Checks ballots for the election that was opened so. */
    interface Check {
        Checked check(List<Item> items, OpenElection open);
    }

    /** An entry and what it says by itself. */
    record Item(Hash leaf, Optional<Kind> kind, Outcome<ReadEntry> read) {
        static Item of(byte[] entry) {
            var read = EntryReader.read(entry);
            var leaf = read.value().map(ReadEntry::hash).orElseGet(() -> TreeHash.leaf(entry));
            var kind = read.value()
                    .map(found -> found.content().kind())
                    .or(() -> Envelope.parse(entry).value().map(Envelope::kind));
            return new Item(leaf, kind, read);
        }

        /** The ballot that it is, of either kind. */
        Optional<ReadEntry> ballot() {
            return read.value().filter(found -> found.content() instanceof Entry.Ballot);
        }
    }

    /**
     * What can be said of its ballots without the log.
     *
     * @param tags of the α of those that are sound
     */
    record Checked(SoundBallots ballots, long[] tags) {
        static Checked of(SoundBallots ballots, Hash root) {
            var tags = ballots.outcomes().stream()
                    .flatMap(outcome -> outcome.value().stream())
                    .flatMap(entry -> entry.ballot().stream())
                    .flatMapToLong(facts -> LongStream.of(facts.tags(root)));
            return new Checked(ballots, tags.toArray());
        }
    }

    long first() {
        return first;
    }

    /** Waits for them. */
    List<Item> items() {
        return wait(items);
    }

    /** From now on its ballots are checked, as soon as they have been read. */
    void check(OpenElection open, Executor processors) {
        checked = Optional.of(items.thenApplyAsync(read -> check.check(read, open), processors));
    }

    /** Waits for what {@link #check(OpenElection, Executor)} began. */
    Checked checked() {
        return wait(checked.orElseThrow());
    }

    /** Where its ballots stand in the log, in the order of {@link #checked}. */
    long[] places() {
        return places(first, items());
    }

    private static <T> T wait(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Error ofTheMachine) {
                throw ofTheMachine;
            }
            throw failed.getCause() instanceof RuntimeException bug ? bug : failed;
        }
    }

    static long[] places(long first, List<Item> items) {
        return IntStream.range(0, items.size())
                .filter(i -> items.get(i).ballot().isPresent())
                .mapToLong(i -> first + i)
                .toArray();
    }

    /** The ballots among these. */
    static List<ReadEntry> ballots(List<Item> items) {
        return items.stream().flatMap(item -> item.ballot().stream()).toList();
    }
}
