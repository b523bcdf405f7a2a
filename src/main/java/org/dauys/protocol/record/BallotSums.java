package org.dauys.protocol.record;

import java.util.stream.LongStream;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.tally.Aggregate;
import org.dauys.protocol.tally.Aggregator;

/** D-1, D-2: the encrypted totals that a record gives; nobody's word for them is taken. */
final class BallotSums {
    private BallotSums() {}

    /** Reads every counted ballot once, about 25 µs for ten options. */
    static Aggregate of(LongStream counted, Entries entries, Manifest manifest) {
        var contests = manifest.contests();
        var aggregator = new Aggregator(contests, manifest.terms().floor());
        counted.forEach(index -> {
            var body =
                    Envelope.parse(entries.entry(index)).value().orElseThrow().body();
            var ballot = SlicedBallot.of(body, contests).flatMap(SlicedBallot::ciphertexts);
            aggregator.add(ballot.orElseThrow(() -> new IllegalStateException("entry " + index + " was a ballot")));
        });
        return aggregator.aggregate();
    }
}
