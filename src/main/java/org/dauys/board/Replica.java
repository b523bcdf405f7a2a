package org.dauys.board;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.dauys.board.EntryStore.StoredEntry;
import org.dauys.board.LogRefused.Reason;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.log.HashTree;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.receipt.ReceiptCheck;
import org.dauys.protocol.record.Chain;
import org.dauys.protocol.record.CheckedEntry;
import org.dauys.protocol.record.Entries;
import org.dauys.protocol.record.EntryCheck;
import org.dauys.protocol.record.Fingerprints;
import org.dauys.protocol.record.RecordState;
import org.dauys.protocol.tally.Aggregate;
import org.dauys.protocol.transcript.Hash;

/**
 * A log in this node's memory: what its entries give, and the tree over them. One thread at a time adds to it, many read. A reader
 * may see entries that are still on their way to the disk: good enough to refuse early, never to promise.
 */
final class Replica {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final EntryCheck check;
    private final Entries entries;
    private final RecordState state;
    private final HashTree tree = new HashTree();

    private volatile Snapshot snapshot;

    /** @param entries for what the fold looks up again: the ballots that count */
    Replica(EntryCheck check, Entries entries) {
        this.check = check;
        this.entries = entries;
        state = RecordState.empty(entries, Fingerprints.inMemory());
        snapshot = Snapshot.of(state);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    long size() {
        return snapshot.size();
    }

    Optional<Chain> chain(Point credential) {
        return reading(() -> state.chain(credential));
    }

    Hash root(long size) {
        return reading(() -> MerkleProofs.root(tree, size));
    }

    List<Hash> inclusion(long index, long size) {
        return reading(() -> MerkleProofs.inclusion(tree, index, size));
    }

    List<Hash> consistency(long from, long to) {
        return reading(() -> MerkleProofs.consistency(tree, from, to));
    }

    byte[] hashes(Tiles.Name tile) {
        return reading(() -> Tiles.hashes(tree, tile));
    }

    /** The rule by which this log contradicts a receipt whose signatures hold (spec: ). */
    Optional<Refusal> contradicts(Receipt receipt) {
        return reading(() -> new ReceiptCheck(state, tree, entries).refusal(receipt));
    }

    /** What became of the ballot of a receipt that this log doesn't contradict. */
    ReceiptCheck.Status status(Receipt receipt) {
        return reading(() -> new ReceiptCheck(state, tree, entries).status(receipt));
    }

    /** The encrypted totals; only while the election is closed and has none. */
    Outcome<Aggregate> aggregate() {
        return reading(state::aggregate);
    }

    /** Adds entries that passed their check, all or none; if one is not lawful in its place, nothing has changed. */
    Optional<Refusal> add(List<Checked> entries) {
        return writing(() -> {
            var refusal = state.stepAll(entries.stream().map(Checked::entry).toList());
            if (refusal.isEmpty()) {
                entries.forEach(checked -> tree.add(checked.entry().hash()));
            }
            return refusal;
        });
    }

    /** Adds an entry that stands in the log. Whoever wrote it has checked its ballot's proofs. */
    void replay(StoredEntry stored) {
        if (!TreeHash.leaf(stored.bytes()).equals(stored.leaf())) {
            throw changed(stored, "is damaged");
        }
        CheckedEntry entry = check.trust(stored.bytes(), snapshot.stage())
                .value()
                .orElseThrow(() -> changed(stored, "is no entry of this log"));
        var refusal = add(List.of(new Checked(stored.bytes(), entry)));
        if (refusal.isPresent()) {
            throw changed(stored, "breaks " + refusal.get());
        }
    }

    /** An entry that was read once more has to be the one in the tree. */
    void mustHave(StoredEntry stored) {
        var known = reading(() -> tree.hash(0, stored.index()));
        if (!known.equals(stored.leaf()) || !known.equals(TreeHash.leaf(stored.bytes()))) {
            throw changed(stored, "is damaged");
        }
    }

    private static LogRefused changed(StoredEntry stored, String what) {
        return new LogRefused(Reason.ENTRY_CHANGED, "entry %d %s".formatted(stored.index(), what));
    }

    private <T> T reading(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private <T> T writing(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            return work.get();
        } finally {
            snapshot = Snapshot.of(state);
            lock.writeLock().unlock();
        }
    }
}
