package org.dauys.verifier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.log.Subtrees;
import org.dauys.protocol.partial.PartialVerdict;
import org.dauys.protocol.partial.PartialVerdict.Range;
import org.dauys.protocol.partial.PartialVerdict.Section;
import org.dauys.protocol.record.CheckedEntry;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.OpenElection;
import org.dauys.protocol.tally.SlotSums;
import org.dauys.protocol.transcript.Hash;

/** Checks of the ballots in a range of entries what needs no fold, and writes a partial verdict (spec: 15). */
final class RangeCheck {
    private final TiledRecord record;
    private final Opening opening;
    private final Range range;
    private final Subtrees subtrees;
    private final Refused refused;
    private SlotSums cast;
    private long audited;

    private RangeCheck(TiledRecord record, Opening opening, Range range) {
        this.record = record;
        this.opening = opening;
        this.range = range;
        this.subtrees = new Subtrees(range.first());
        this.refused = new Refused(range);
        this.cast = SlotSums.none(opening.election.election().manifest().contests());
    }

    /**
     * For which election ballots are checked.
     *
     * @param next the index of the entry after {@code opened}: no ballot comes before it
     */
    record Opening(OpenElection election, long next) {
        /** Folds the record up to there; empty if it doesn't come so far. */
        static Optional<Opening> of(TiledRecord record) throws Unreadable {
            var beginning = new Beginning(record);
            var election = beginning.until(record.size(), stage -> stage.opening());
            return election.map(open -> new Opening(open, beginning.next()));
        }

        PartialVerdict.Of of() {
            return new PartialVerdict.Of(election.hash(), election.jointKey().key());
        }
    }

    /**
     * Writes what is found in {@code range}, of which no entry comes before the opening, to {@code file}; nothing, and gives false, where
     * an entry can't be cut from its tile.
     */
    static boolean write(
            TiledRecord record, Opening opening, Range range, NoteSigner signer, Path file, LongConsumer progress)
            throws Unreadable {
        return write(record, opening, range, signer, file, progress, Memory.USUAL);
    }

    /** With so much memory. */
    static boolean write(
            TiledRecord record,
            Opening opening,
            Range range,
            NoteSigner signer,
            Path file,
            LongConsumer progress,
            Memory memory)
            throws Unreadable {
        try (var tags = new TagSort(memory.tags())) {
            var check = new RangeCheck(record, opening, range);
            check.run(tags, progress, memory);
            Engine.used().confirm();
            boolean whole = check.subtrees.end() == range.end();
            if (whole) {
                check.write(tags, signer, file);
            }
            return whole;
        }
    }

    private void run(TagSort tags, LongConsumer progress, Memory memory) throws Unreadable {
        var checking = Ahead.Checking.ofEquations(record.root());
        var feed = new Feed(record, List.of(new Stretch(range.first(), range.end(), checking)), memory);
        try (var ahead = new Ahead()) {
            ahead.opened(opening.election);
            feed.fill(ahead);
            for (var chunk = ahead.first(); chunk.isPresent(); chunk = ahead.first()) {
                take(chunk.get(), tags);
                ahead.drop();
                feed.fill(ahead);
                progress.accept(subtrees.end());
            }
        }
    }

    private void take(Chunk chunk, TagSort tags) throws Unreadable {
        chunk.items().forEach(item -> subtrees.add(item.leaf()));
        var checked = chunk.checked();
        cast = cast.plus(checked.ballots().cast());
        tags.addAll(checked.tags());
        var places = chunk.places();
        for (int i = 0; i < places.length; i++) {
            count(places[i], checked.ballots().outcomes().get(i));
        }
    }

    private void count(long index, Outcome<CheckedEntry> outcome) {
        outcome.refusal().ifPresent(refusal -> refused.add(index, refusal.rule()));
        audited += outcome.value()
                .filter(entry -> entry.kind() == Kind.AUDITED)
                .map(entry -> 1)
                .orElse(0);
    }

    private void write(TagSort tags, NoteSigner signer, Path file) throws Unreadable {
        PartialFile.write(file, this::words, sink -> section(tags, refused, sink), signer);
    }

    private PartialVerdict words(Hash section) {
        var head = Checkpoint.parse(record.checkpoint()).map(Partials::headOf).orElseThrow();
        long sound = cast.ballots() + audited;
        return new PartialVerdict(
                head,
                opening.of(),
                range,
                subtrees.roots(),
                cast,
                audited,
                new Section(sound * cast.slots().size(), refused.size(), section));
    }

    /** Writes all tags in order, then what is refused. */
    static void section(TagSort tags, Refused refused, PartialFile.Sink sink) throws IOException, Unreadable {
        var buffer = ByteBuffer.allocate(1 << 16);
        TagMerge.each(tags.sorted(), tag -> {
            buffer.putLong(tag);
            if (!buffer.hasRemaining()) {
                sink.write(buffer.flip());
                buffer.clear();
            }
        });
        sink.write(buffer.flip());
        sink.write(ByteBuffer.wrap(refused.encode()));
    }
}
