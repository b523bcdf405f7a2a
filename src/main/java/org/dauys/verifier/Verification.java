package org.dauys.verifier;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.dauys.protocol.Rule;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.record.RecordState;
import org.dauys.protocol.transcript.Hash;

/** Runs every check over one record, in one pass over its entries. */
final class Verification {
    private final TiledRecord record;
    private final Findings findings = new Findings();
    private final Replay replay;
    private final Map<Rule, Status> statuses = new EnumMap<>(Rule.class);
    private boolean whole = true;

    private Verification(TiledRecord record) {
        this.record = record;
        this.replay = new Replay(record, findings);
    }

    /**
     * @param progress told how many entries have been checked
     * @throws Unreadable if a file of the record is missing or can't be read
     */
    static Verification run(TiledRecord record, Anchor anchor, LongConsumer progress) throws Unreadable {
        var verification = new Verification(record);
        verification.entries(progress);
        verification.judge(anchor);
        return verification;
    }

    private void entries(LongConsumer progress) throws Unreadable {
        for (long index = 0; index < record.bundles() && whole; index++) {
            progress.accept(replay.state().size());
            var bundle = record.bundle(index);
            bundle.entries().forEach(replay::accept);
            whole = bundle.whole();
        }
        replay.finish();
        progress.accept(replay.state().size());
    }

    private void judge(Anchor anchor) throws Unreadable {
        var state = replay.state();
        statuses.putAll(Head.check(record, state.stage().election(), anchor, findings));
        statuses.put(Rule.L_4_4, tree());
        for (var rule : Occasions.rules()) {
            statuses.put(rule, findings.count(rule) > 0 ? Status.FAILED : Occasions.status(rule, replay));
        }
    }

    private Status tree() throws Unreadable {
        if (!whole) {
            long first = replay.tree().size();
            findings.add(Rule.L_4_4, Finding.atEntry(first, "", "the tile of entries can't be read from here on"));
            return Status.FAILED;
        }
        var checkpoint = Checkpoint.parse(record.checkpoint());
        return checkpoint.isPresent() ? Tree.check(record, checkpoint.get(), replay.tree(), findings) : Status.NOT_RUN;
    }

    /** The status of every check of the record itself; receipts have theirs. */
    Map<Rule, Status> statuses() {
        return Map.copyOf(statuses);
    }

    Findings findings() {
        return findings;
    }

    TiledRecord record() {
        return record;
    }

    Replay replay() {
        return replay;
    }

    RecordState state() {
        return replay.state();
    }

    /** The election's id: the hash of entry 0, if there is one. */
    Optional<Hash> electionId() {
        return replay.tree().size() == 0
                ? Optional.empty()
                : Optional.of(replay.tree().hash(0, 0));
    }

    /** Are these entries under a head that the log has signed? Others show nothing against it. */
    boolean isSigned() {
        var root = Checkpoint.parse(record.checkpoint()).map(Checkpoint::root);
        return root.equals(Optional.of(
                        MerkleProofs.root(replay.tree(), replay.tree().size())))
                && statuses.get(Rule.L_4_2) == Status.PASSED
                && statuses.get(Rule.L_4_3) == Status.PASSED;
    }

    /** A failed check makes a record invalid; one that could not run leaves the question open. */
    Verdict verdict() {
        if (statuses.containsValue(Status.FAILED)) {
            return Verdict.INVALID;
        }
        return statuses.containsValue(Status.NOT_RUN) ? Verdict.COULD_NOT_RUN : Verdict.VALID;
    }
}
