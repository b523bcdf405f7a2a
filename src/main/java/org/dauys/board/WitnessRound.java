package org.dauys.board;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dauys.board.WitnessCalls.Answer;
import org.dauys.protocol.log.AddCheckpoint;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.Witness;

/**
 * Compares logs with the heads that witnesses have shown, offers heads in all logs that name witnesses, and asks those witnesses
 * that have addresses (spec: L-10, L-13).
 */
public final class WitnessRound {
    private static final System.Logger LOG = System.getLogger(WitnessRound.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** After this no further question is begun: a node that stops waits for a round. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final int COSIGNED = 200;
    private static final int CONFLICT = 409;

    private final Board board;
    private final WitnessStore store;
    private final Witnessing witnessing;
    private final WitnessCalls calls;
    private final Clock clock;
    private final Executor threads;

    /** @param threads for as many witnesses as have addresses */
    public WitnessRound(
            Board board, WitnessStore store, Witnessing witnessing, WitnessCalls calls, Clock clock, Executor threads) {
        this.board = board;
        this.store = store;
        this.witnessing = witnessing;
        this.calls = calls;
        this.clock = clock;
        this.threads = threads;
    }

    /**
     * What is to be asked of one witness about one log.
     *
     * @param known the size of the last head that it is known to have cosigned, or 0
     * @param claimed when this node claimed the head
     */
    private record Question(PublicLog log, SignedHead head, NoteKey witness, long known, Instant claimed) {}

    /** Looks at every log where something is to be done; one that is not sound is passed over. */
    public void work() {
        each(store.shown(), log -> log.compareWith(Set.of())); // to another node, say: before anything is signed
        each(store.toOffer(), log -> witnessing.publicHead(log, clock.instant()));
        if (!calls.names().isEmpty()) {
            askAll();
        }
    }

    /** All witnesses at once, each about one log after the other, and about no more once the round has lasted long enough. */
    private void askAll() {
        var logs = new ArrayList<>(store.toAsk(clock.instant()));
        Collections.shuffle(logs); // the last ones are others each time
        var questions = new ArrayList<Question>();
        each(logs, log -> questions.addAll(questions(log)));
        var end = clock.instant().plus(LONGEST);
        var lanes =
                questions.stream()
                        .collect(Collectors.groupingBy(
                                question -> question.witness().name()))
                        .values()
                        .stream()
                        .map(lane -> CompletableFuture.runAsync(() -> ask(lane, end), threads))
                        .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(lanes).join();
    }

    private List<Question> questions(PublicLog log) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
        return store
                .offered(log.id())
                .map(WitnessStore.Offered::witnessed)
                .filter(head -> store.claim(log.id(), head.head().size(), now, PAUSE))
                .stream()
                .flatMap(head -> log.snapshot().witnesses().keys().stream()
                        .filter(key -> calls.names().contains(key.name()))
                        .filter(key -> !head.lines().containsKey(key.name()))
                        .map(key -> new Question(log, head.head(), key, known(log, head.head(), key), now)))
                .toList();
    }

    private long known(PublicLog log, SignedHead head, NoteKey witness) {
        return store.confirmed(log.id(), 1)
                .filter(last ->
                        last.lines().containsKey(witness.name()) && last.head().size() <= head.size())
                .map(last -> last.head().size())
                .orElse(0L);
    }

    /** Those that are not begun in time are asked in the next round. */
    private void ask(List<Question> lane, Instant end) {
        for (var question : lane) {
            if (clock.instant().isBefore(end)) {
                sound(question.log(), log -> ask(question));
            } else {
                store.release(question.log().id(), question.head().size(), question.claimed(), clock.instant(), PAUSE);
            }
        }
    }

    private void each(List<BoardId> logs, Consumer<PublicLog> work) {
        logs.forEach(id -> board.find(id).ifPresent(log -> sound(log, work)));
    }

    private static void sound(PublicLog log, Consumer<PublicLog> work) {
        try {
            work.accept(log);
        } catch (LogRefused | NotConfirmed known) { // the health check tells, or the next round
            return;
        }
    }

    /** Nobody knows what the witness knows: it says so if we guess wrong. */
    private void ask(Question question) {
        var log = question.log();
        var head = question.head();
        var witness = question.witness();
        var first = add(log, head, witness, question.known());
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
