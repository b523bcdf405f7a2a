package org.dauys.protocol.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.group.Point;

/** Sums the ciphertexts of ballots, slot by slot. Keeps no ballot. Confined to one thread. */
public final class Aggregator {
    /** Ballots are summed so many at a time: an addition costs least among many. */
    private static final int RUN = 256;

    private final MultiScalarProduct engine;

    /** Of α and of β of every slot: the sum so far, unless that is the identity, and what is not yet in it. */
    private final List<List<Point>> points;

    private long ballots;

    public Aggregator(List<Contest> contests, MultiScalarProduct engine) {
        this.engine = engine;
        this.points = Stream.generate(() -> (List<Point>) new ArrayList<Point>())
                .limit(2L * SlotSums.count(contests))
                .toList();
    }

    /** Adds a ballot by its ciphertexts: a list a contest, one a slot. */
    public void add(List<List<Ciphertext>> ballot) {
        int next = 0;
        for (var contest : ballot) {
            for (var ciphertext : contest) {
                points.get(next++).add(ciphertext.alpha());
                points.get(next++).add(ciphertext.beta());
            }
        }
        ballots++;
        if (ballots % RUN == 0) {
            sum();
        }
    }

    private void sum() {
        var sums = engine.sums(points);
        for (int i = 0; i < sums.size(); i++) {
            points.get(i).clear();
            sums.get(i).point().ifPresent(points.get(i)::add);
        }
    }

    /** The sums of the ballots so far. */
    public SlotSums sums() {
        sum();
        return new SlotSums(
                ballots,
                IntStream.range(0, points.size() / 2)
                        .mapToObj(slot -> new CiphertextSum(total(2 * slot), total(2 * slot + 1)))
                        .toList());
    }

    private Element total(int list) {
        var sum = points.get(list);
        return sum.isEmpty() ? Identity.O : sum.get(0);
    }
}
