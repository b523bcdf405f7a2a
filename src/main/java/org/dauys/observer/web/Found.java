package org.dauys.observer.web;

import java.util.Optional;
import org.dauys.board.EntryStore.StoredEntry;
import org.dauys.board.PublicLog;
import org.dauys.board.SignedHead;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.receipt.ReceiptCheck.Status;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.symbols.Fingerprint;

/**
 * The ballot of a tracker, and what became of it.
 *
 * @param later the last ballot of the same credential, where that replaced it
 */
record Found(Status status, StoredEntry ballot, Optional<StoredEntry> later) {
    /** Empty if no ballot under {@code head} has this tracker. */
    static Optional<Found> in(PublicLog log, SignedHead head, Fingerprint tracker) {
        return log.ballot(tracker)
                .filter(entry -> entry.index() < head.size())
                .flatMap(entry -> Envelope.parse(entry.bytes()).value().map(parsed -> of(log, head, entry, parsed)));
    }

    private static Found of(PublicLog log, SignedHead head, StoredEntry entry, Envelope parsed) {
        if (parsed.kind() == Kind.AUDITED) {
            return new Found(Status.AUDITED, entry, Optional.empty());
        }
        var stage = log.snapshot().stage();
        var contests = stage.election().orElseThrow().manifest().contests();
        var ballot = SlicedBallot.of(parsed.body(), contests).orElseThrow();
        var credential = Point.decode(ballot.credential(), Form.COMPRESSED).orElseThrow();
        var last = log.chain(credential).orElseThrow();
        return last.last().equals(ballot.hash())
                ? new Found(ofLast(stage, credential), entry, Optional.empty())
                : new Found(Status.REPLACED, entry, log.entry(last.index(), head));
    }

    private static Status ofLast(Stage stage, Point credential) {
        if (stage.credentials().filter(known -> known.hasFallen(credential)).isPresent()) {
            return Status.FALLEN;
        }
        return switch (stage.phase()) {
            case CLOSED, TALLIED, DECIDED -> Status.COUNTED;
            case EMPTY, PREPARING, OPEN, SUSPENDED, CANCELLED -> Status.RECORDED;
        };
    }
}
