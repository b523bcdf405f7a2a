package org.dauys.protocol.msm;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;

/** Every point of a few, added to every one, equal and opposite ones too: by an engine, and in plain Java. */
final class Trial {
    /** −4P, −3P … 4P, but for the identity. */
    private static final int[] MULTIPLES = {-4, -3, -2, -1, 1, 2, 3, 4};

    private static final int PLACES = MULTIPLES.length * (1 + MULTIPLES.length);

    private final Points points;

    private Trial(Points points) {
        this.points = points;
    }

    /**
     * @param number of the trial: each has other points
     * @param store gives room for so many points
     */
    static boolean agrees(long number, IntFunction<Points> store) {
        var summands = new Summands();
        for (int multiple : MULTIPLES) {
            summands.add(Scalar.ONE, (Point) Point.G.times(Scalar.of(multiple * number)));
        }
        try {
            return new Trial(store.apply(PLACES))
                    .sums(summands)
                    .equals(new Trial(new ScalarPoints(PLACES)).sums(summands));
        } catch (WrongSum offTheCurve) {
            return false;
        }
    }

    /** The identity for the pairs that are not even queued. */
    private List<Element> sums(Summands summands) {
        summands.copyTo(points, 1);
        var queued = new boolean[PLACES];
        for (int place = MULTIPLES.length; place < PLACES; place++) {
            int pair = place - MULTIPLES.length;
            queued[place] = points.queue(pair / MULTIPLES.length, pair % MULTIPLES.length, place);
        }
        points.finish();
        return IntStream.range(MULTIPLES.length, PLACES)
                .mapToObj(place -> queued[place] ? element(place) : Identity.O)
                .toList();
    }

    private Element element(int place) {
        var sum = new Accumulator();
        points.addTo(sum, place);
        return sum.element();
    }
}
