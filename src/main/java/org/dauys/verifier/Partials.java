package org.dauys.verifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.partial.PartialVerdict;
import org.dauys.protocol.partial.PartialVerdict.Head;
import org.dauys.protocol.partial.PartialVerdict.Range;
import org.dauys.protocol.record.OpenElection;
import org.dauys.protocol.tally.SlotSums;
import org.dauys.verifier.Unreadable.Why;

/** The partial verdicts that a verification believes, because the user trusts who has signed them (spec: V-3). */
final class Partials implements Believing {
    private final TiledRecord record;
    private final boolean fill;
    private final List<Word> words = new ArrayList<>();
    private final NavigableMap<Long, Believed> believed = new TreeMap<>();
    private boolean opened;

    /** @param fill are entries that no partial verdict covers checked here? */
    Partials(TiledRecord record, boolean fill) {
        this.record = record;
        this.fill = fill;
    }

    /** A partial verdict and those who have signed it. */
    record Word(PartialFile file, List<NoteKey> keys) {
        Range range() {
            return file.verdict().range();
        }

        /** As they call themselves. */
        List<String> signers() {
            return keys.stream().map(NoteKey::name).toList();
        }

        /** Whoever signs a second time says nothing new, by what name ever. */
        Word with(NoteKey signer) {
            boolean known = keys.stream().anyMatch(key -> Arrays.equals(key.key(), signer.key()));
            var all = new ArrayList<>(keys);
            all.add(signer);
            return known ? this : new Word(file, List.copyOf(all));
        }
    }

    /** Takes a file in, or says why it can't be believed. */
    void add(PartialFile file, List<NoteKey> trusted) throws Unreadable {
        var signer = trusted.stream().filter(file::isSignedBy).findFirst();
        if (signer.isEmpty()) {
            throw new Unreadable(Why.UNTRUSTED, file.name());
        }
        var same = words.stream()
                .filter(word -> word.range().equals(file.verdict().range()))
                .findFirst();
        words.add(new Word(file, List.of(signer.get())));
        if (!file.verdict().head().equals(head())) {
            throw new Unreadable(Why.OTHER_HEAD, file.name());
        }
        file.check();
        if (same.isPresent()) {
            words.remove(words.size() - 1);
            join(same.get(), file, signer.get());
        }
    }

    /** Two of one range are one word if they say the same. */
    private void join(Word known, PartialFile other, NoteKey signer) throws Unreadable {
        boolean agrees = known.file.verdict().equals(other.verdict());
        if (!agrees) {
            throw new Unreadable(Why.DISAGREE, known.file.name() + ", " + other.name());
        }
        words.set(words.indexOf(known), known.with(signer));
    }

    private Head head() throws Unreadable {
        return Checkpoint.parse(record.checkpoint())
                .map(Partials::headOf)
                .orElseThrow(() -> new Unreadable(Why.MALFORMED, RecordSource.CHECKPOINT));
    }

    static Head headOf(Checkpoint head) {
        return new Head(head.origin(), head.size(), head.root());
    }

    /** V-3.5: sorts them, if no two overlap. */
    void arrange() throws Unreadable {
        words.sort(Comparator.comparingLong(word -> word.range().first()));
        for (int i = 1; i < words.size(); i++) {
            var before = words.get(i - 1);
            if (before.range().end() > words.get(i).range().first()) {
                throw new Unreadable(
                        Why.OVERLAP,
                        before.file.name() + ", " + words.get(i).file.name());
            }
        }
    }

    /** What is believed, by range. */
    List<Word> words() {
        return List.copyOf(words);
    }

    @Override
    public List<Stretch> stretches() {
        opened = false;
        var stretches = new ArrayList<Stretch>();
        long next = 0;
        for (var word : words) {
            var anew = new Believed(word.file);
            var stretch = anew.stretch();
            believed.put(stretch.first(), anew);
            gap(stretches, next, stretch.first());
            stretches.add(stretch);
            next = stretch.end();
        }
        gap(stretches, next, record.size());
        return stretches;
    }

    private void gap(List<Stretch> stretches, long first, long end) {
        if (first < end || stretches.isEmpty()) {
            stretches.add(new Stretch(first, end, Ahead.Checking.ofEquations(record.root())));
        }
    }

    @Override
    public void opened(OpenElection open, long next) throws Unreadable {
        opened = true;
        var of = new PartialVerdict.Of(open.hash(), open.jointKey().key());
        int slots = SlotSums.none(open.election().manifest().contests()).slots().size();
        long covered = next;
        for (var word : words) {
            var verdict = word.file.verdict();
            boolean same =
                    verdict.election().equals(of) && verdict.cast().slots().size() == slots;
            if (!same || verdict.range().first() < next) {
                throw new Unreadable(Why.OTHER_ELECTION, word.file.name());
            }
            if (verdict.range().first() > covered && !fill) {
                throw gap(covered, verdict.range().first());
            }
            covered = verdict.range().end();
        }
        if (covered < record.size() && !fill) {
            throw gap(covered, record.size());
        }
    }

    @Override
    public Optional<Believed> about(long index) {
        return Optional.ofNullable(believed.floorEntry(index))
                .map(Map.Entry::getValue)
                .filter(one -> index < one.stretch().end());
    }

    private static Unreadable gap(long first, long end) {
        return new Unreadable(Why.GAP, first + ".." + end);
    }

    @Override
    public void passed(Chunk chunk) throws Unreadable {
        var about = about(chunk.first());
        if (about.isPresent()) {
            about.get().pass(chunk);
        }
    }

    @Override
    public void ended() throws Unreadable {
        if (!opened && !words.isEmpty()) {
            throw new Unreadable(Why.NOT_OPENED, words.get(0).file.name());
        }
    }

    @Override
    public List<SortedTags> tags() {
        return words.stream().map(word -> word.file.tags()).toList();
    }

    @Override
    public boolean isLarge() {
        return true;
    }
}
