package org.dauys.verifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.Totals;
import org.dauys.protocol.tally.Aggregator;
import org.dauys.protocol.tally.SlotSums;

/**
 * D-1: the sums of sound ballots, as they were added while they were checked or as a partial verdict has them, out of which the sums of
 * those that count are made: the others are few, and read again. Keeps two bits an entry.
 */
final class SoundSums {
    private final TiledRecord record;
    private final Believing believing;

    /** The ballots in {@link #sums}. */
    private final BitSet summed = new BitSet();

    /** Those of a range that is believed, as long as not all have passed that its sums are of. */
    private final BitSet waiting = new BitSet();

    private Optional<SlotSums> sums = Optional.empty();

    SoundSums(TiledRecord record, Believing believing) {
        this.record = record;
        this.believing = believing;
    }

    /** Adds the sound ballots of the next chunk. */
    void add(Chunk chunk) {
        var ballots = chunk.checked().ballots();
        var places = chunk.places();
        for (int i = 0; i < places.length; i++) {
            var sound = ballots.outcomes().get(i).value();
            if (sound.filter(entry -> entry.kind() == Kind.BALLOT).isPresent()) {
                waiting.set(Math.toIntExact(places[i]));
            }
        }
        var added = believing.about(chunk.first()).map(Believed::sums).orElse(ballots.cast());
        if (!waiting.isEmpty() && added.ballots() == waiting.cardinality()) {
            sums = Optional.of(sums.map(before -> before.plus(added)).orElse(added));
            summed.or(waiting);
            waiting.clear();
        }
    }

    /** The sums of the ballots that count, all of which have passed. */
    SlotSums counted(LongStream counted, List<Contest> contests) {
        var lacking = new BitSet();
        counted.forEach(index -> lacking.set(Math.toIntExact(index)));
        var off = (BitSet) summed.clone();
        off.andNot(lacking);
        lacking.andNot(summed);
        return sums.orElseGet(() -> SlotSums.none(contests))
                .minus(read(off, contests))
                .plus(read(lacking, contests));
    }

    private SlotSums read(BitSet ballots, List<Contest> contests) {
        var aggregator = new Aggregator(contests, Engine.used().product());
        ballots.stream().forEach(index -> aggregator.add(read(index, contests)));
        return aggregator.sums();
    }

    /** Only somebody else can have called a ballot sound that doesn't decode. */
    private List<List<Ciphertext>> read(int index, List<Contest> contests) {
        return Totals.ciphertexts(record.entry(index), contests)
                .orElseThrow(() -> believing
                        .about(index)
                        .<RuntimeException>map(
                                believed -> new UncheckedIOException(new IOException(believed.contradicted())))
                        .orElseGet(() -> new IllegalStateException("entry " + index + " was a ballot")));
    }
}
