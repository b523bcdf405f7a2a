package org.dauys.board;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dauys.board.WitnessCalls.Answer;
import org.dauys.protocol.log.AddCheckpoint;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.Witness;

/** Offers heads in all logs that name witnesses, and asks those witnesses that have addresses (spec: L-10, L-13). */
public final class WitnessRound {
    private static final System.Logger LOG = System.getLogger(WitnessRound.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final int COSIGNED = 200;
    private static final int CONFLICT = 409;

    private final Board board;
    private final WitnessStore store;
    private final Witnessing witnessing;
    private final WitnessCalls calls;

    public WitnessRound(Board board, WitnessStore store, Witnessing witnessing, WitnessCalls calls) {
        this.board = board;
        this.store = store;
        this.witnessing = witnessing;
        this.calls = calls;
    }

    /** Looks at every log where something is to be done; one that is not sound is passed over. */
    public void work(Instant now) {
        each(store.toOffer(), log -> witnessing.publicHead(log, now));
        if (!calls.names().isEmpty()) {
            each(store.toAsk(now), log -> ask(log, now));
        }
    }

    private void each(List<BoardId> logs, Consumer<PublicLog> work) {
        logs.forEach(id -> board.find(id).ifPresent(log -> {
            try {
                work.accept(log);
            } catch (LogRefused | NotConfirmed known) { // the health check tells, or the next round
                return;
            }
        }));
    }

    private void ask(PublicLog log, Instant now) {
        store.offered(log.id())
                .map(WitnessStore.Offered::witnessed)
                .filter(head -> store.claim(log.id(), head.head().size(), now, PAUSE))
                .ifPresent(head -> log.snapshot().witnesses().keys().stream()
                        .filter(key -> calls.names().contains(key.name()))
                        .filter(key -> !head.lines().containsKey(key.name()))
                        .forEach(key -> ask(log, head.head(), key)));
    }

    /** Nobody knows what the witness knows: it says so if we guess wrong. */
    private void ask(PublicLog log, SignedHead head, NoteKey witness) {
        var first = add(
                log,
                head,
                witness,
                store.confirmed(log.id(), 1)
                        .filter(known -> known.lines().containsKey(witness.name())
                                && known.head().size() <= head.size())
                        .map(known -> known.head().size())
                        .orElse(0L));
        var size = first.filter(answer -> answer.status() == CONFLICT)
                .flatMap(answer -> Witness.size(answer.body().getBytes(StandardCharsets.UTF_8)));
        var answer = size.filter(known -> known <= head.size())
                .map(known -> add(log, head, witness, known))
                .orElse(first);
        answer.ifPresent(found -> judge(log, head, witness, found));
    }

    private Optional<Answer> add(PublicLog log, SignedHead head, NoteKey witness, long old) {
        return calls.add(witness.name(), new AddCheckpoint(old, log.consistency(old, head), head.note()));
    }

    private void judge(PublicLog log, SignedHead head, NoteKey witness, Answer answer) {
        if (answer.status() != COSIGNED) {
            log.compareWith(Set.of(witness.name()));
            warn(log, witness, "answered with status " + answer.status());
            return;
        }
        var taken = witnessing.take(log, Witnessing.with(head, answer.body()));
        if (taken != Witnessing.Taken.KEPT) {
            warn(log, witness, "sent no cosignature of its own: " + taken);
        }
    }

    private static void warn(PublicLog log, NoteKey witness, String what) {
        LOG.log(
                System.Logger.Level.WARNING,
                "witness {0} of log {1} {2}",
                witness.name(),
                log.id().value(),
                what);
    }
}
