package org.dauys.verifier;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.record.Fingerprints;
import org.dauys.protocol.record.RecordState;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.transcript.Hash;

/** Runs every check over one record, entry after entry. */
final class Verification {
    private final TiledRecord record;
    private final Findings findings = new Findings();
    private final Map<Rule, Status> statuses = new EnumMap<>(Rule.class);
    private final Ahead ahead;
    private final Believing believing;
    private final Memory memory;
    private final Replay replay;
    private boolean whole = true;
    private boolean early;

    private Verification(
            TiledRecord record,
            Fingerprints alphas,
            Ahead ahead,
            Optional<TagSort> tags,
            Believing believing,
            Memory memory) {
        this.record = record;
        this.ahead = ahead;
        this.believing = believing;
        this.memory = memory;
        this.replay = new Replay(record, alphas, ahead, tags, believing, findings);
    }

    /**
     * @param progress told how many entries have been checked
     * @throws Unreadable if a file of the record is missing or can't be read
     */
    static Verification run(TiledRecord record, Anchor anchor, LongConsumer progress) throws Unreadable {
        return run(record, anchor, progress, Believing.nobody(record), Memory.USUAL);
    }

    /** B-9: a large record is folded as if no α repeated; if one does, once more, now that it is known which. */
    static Verification run(
            TiledRecord record, Anchor anchor, LongConsumer progress, Believing believing, Memory memory)
            throws Unreadable {
        var verification = folded(record, progress, believing, memory);
        Engine.used().confirm();
        verification.judge(anchor);
        return verification;
    }

    /**
     * What the first entries and the head decide of a record that is still to be fetched: that it is invalid, because the head isn't its
     * log's, it isn't the one that is wanted, or no manifest stands. Else empty, and of a record of few entries always.
     */
    static Optional<Verification> early(TiledRecord record, Anchor anchor) throws Unreadable {
        return record.isServed() && record.size() > Beginning.MANIFEST ? beginning(record, anchor) : Optional.empty();
    }

    /** The same of any record, of which no more than a range is to be checked. */
    static Optional<Verification> beginning(TiledRecord record, Anchor anchor) throws Unreadable {
        var beginning = new Beginning(record);
        beginning.until(Beginning.MANIFEST, Stage::election);
        var first = Believing.nobody(record, beginning.next());
        var verification = folded(record, entries -> {}, first, Memory.USUAL);
        verification.judgeEarly(anchor);
        return Optional.of(verification).filter(Verification::isDecided);
    }

    private static Verification folded(TiledRecord record, LongConsumer progress, Believing believing, Memory memory)
            throws Unreadable {
        try (var tags = new TagSort(memory.tags())) {
            var alphas = new Alphas(believing.isLarge() ? 0 : memory.alphas());
            var once = folded(record, alphas, Optional.of(tags), progress, believing, memory);
            if (alphas.areWhole()) {
                return once;
            }
            var all = new ArrayList<>(tags.sorted());
            all.addAll(believing.tags());
            try (var known = RepeatedAlphas.of(all, record.root())) {
                return known.isEmpty() ? once : folded(record, known, Optional.empty(), progress, believing, memory);
            }
        }
    }

    private static Verification folded(
            TiledRecord record,
            Fingerprints alphas,
            Optional<TagSort> tags,
            LongConsumer progress,
            Believing believing,
            Memory memory)
            throws Unreadable {
        try (var ahead = new Ahead()) {
            var verification = new Verification(record, alphas, ahead, tags, believing, memory);
            verification.fold(progress);
            return verification;
        }
    }

    private void fold(LongConsumer progress) throws Unreadable {
        var feed = new Feed(record, believing.stretches(), memory);
        progress.accept(0);
        feed.fill(ahead);
        for (var chunk = ahead.first(); chunk.isPresent(); chunk = ahead.first()) {
            fold(chunk.get());
            ahead.drop();
            feed.fill(ahead);
            progress.accept(replay.state().size());
        }
        whole = feed.isWhole();
        believing.ended();
    }

    private void fold(Chunk chunk) throws Unreadable {
        try {
            replay.fold(chunk);
        } catch (UncheckedIOException gone) {
            throw TileHashes.why(gone);
        }
    }

    private void judge(Anchor anchor) throws Unreadable {
        var state = replay.state();
        statuses.putAll(Head.check(record, electionId(), state.stage().election(), anchor, findings));
        statuses.put(Rule.L_4_4, tree());
        for (var rule : Occasions.rules()) {
            statuses.put(rule, findings.count(rule) > 0 ? Status.FAILED : Occasions.status(rule, replay));
        }
    }

    private void judgeEarly(Anchor anchor) {
        early = true;
        statuses.putAll(Head.check(record, electionId(), replay.state().stage().election(), anchor, findings));
        statuses.put(Rule.L_4_4, Status.NOT_RUN);
        for (var rule : Occasions.rules()) {
            statuses.put(rule, findings.count(rule) > 0 ? Status.FAILED : Status.NOT_RUN);
        }
    }

    /** L-5.1 decides nothing here: where witnesses are away, one still wants to know the rest. */
    private boolean isDecided() {
        boolean foreign = Stream.of(Rule.L_4_2, Rule.L_4_3, Rule.A_1).anyMatch(rule -> findings.count(rule) > 0);
        boolean none = whole && replay.state().stage().election().isEmpty() && verdict() == Verdict.INVALID;
        return foreign || none;
    }

    private Status tree() throws Unreadable {
        if (!whole) {
            long first = replay.tree().size();
            findings.add(Rule.L_4_4, Finding.atEntry(first, "", "the tile of entries can't be read from here on"));
            return Status.FAILED;
        }
        var checkpoint = Checkpoint.parse(record.checkpoint());
        return checkpoint.isPresent() ? replay.treeCheck().status(checkpoint.get(), findings) : Status.NOT_RUN;
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

    /** Was it decided before all of it was fetched? */
    boolean isEarly() {
        return early;
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
