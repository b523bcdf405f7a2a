package org.dauys.board;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dauys.board.Appending.Appended;
import org.dauys.board.Appending.Refused;
import org.dauys.board.EntryStore.Lease;
import org.dauys.board.LogRefused.Reason;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.transcript.Hash;

/**
 * One log on this node. Callers line up with entries that passed their check; whoever comes first writes for all who wait, in
 * one transaction, under one new head (group commit). The order is that of L-8: entries durable, then the head, then answers.
 */
final class LiveLog {
    private static final System.Logger LOG = System.getLogger(LiveLog.class.getName());
    /** Offers of one transaction, so that nobody waits long for others. */
    private static final int BATCH = 256;

    private final BoardId log;
    private final EntryStore store;
    private final HeadKeeper heads;
    private final Supplier<Replica> empty;
    private final WitnessMemory witnesses;
    private final Queue<Offer> waiting = new ConcurrentLinkedQueue<>();
    /** Fair, so that the caller who writes next is the one who has waited longest. */
    private final ReentrantLock writing = new ReentrantLock(true);

    private volatile Optional<Replica> replica = Optional.empty();
    private volatile Optional<LogRefused> refused = Optional.empty();
    /** Of a refused log, and nothing that is served. */
    private Optional<Replica> left = Optional.empty();
    /** Once is enough: what came later, this node has seen itself. */
    private boolean compared;

    /** Where {@link #readAgain} goes on. */
    private volatile long again;

    /** @param empty makes what the entries are replayed into */
    LiveLog(BoardId log, EntryStore store, HeadKeeper heads, Supplier<Replica> empty, WitnessMemory witnesses) {
        this.log = log;
        this.store = store;
        this.heads = heads;
        this.empty = empty;
        this.witnesses = witnesses;
    }

    /** Why this node signs no more for this log. */
    Optional<LogRefused> refused() {
        return refused;
    }

    /** What stands in the log by now, other nodes' entries included. */
    Replica current() {
        mustBeSound();
        var known = replica;
        return known.isPresent() && known.get().size() >= answered(() -> store.size(log))
                ? known.get()
                : alone(this::followed);
    }

    /** The first {@code size} entries at least: what this node knows, if that is enough; the database is asked only if not. */
    Replica atLeast(long size) {
        mustBeSound();
        return replica.filter(known -> known.size() >= size).orElseGet(this::current);
    }

    /** The newest signed head; empty while the log is. Signs what a crash left unsigned. */
    Optional<SignedHead> head() {
        long size = current().size();
        return heads.head().filter(head -> head.size() >= size).or(() -> alone(this::covered));
    }

    /** Appends all of {@code entries} or none; returns when they are durable and under a signed head. */
    Appending append(List<Checked> entries) {
        var mine = new Offer(entries);
        waiting.add(mine);
        return alone(() -> {
            while (!mine.isDone()) {
                writeFor(nextBatch());
            }
            return mine.outcome();
        });
    }

