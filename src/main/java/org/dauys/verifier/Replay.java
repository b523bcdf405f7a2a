package org.dauys.verifier;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.record.CheckedEntry;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryCheck;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.record.Fingerprints;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.OpenElection;
import org.dauys.protocol.record.RecordState;
import org.dauys.protocol.transcript.Hash;

/**
 * Folds a record entry by entry (spec: 10); an unlawful entry is named and passed over. Its memory doesn't grow with the ballots, but
 * for some bits each. Confined to one thread.
 */
final class Replay {
    private final TiledRecord record;
    private final RecordState state;
    private final Findings findings;
    private final Ahead ahead;
    private final Optional<TagSort> tags;
    private final Believing believing;
    private final TreeCheck tree;
    private final SoundSums sums;
    private final EntryCheck check = Ahead.entryCheck();
    private final Map<Kind, Long> accepted = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> seen = new EnumMap<>(Kind.class);
    private final BitSet audited = new BitSet();
    private Optional<Kind> head = Optional.empty();

    Replay(
            TiledRecord record,
            Fingerprints alphas,
            Ahead ahead,
            Optional<TagSort> tags,
            Believing believing,
            Findings findings) {
        this.record = record;
        this.sums = new SoundSums(record, believing);
        this.state = RecordState.empty(sums::counted, alphas);
        this.ahead = ahead;
        this.tags = tags;
        this.believing = believing;
        this.tree = new TreeCheck(record);
        this.findings = findings;
    }

    /** Takes in the next entries. */
    void fold(Chunk chunk) throws Unreadable {
        gather(chunk);
        int ballots = 0;
        for (var item : chunk.items()) {
            tree.add(item.leaf());
            item.kind().ifPresent(known -> seen.merge(known, 1L, Long::sum));
            int ballot = item.ballot().isPresent() ? ballots++ : -1;
            step(item.kind(), outcome(chunk, item, ballot));
            if (!ahead.isOpened() && state.stage().opening().isPresent()) {
                opened(state.stage().opening().get());
                gather(chunk);
            }
        }
        believing.passed(chunk);
    }

    private void opened(OpenElection open) throws Unreadable {
        believing.opened(open, state.size());
        ahead.opened(open);
    }

    /** @param ballot which of the chunk's ballots it is, if it is one */
    private Outcome<CheckedEntry> outcome(Chunk chunk, Chunk.Item item, int ballot) {
        return item.read()
                .then(read -> ballot < 0
                        ? check.check(read, state.stage())
                        : EntryCheck.placed(
                                read,
                                state.stage(),
                                () -> chunk.checked().ballots().outcomes().get(ballot)));
    }

    /** The sums and tags of a chunk's sound ballots, as soon as it is known for which election they must be. */
    private void gather(Chunk chunk) throws Unreadable {
        if (!ahead.isOpened()) {
            return;
        }
        sums.add(chunk);
        if (tags.isPresent()) {
            tags.get().addAll(chunk.checked().tags());
        }
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
            audited.set(Math.toIntExact(state.size() - 1));
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

    /** The index of the lawful {@code audited} entry with this ballot (spec: B-8.3). Reads every audited ballot. */
    Optional<Long> audited(Hash ballot, List<Contest> contests) {
        return audited.stream()
                .asLongStream()
                .filter(index -> EntryReader.read(record.entry(index))
                        .value()
                        .flatMap(read -> SlicedBallot.of(((Entry.Ballot) read.content()).bytes(), contests))
                        .filter(sliced -> sliced.hash().equals(ballot))
                        .isPresent())
                .boxed()
                .findFirst();
    }

    RecordState state() {
        return state;
    }

    /** The tree over the entries so far. */
    EntryTree tree() {
        return tree.tree();
    }

    TreeCheck treeCheck() {
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
