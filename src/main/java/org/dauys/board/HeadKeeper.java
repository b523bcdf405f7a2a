package org.dauys.board;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.dauys.board.LogRefused.Reason;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteSigner;

/**
 * Signs the heads of one log, never two that are not one line (spec: L-8): a head replaces in the checkpoint store the one that it
 * was seen to continue, and a head that another node put there is taken over only if our entries give the same root.
 */
final class HeadKeeper {
    private final BoardId log;
    private final NoteSigner signer;
    private final CheckpointStore checkpoints;

    private volatile Optional<SignedHead> head = Optional.empty();

    HeadKeeper(BoardId log, NoteSigner signer, CheckpointStore checkpoints) {
        this.log = log;
        this.signer = signer;
        this.checkpoints = checkpoints;
    }

    /** The newest head that this node knows to stand in the store. */
    Optional<SignedHead> head() {
        return head;
    }

    /**
     * What the store holds now, to be read before the entries: they become durable first, so whoever reads them afterwards and
     * finds fewer has lost some.
     */
    Optional<SignedHead> stored() {
        return checkpoints.last(log).map(this::ours);
    }

    /** Takes over {@code stored}, which {@code replica} must contain. */
    void adopt(SignedHead stored, Replica replica) {
        if (head.isPresent() && stored.size() < head.get().size()) {
            throw new LogRefused(
                    Reason.STORE_CHANGED,
                    "signed %d, store has %d".formatted(head.get().size(), stored.size()));
        }
        if (stored.size() > replica.size()) {
            throw new LogRefused(
                    Reason.DATABASE_BEHIND, "signed %d, database has %d".formatted(stored.size(), replica.size()));
        }
        if (!replica.root(stored.size()).equals(stored.root())) {
            throw new LogRefused(Reason.OTHER_ROOT, "at size %d".formatted(stored.size()));
        }
        head = Optional.of(stored);
    }

    /** Puts the head over all of {@code replica} in the store; false if another node was quicker: adopt its head, then come again. */
    boolean sign(Replica replica) {
        if (replica.size() == head.map(SignedHead::size).orElse(0L)) {
            return true;
        }
        var root = replica.root(replica.size());
        var text = Checkpoint.text(signer.key().name(), replica.size(), root);
        var next = new SignedHead(replica.size(), root, Checkpoint.note(text, List.of(signer.sign(text))));
        boolean swapped = checkpoints.swap(log, head.map(SignedHead::note), next.note());
        if (swapped) {
            head = Optional.of(next);
        }
        return swapped;
    }

    private SignedHead ours(String note) {
        return Checkpoint.parse(note.getBytes(StandardCharsets.UTF_8))
                .filter(checkpoint -> checkpoint.origin().equals(signer.key().name()))
                .filter(checkpoint -> checkpoint.isSignedBy(signer.key()))
                .map(checkpoint -> new SignedHead(checkpoint.size(), checkpoint.root(), note))
                .orElseThrow(() -> new LogRefused(Reason.STORE_CHANGED, "not signed by this log's key"));
    }
}