    private List<Offer> nextBatch() {
        var batch = new ArrayList<Offer>();
        while (batch.size() < BATCH && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        return batch;
    }

    private void writeFor(List<Offer> batch) {
        try {
            mustBeSound();
            var places = write(batch);
            var head = covered();
            places.forEach((offer, place) -> offer.finish(place.under(head)));
        } catch (RuntimeException | Error broken) {
            note(broken);
            batch.forEach(offer -> offer.fail(broken));
        }
    }

    /** What becomes of an offer once the head is signed. */
    private interface Place {
        Appending under(Optional<SignedHead> head);
    }

    private Map<Offer, Place> write(List<Offer> batch) {
        var live = followed();
        try {
            return store.leased(log, lease -> sequence(lease, live, batch));
        } catch (RuntimeException | Error unsureWhetherDurable) {
            replica = Optional.empty();
            throw unsureWhetherDurable;
        }
    }

    private Map<Offer, Place> sequence(Lease lease, Replica live, List<Offer> batch) {
        mustHold(lease.size(), live);
        lease.read(live.size(), live::replay);
        var fresh = new ArrayList<Checked>();
        var places = new LinkedHashMap<Offer, Place>();
        batch.forEach(offer -> places.put(offer, place(offer, lease, live, fresh)));
        if (!fresh.isEmpty()) {
            var now = live.snapshot();
            lease.append(
                    fresh.stream().map(Checked::row).toList(),
                    now.due(),
                    now.progress(),
                    now.witnesses().keys().size());
        }
        return places;
    }

    private Place place(Offer offer, Lease lease, Replica live, List<Checked> fresh) {
        long first = live.size();
        var refusal = live.add(offer.entries());
        if (refusal.isEmpty()) {
            fresh.addAll(offer.entries());
            return head -> new Appended(first, head.orElseThrow());
        }
        var there = standing(offer, lease, fresh);
        return head -> there.<Appending>map(index -> new Appended(index, head.orElseThrow()))
                .orElseGet(() -> new Refused(refusal.get()));
    }

    /** A ballot that was offered before, to the byte: where it stands, in the database or in this batch. */
    private Optional<Long> standing(Offer offer, Lease lease, List<Checked> fresh) {
        var hash = offer.entries().get(0).entry().hash();
        for (int i = 0; i < fresh.size(); i++) {
            if (fresh.get(i).entry().hash().equals(hash)) {
                return Optional.of(lease.size() + i);
            }
        }
        return offer.entries()
                .get(0)
                .ballot()
                .flatMap(ballot -> store.ballot(log, ballot))
                .filter(stored -> stored.leaf().equals(hash))
                .map(EntryStore.StoredEntry::index);
    }

    /** The replica with everything that the database holds. */
    private Replica followed() {
        if (replica.isEmpty()) {
            var stored = heads.stored(); // before the entries
            var loaded = empty.get();
            store.read(log, 0, store.size(log), loaded::replay);
            stored.ifPresent(head -> heads.adopt(head, loaded));
            compareAtStart(loaded);
            replica = Optional.of(loaded);
            return loaded;
        }
        var live = replica.get();
        long size = store.size(log);
        mustHold(size, live);
        store.read(log, live.size(), size, live::replay);
        return live;
    }

    private void compareAtStart(Replica loaded) {
        if (!compared) {
            var heard = witnesses.askAll(loaded);
            store.read(
                    log,
                    loaded.size(),
                    store.size(log),
                    loaded::replay); // what they know may have been written meanwhile
            witnesses.mustContinue(loaded, heard);
            compared = loaded.size() > 0;
        }
    }

    /** Refuses to go on if one of these witnesses holds a signed head that this log doesn't continue. */
    void compareWith(Set<String> names) {
        mustBeSound();
        var heard = answered(() -> witnesses.ask(names));
        compare(now -> witnesses.mustContinue(now, heard));
    }

    /** The same for a head that a witness has posted, which is kept also where the log is refused already. */
    void compareWith(Checkpoint posted) {
        compare(now -> witnesses.mustContinue(now, posted));
    }

    private void compare(Consumer<Replica> mustContinue) {
        answered(() -> {
            mustContinue.accept(currentOrLeft());
            mustBeSound();
            return mustContinue;
        });
    }

    private Replica currentOrLeft() {
        try {
            return current();
        } catch (LogRefused known) {
            return alone(this::left);
        }
    }

    /** What the database has of a refused log, up to an entry that is damaged; this node's memory may be of another one. */
    private Replica left() {
        long size = store.size(log);
        var read = left.filter(known -> known.size() <= size).orElseGet(empty);
        left = Optional.of(read);
        try {
            store.read(log, read.size(), size, read::replay);
        } catch (LogRefused damaged) {
            return read;
        }
        return read;
    }

    /**
     * That an entry stands where the database says, under {@code head}, which covers it (spec: L-2).
     *
     * @throws LogRefused if it doesn't: the database isn't what was signed, and the log signs no more
     */
    List<Hash> proved(long index, Hash leaf, SignedHead head) {
        var live = atLeast(head.size());
        return answered(() -> {
            var inclusion = index < head.size() ? live.inclusion(index, head.size()) : List.<Hash>of();
            if (!MerkleProofs.includes(leaf, index, head.size(), inclusion, head.root())) {
                throw new LogRefused(Reason.ENTRY_CHANGED, "entry %d is not where its row is".formatted(index));
            }
            return inclusion;
        });
    }

    /**
     * Reads the next part of the signed entries once more, at most so many: so many calls as there are parts, or more of a long
     * log, read all of them, if it doesn't grow faster.
     *
     * @throws LogRefused if one isn't what was signed
     */
    void readAgain(int parts, int most) {
        mustBeSound();
        replica.ifPresent(live -> answered(() -> {
            long size = heads.head().map(SignedHead::size).orElse(0L);
            long first = again < size ? again : 0;
            long end = Math.min(size, first + Math.min(most, size / parts + 1));
            var next = new AtomicLong(first);
            store.read(log, first, end, stored -> {
                mustCome(next.getAndIncrement(), stored.index());
                live.mustHave(stored);
            });
            mustCome(next.get(), end);
            again = end;
            return end;
        }));
    }

    private static void mustCome(long index, long found) {
        if (index != found) {
            throw new LogRefused(Reason.ENTRY_CHANGED, "entry %d is gone".formatted(index));
        }
    }

    /** The head over all entries, signed and in the checkpoint store. */
    private Optional<SignedHead> covered() {
        var live = replica.isPresent() ? replica.get() : followed();
        while (!heads.sign(live)) {
            var stored = heads.stored().orElseThrow(() -> new LogRefused(Reason.STORE_CHANGED, "nothing in it"));
            followed();
            heads.adopt(stored, live);
        }
        return heads.head();
    }

    private static void mustHold(long size, Replica live) {
        if (size < live.size()) {
            throw new LogRefused(Reason.DATABASE_BEHIND, "it had %d, it has %d".formatted(live.size(), size));
        }
    }

    private void mustBeSound() {
        refused.ifPresent(reason -> {
            throw reason;
        });
    }

    private void note(Throwable broken) {
        if (broken instanceof LogRefused reason) {
            refused = Optional.of(reason);
        } else {
            LOG.log(Level.WARNING, "log " + log.value() + " could not be read or confirmed", broken);
        }
    }

    private <T> T alone(Supplier<T> work) {
        writing.lock();
        try {
            return answered(work);
        } finally {
            writing.unlock();
        }
    }

    /** What database and checkpoint store answer; where one is away nobody knows what stands in the log, and it may be asked again. */
    <T> T answered(Supplier<T> work) {
        try {
            return work.get();
        } catch (NotConfirmed noted) {
            throw noted;
        } catch (RuntimeException broken) {
            note(broken);
            throw broken instanceof LogRefused reason ? reason : new NotConfirmed(broken);
        }
    }
}
