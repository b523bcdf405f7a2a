package org.dauys.board;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dauys.board.EntryStore.LogName;
import org.dauys.board.LogRefused.Reason;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteKey;

/**
 * Compares a log with what its witnesses remember (spec: L-13): the only memory of a log that no restore of ours takes back. Only a
 * head that this log's own key has signed counts; a witness that merely says a number could stop every election.
 */
final class WitnessMemory {
    private static final System.Logger LOG = System.getLogger(WitnessMemory.class.getName());

    private final LogName name;
    private final NoteKey key;
    private final WitnessCalls calls;

    WitnessMemory(LogName name, NoteKey key, WitnessCalls calls) {
        this.name = name;
        this.key = key;
        this.calls = calls;
    }

    /** All witnesses of this log that have addresses; those that don't answer are named to the operator and passed over. */
    void compare(Replica replica) {
        compare(replica, configured(replica))
                .forEach(silent -> LOG.log(
                        System.Logger.Level.WARNING,
                        "witness {0} of log {1} did not say what it knows: the log is signed without having been compared with it",
                        silent,
                        name.id().value()));
    }

    private Set<String> configured(Replica replica) {
        return replica.snapshot().witnesses().keys().stream()
                .map(NoteKey::name)
                .filter(calls.names()::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @return those that did not answer
     * @throws LogRefused if one of these witnesses holds a signed head that the log doesn't continue
     */
    Set<String> compare(Replica replica, Set<String> witnesses) {
        var heads =
                witnesses.isEmpty() ? Map.<String, Optional<String>>of() : calls.lastHeads(witnesses, name.origin());
        heads.forEach(
                (witness, note) -> note.flatMap(this::ours).ifPresent(head -> mustContinue(replica, witness, head)));
        return witnesses.stream()
                .filter(witness -> heads.getOrDefault(witness, Optional.empty()).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Checkpoint> ours(String note) {
        return Checkpoint.parse(note.getBytes(StandardCharsets.UTF_8))
                .filter(head -> head.origin().equals(key.name()) && head.isSignedBy(key));
    }

    private static void mustContinue(Replica replica, String witness, Checkpoint head) {
        if (head.size() > replica.size()) {
            throw new LogRefused(
                    Reason.WITNESS_AHEAD,
                    "witness %s holds a signed head of %d, database has %d"
                            .formatted(witness, head.size(), replica.size()));
        }
        if (!replica.root(head.size()).equals(head.root())) {
            throw new LogRefused(
                    Reason.OTHER_ROOT, "witness %s holds another one at size %d".formatted(witness, head.size()));
        }
    }
}
