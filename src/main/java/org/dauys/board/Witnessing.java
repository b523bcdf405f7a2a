package org.dauys.board;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.manifest.Witnesses;

/**
 * What the log does with the witnesses that its manifest names (spec: L-13): which head they are asked to cosign, which of their
 * lines are kept, and which head has the quorum.
 */
public final class Witnessing {
    private final WitnessStore store;
    private final Duration hold;

    /** @param hold how long a head is offered before a newer one takes its place, if not all have cosigned it */
    public Witnessing(WitnessStore store, Duration hold) {
        this.store = store;
        this.hold = hold;
    }

    /** What became of a note that somebody posted. Nothing of it is kept but where it says so. */
    public enum Taken {
        KEPT,
        /** No checkpoint. */
        MALFORMED,
        /** Of no witness that the manifest names. */
        UNKNOWN_WITNESS,
        /** A line in a witness's name that the witness didn't make. */
        BAD_SIGNATURE,
        /** Not a head that this log has offered, or no longer. */
        UNKNOWN_HEAD
    }

    /** The head that everybody is shown, witnesses too; empty while the log is. Offers a newer one if it is time for that. */
    public Optional<WitnessedHead> publicHead(PublicLog log, Instant now) {
        var witnesses = log.snapshot().witnesses();
        return witnesses.keys().isEmpty() ? log.head().map(WitnessedHead::bare) : offered(log, witnesses, now);
    }

    private Optional<WitnessedHead> offered(PublicLog log, Witnesses witnesses, Instant now) {
        var offered = store.offered(log.id());
        if (offered.filter(known -> !isSpent(known, witnesses, now)).isPresent()) {
            return offered.map(WitnessStore.Offered::witnessed);
        }
        log.head()
                .filter(newest -> offered.filter(
                                known -> known.witnessed().head().size() >= newest.size())
                        .isEmpty())
                .ifPresent(newest -> store.offer(log.id(), newest, witnesses.quorum(), now));
        return store.offered(log.id()).map(WitnessStore.Offered::witnessed);
    }

    /** All have cosigned it, or had their time. */
    private boolean isSpent(WitnessStore.Offered offered, Witnesses witnesses, Instant now) {
        return offered.witnessed().confirmedBy() >= witnesses.keys().size()
                || !offered.at().plus(hold).isAfter(now);
    }

    /** The newest head with the quorum; empty where there is none, or the manifest names no witnesses. */
    public Optional<WitnessedHead> confirmed(PublicLog log) {
        var witnesses = log.snapshot().witnesses();
        return witnesses.keys().isEmpty() ? Optional.empty() : store.confirmed(log.id(), witnesses.quorum());
    }

    /** The head that a record is handed out under: the confirmed one, else the public one. */
    public Optional<WitnessedHead> recordHead(PublicLog log, Instant now) {
        return confirmed(log).or(() -> publicHead(log, now));
    }

    /** The newest head with the quorum if it covers the entry at {@code index}, else the newest head of all. */
    public Optional<WitnessedHead> covering(PublicLog log, long index) {
        return confirmed(log)
                .filter(head -> head.head().size() > index)
                .or(() -> log.head().map(WitnessedHead::bare));
    }

    /**
     * L-13: takes the cosignatures in a note, as anybody may post it.
     *
     * @throws LogRefused if it shows a head that this log's key has signed and the log doesn't continue: it signs no more. Such a head
     *     is kept, also where the log is refused already
     */
    public Taken take(PublicLog log, byte[] note) {
        var posted = Checkpoint.parse(note)
                .filter(head -> head.origin().equals(log.name().origin()));
        if (posted.isEmpty()) {
            return Taken.MALFORMED;
        }
        var named = named(log, posted.get());
        if (named.stream().anyMatch(posted.get()::isForged)) {
            return Taken.BAD_SIGNATURE;
        }
        var signed = named.stream()
                .filter(witness -> posted.get().line(witness).isPresent())
                .toList();
        return signed.isEmpty() ? Taken.UNKNOWN_WITNESS : keep(log, posted.get(), signed);
    }

    private static List<NoteKey> named(PublicLog log, Checkpoint posted) {
        try {
            return log.snapshot().witnesses().keys();
        } catch (LogRefused known) {
            log.compareWith(posted);
            throw known;
        }
    }

    private Taken keep(PublicLog log, Checkpoint posted, Collection<NoteKey> signed) {
        boolean known = store.find(log.id(), posted.size())
                .filter(ours -> ours.head().root().equals(posted.root()))
                .isPresent();
        if (!known) {
            log.compareWith(posted);
            return Taken.UNKNOWN_HEAD;
        }
        boolean kept = signed.stream()
                .allMatch(witness -> store.add(log.id(), posted.size(), witness.name(), cosigned(posted, witness)));
        return kept ? Taken.KEPT : Taken.UNKNOWN_HEAD;
    }

    private static WitnessStore.Cosigned cosigned(Checkpoint posted, NoteKey witness) {
        return new WitnessStore.Cosigned(
                posted.line(witness).orElseThrow(),
                posted.cosignedAt(witness).orElseThrow().getEpochSecond());
    }

    /** The note of a head with lines that a witness has answered. */
    static byte[] with(SignedHead head, String lines) {
        return (head.note() + lines).getBytes(StandardCharsets.UTF_8);
    }
}
