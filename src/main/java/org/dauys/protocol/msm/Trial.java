package org.dauys.protocol.msm;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;

/** Every point of a few, and its negative, copied and added to every one, equal and opposite ones too: by an engine, and in plain Java. */
final class Trial {
    /** −4P, −3P … 4P, but for the identity. */
    private static final int[] MULTIPLES = {-4, -3, -2, -1, 1, 2, 3, 4};

    /** Each point and its negative, with each. */
    private static final int PAIRS = 2 * MULTIPLES.length * 2 * MULTIPLES.length;

    private static final int COPIES = MULTIPLES.length + PAIRS;
    private static final int PLACES = COPIES + MULTIPLES.length;

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
        var queued = new boolean[PAIRS];
        for (int pair = 0; pair < PAIRS; pair++) {
            int left = operand(pair / (2 * MULTIPLES.length));
            queued[pair] = points.queue(left, operand(pair % (2 * MULTIPLES.length)), MULTIPLES.length + pair);
        }
        points.finish();
        for (int i = 0; i < MULTIPLES.length; i++) {
            points.copy(~i, COPIES + i);
        }
        var sums = IntStream.range(0, PAIRS)
                .mapToObj(pair -> queued[pair] ? element(MULTIPLES.length + pair) : Identity.O);
        var copies = IntStream.range(COPIES, PLACES).flatMap(place -> IntStream.of(place, ~place));
        return Stream.concat(sums, copies.mapToObj(this::element)).toList();
    }

    /** A point's number, or what stands for its negative. */
    private static int operand(int number) {
        return number < MULTIPLES.length ? number : ~(number - MULTIPLES.length);
    }

    private Element element(int place) {
        var sum = new Accumulator();
        points.addTo(sum, place);
        return sum.element();
    }
}
