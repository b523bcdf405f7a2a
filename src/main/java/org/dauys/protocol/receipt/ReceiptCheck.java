package org.dauys.protocol.receipt;

import static org.dauys.protocol.Rule.Q_4_5;
import static org.dauys.protocol.Rule.Q_4_6;

import java.util.Optional;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.log.HashSource;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.record.Chain;
import org.dauys.protocol.record.Entries;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.record.ReadEntry;
import org.dauys.protocol.record.RecordState;
import org.dauys.protocol.record.Stage;

/** Looks for the ballot of a verified receipt in a record (spec, status). */
public final class ReceiptCheck {
    private final RecordState state;
    private final HashSource hashes;
    private final Entries entries;

    /**
     * @param state the record, folded to its end
     * @param hashes the tree over its entries
     * @param entries its entries
     */
    public ReceiptCheck(RecordState state, HashSource hashes, Entries entries) {
        this.state = state;
        this.hashes = hashes;
        this.entries = entries;
    }

    /** What became of a ballot. */
    public enum Status {
        /** In the record, but against its rules: not counted, and the record is invalid because of it. */
        UNLAWFUL,
        /** Burnt for an audit; never counted. */
        AUDITED,
        /** A later ballot of the same credential took its place. */
        REPLACED,
        /** It fell with its credential's revocation. */
        FALLEN,
        /** Voting is closed, and it is among those that count. */
        COUNTED,
        /** In the record; voting isn't closed. */
        RECORDED,
        /** The record is older than the receipt and says nothing about it. */
        NEWER
    }

    /**
     * does the record contradict this receipt, which {@link ReceiptFile#verify} has passed? One that is older
     * than the receipt can't.
     */
    public Optional<Refusal> refusal(Receipt receipt) {
        if (isNewer(receipt)) {
            return Optional.empty();
        }
        if (!MerkleProofs.root(hashes, receipt.size()).equals(receipt.root())) {
            return Optional.of(Q_4_5.refuses("the record doesn't continue the receipt's head"));
        }
        boolean there = hashes.hash(0, receipt.index()).equals(receipt.leaf())
                && ballot(receipt)
                        .filter(ballot -> ballot.hash().equals(receipt.ballot()))
                        .isPresent();
        return there ? Optional.empty() : Optional.of(Q_4_6.refuses("another entry at " + receipt.index()));
    }

    /** What became of the ballot of a receipt that {@link #refusal} has nothing against. */
    public Status status(Receipt receipt) {
        if (isNewer(receipt)) {
            return Status.NEWER;
        }
        if (!state.isLawful(receipt.index())) {
            return Status.UNLAWFUL;
        }
        if (receipt.kind() == Receipt.Kind.AUDITED) {
            return Status.AUDITED;
        }
        var credential = ballot(receipt).flatMap(ballot -> Point.decode(ballot.credential(), Form.COMPRESSED));
        boolean last = credential
                .flatMap(state::chain)
                .map(Chain::index)
                .filter(index -> index == receipt.index())
                .isPresent();
        if (!last) {
            return Status.REPLACED;
        }
        return standing(state.stage(), credential.get());
    }

    private boolean isNewer(Receipt receipt) {
        return receipt.size() > state.size();
    }

    /** The status of the last ballot that this credential has cast. */
    static Status standing(Stage stage, Point credential) {
        if (stage.credentials().filter(all -> all.hasFallen(credential)).isPresent()) {
            return Status.FALLEN;
        }
        return switch (stage.phase()) {
            case CLOSED, TALLIED, DECIDED -> Status.COUNTED;
            case EMPTY, PREPARING, OPEN, SUSPENDED, CANCELLED -> Status.RECORDED;
        };
    }

    /** The ballot in the receipt's place, if there is one of its kind. */
    private Optional<SlicedBallot> ballot(Receipt receipt) {
        return EntryReader.read(entries.entry(receipt.index()))
                .value()
                .map(ReadEntry::content)
                .filter(content -> content instanceof Entry.Ballot ballot
                        && ballot.purpose() == receipt.kind().purpose())
                .flatMap(content -> SlicedBallot.of(
                        ((Entry.Ballot) content).bytes(),
                        state.stage().election().orElseThrow().manifest().contests()));
    }
}
