package org.dauys.board;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dauys.board.EntryStore.LogName;
import org.dauys.board.LogRefused.Reason;
import org.dauys.protocol.group.Bytes;
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
    private final WitnessStore store;

    WitnessMemory(LogName name, NoteKey key, WitnessCalls calls, WitnessStore store) {
        this.store = store;
        this.name = name;
        this.key = key;
        this.calls = calls;
    }

    /** The last heads that this log's key has signed, by the witness; empty where one knows none; no value for who did not say. */
    record Heard(Map<String, Optional<Checkpoint>> heads) {}

    /** Asks all witnesses of this log that have addresses; those that don't answer are named to the operator and passed over. */
    Heard askAll(Replica replica) {
        var asked = replica.snapshot().witnesses().keys().stream()
                .map(NoteKey::name)
                .filter(calls.names()::contains)
                .collect(Collectors.toUnmodifiableSet());
        var heard = ask(asked);
        asked.stream()
                .filter(witness -> !heard.heads().containsKey(witness))
                .forEach(silent -> LOG.log(
                        System.Logger.Level.WARNING,
                        "witness {0} of log {1} did not say what it knows: the log is signed without having been compared with it",
                        silent,
                        name.id().value()));
        return heard;
    }

    /**
     * Asks these. What they answer counts against entries that are read afterwards: other nodes write meanwhile. Who has cosigned and
     * claims to know nothing did not say what it knows: its address may be that of another log's witness.
     */
    Heard ask(Set<String> witnesses) {
        var answers =
                witnesses.isEmpty() ? Map.<String, Optional<String>>of() : calls.lastHeads(witnesses, name.origin());
        var cosigners = answers.isEmpty() ? Set.<String>of() : store.cosigners(name.id());
        return new Heard(answers.entrySet().stream()
                .filter(answer -> answer.getValue().isPresent())
                .filter(answer -> !(answer.getValue().get().isEmpty() && cosigners.contains(answer.getKey())))
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        answer -> answer.getValue()
                                .map(Bytes::utf8)
                                .flatMap(Checkpoint::parse)
                                .filter(this::isOurs))));
    }

    /**
     * @throws LogRefused if a witness holds a signed head that the log, as it stood after the question, doesn't continue, or somebody
     *     has shown one before
     */
    void mustContinue(Replica replica, Heard heard) {
        var lost = new ArrayList<LogRefused>();
        heard.heads()
                .forEach((witness, found) ->
                        found.flatMap(head -> lost(replica, witness, head)).ifPresent(lost::add));
        store.shown(name.id()).stream()
                .flatMap(note -> Checkpoint.parse(Bytes.utf8(note)).stream())
                .flatMap(shown -> lost(replica, shown).stream())
                .forEach(lost::add);
        lost.stream().findFirst().ifPresent(refused -> {
            throw refused;
        });
    }

    /** The same for a head that somebody has shown; one that this log's key has not signed says nothing. */
    void mustContinue(Replica replica, Checkpoint shown) {
        lost(replica, shown).ifPresent(refused -> {
            throw refused;
        });
    }

    private Optional<LogRefused> lost(Replica replica, Checkpoint shown) {
        if (!isOurs(shown)) {
            return Optional.empty();
        }
        var cosigners = replica.snapshot().witnesses().keys().stream()
                .filter(witness -> shown.cosignedAt(witness).isPresent())
                .map(NoteKey::name)
                .collect(Collectors.joining(", "));
        return lost(replica, cosigners.isEmpty() ? "unnamed" : cosigners, shown);
    }

    private boolean isOurs(Checkpoint head) {
        return head.origin().equals(key.name()) && head.isSignedBy(key);
    }

    /** Why the log can't go on, and the head is kept for all nodes; where that fails, this one stops all the same. */
    private Optional<LogRefused> lost(Replica replica, String witness, Checkpoint head) {
        var refusal = refusal(replica, witness, head);
        refusal.ifPresent(lost -> {
            try {
                store.show(name.id(), new SignedHead(head.size(), head.root(), note(replica, head)));
            } catch (RuntimeException away) {
                lost.addSuppressed(away);
            }
        });
        return refusal;
    }

    /** With the lines of this log and of its witnesses: what anybody else has written below them is not kept. */
    private String note(Replica replica, Checkpoint head) {
        return Checkpoint.note(
                head.text(),
                Stream.concat(Stream.of(key), replica.snapshot().witnesses().keys().stream())
                        .flatMap(signer -> head.line(signer).stream())
                        .toList());
    }

    private static Optional<LogRefused> refusal(Replica replica, String witness, Checkpoint head) {
        if (head.size() > replica.size()) {
            return Optional.of(new LogRefused(
                    Reason.WITNESS_AHEAD,
                    "witness %s holds a signed head of %d, database has %d"
                            .formatted(witness, head.size(), replica.size())));
        }
        return replica.root(head.size()).equals(head.root())
                ? Optional.empty()
                : Optional.of(new LogRefused(
                        Reason.OTHER_ROOT, "witness %s holds another one at size %d".formatted(witness, head.size())));
    }
}
