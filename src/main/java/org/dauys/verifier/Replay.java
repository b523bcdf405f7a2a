package org.dauys.verifier;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.log.HashTree;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.record.CheckedEntry;
import org.dauys.protocol.record.Entries;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryCheck;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Fingerprints;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.ReadEntry;
import org.dauys.protocol.record.RecordState;
import org.dauys.protocol.transcript.Hash;

/**
 * Folds a record entry by entry (spec: 10). Ballots that follow each other are checked in batches, on all processors; an
 * unlawful entry is named and passed over.
 */
final class Replay {
    /** Ballots of a batch: more make each hardly cheaper. */
    private static final int BALLOTS = 1024;

    /** Bytes of a batch, so that long ballots don't fill the memory: decoded they take some ten times as much. */
    private static final int BYTES = 8 << 20;

    private final int processors = Runtime.getRuntime().availableProcessors();
    private final RecordState state;
    private final Findings findings;
    private final EntryCheck check = new EntryCheck(new Batch(new ScalarEngine(), new SecureRandom()));
    private final HashTree tree = new HashTree();
    private final List<ReadEntry> ballots = new ArrayList<>();
    private final Map<Kind, Long> accepted = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> seen = new EnumMap<>(Kind.class);
    private final Map<Hash, Long> audited = new HashMap<>();
    private Optional<Kind> head = Optional.empty();
    private long bytes;

    Replay(Entries entries, Findings findings) {
        this.state = RecordState.empty(entries, Fingerprints.inMemory());
        this.findings = findings;
    }

    /** Takes in the next entry. */
    void accept(byte[] entry) {
        tree.add(TreeHash.leaf(entry));
        var kind = Envelope.parse(entry).value().map(Envelope::kind);
        kind.ifPresent(known -> seen.merge(known, 1L, Long::sum));
        var read = EntryReader.read(entry);
        if (read.value()
                .filter(found -> found.content() instanceof Entry.Ballot)
                .isPresent()) {
            ballots.add(read.value().get());
            bytes += entry.length;
            if (ballots.size() == BALLOTS * processors || bytes >= (long) BYTES * processors) {
                finish();
            }
            return;
        }
        finish();
        step(kind, read.then(found -> check.check(found, state.stage())));
    }

    /** Checks the ballots that still wait for their batch. */
    void finish() {
        var stage = state.stage();
        int share = (ballots.size() + processors - 1) / processors;
        var outcomes = IntStream.range(0, processors)
                .parallel()
                .mapToObj(i ->
                        ballots.subList(Math.min(i * share, ballots.size()), Math.min((i + 1) * share, ballots.size())))
                .map(batch -> check.checkBallots(batch, stage))
                .toList();
        int i = 0;
        for (var batch : outcomes) {
            for (var outcome : batch) {
                step(Optional.of(ballots.get(i++).content().kind()), outcome);
            }
        }
        ballots.clear();
        bytes = 0;
    }

    private void step(Optional<Kind> kind, Outcome<CheckedEntry> checked) {
        var refusal = checked.refusal().or(() -> checked.value().flatMap(state::step));
        if (refusal.isPresent()) {
            refuse(kind, refusal.get());
            state.skip();
        } else {
            checked.value().ifPresent(this::taken);
        }
    }

    /** A head is taken when its last part is. */
    private void taken(CheckedEntry entry) {
        if (entry.content() instanceof Entry.Head) {
            head = Optional.of(entry.kind());
            return;
        }
        accepted.merge(entry.kind(), 1L, Long::sum);
        if (entry.kind() == Kind.AUDITED) {
            entry.ballot().ifPresent(ballot -> audited.put(ballot.hash(), state.size() - 1));
        }
        if (entry.content() instanceof Entry.Part && !state.isAssembling()) {
            head.ifPresent(kind -> accepted.merge(kind, 1L, Long::sum));
            head = Optional.empty();
        }
    }

    private void refuse(Optional<Kind> kind, Refusal refusal) {
        boolean ofDocument = kind.equals(Optional.of(Kind.PART)) && head.isPresent();
        var name = kind.map(Kind::id).orElse("?") + (ofDocument ? " of " + head.get() : "");
        findings.add(refusal.rule(), Finding.atEntry(state.size(), name, refusal.why()));
    }

    /** The index of the lawful {@code audited} entry with this ballot (spec: B-8.3). */
    Optional<Long> audited(Hash ballot) {
        return Optional.ofNullable(audited.get(ballot));
    }

    RecordState state() {
        return state;
    }

    /** The tree over the entries so far. */
    HashTree tree() {
        return tree;
    }

    /** Does the record hold such entries? */
    boolean hasSeen(Kind kind) {
        return seen.containsKey(kind);
    }

    /** Was one of them lawful, its document included? */
    boolean hasAccepted(Kind kind) {
        return accepted.containsKey(kind);
    }
}
