package org.dauys.protocol.msm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.Term;

/**
 * An engine beside Bouncy Castle: every point of a few, and its negative, copied and added to every one, equal and opposite ones too,
 * and a sum with factors, by tables and by buckets.
 */
final class Trial {
    /** −4P, −3P … 4P, but for the identity. */
    private static final int[] MULTIPLES = {-4, -3, -2, -1, 1, 2, 3, 4};

    /** They and their negatives. */
    private static final int OPERANDS = 2 * MULTIPLES.length;

    private static final int PAIRS = OPERANDS * OPERANDS;
    private static final int COPIES = MULTIPLES.length + PAIRS;
    private static final int PLACES = COPIES + MULTIPLES.length;

    /** Each trial has other points. */
    private static final AtomicLong LAST = new AtomicLong();

    private final long number;
    private final IntFunction<Points> store;

    private Trial(long number, IntFunction<Points> store) {
        this.number = number;
        this.store = store;
    }

    /** @param store gives room for so many points, and adds them */
    static boolean agrees(IntFunction<Points> store) {
        var trial = new Trial(LAST.incrementAndGet(), store);
        try {
            return trial.sums().equals(trial.expectedSums()) && trial.totals().equals(trial.expectedTotals());
        } catch (WrongSum offTheCurve) {
            return false;
        }
    }

    /** Bouncy Castle's, of −8P to 8P. */
    private Element multiple(int of) {
        return Point.G.times(Scalar.of(of * number));
    }

    private List<Term> terms() {
        return IntStream.of(MULTIPLES)
                .mapToObj(of -> Term.of(Scalar.of(of * number).inverse(), multiple(of)))
                .toList();
    }

    private Summands summands(boolean ones) {
        var summands = new Summands();
        for (var term : terms()) {
            summands.add(ones ? Scalar.ONE : term.factor(), (Point) term.element());
        }
        return summands;
    }

    /** Of all pairs, and what the copies hold and their negatives; the identity for the pairs that are not even queued. */
    private List<Element> sums() {
        var points = store.apply(PLACES);
        summands(true).copyTo(points, 1);
        var queued = new boolean[PAIRS];
        for (int pair = 0; pair < PAIRS; pair++) {
            int sum = MULTIPLES.length + pair;
            queued[pair] = points.queue(place(pair / OPERANDS), place(pair % OPERANDS), sum);
        }
        points.finish();
        for (int i = 0; i < MULTIPLES.length; i++) {
            points.copy(~i, COPIES + i);
        }
        var sums = IntStream.range(0, PAIRS)
                .mapToObj(pair -> queued[pair] ? element(points, MULTIPLES.length + pair) : Identity.O);
        var copies = IntStream.range(COPIES, PLACES).flatMap(place -> IntStream.of(place, ~place));
        return Stream.concat(sums, copies.mapToObj(place -> element(points, place)))
                .toList();
    }

    private List<Element> expectedSums() {
        var multiples = new ArrayList<Element>();
        for (int of = -8; of <= 8; of++) {
            multiples.add(multiple(of));
        }
        var pairs = IntStream.range(0, PAIRS).map(pair -> operand(pair / OPERANDS) + operand(pair % OPERANDS));
        var copies = IntStream.of(MULTIPLES).flatMap(of -> IntStream.of(-of, of));
        return IntStream.concat(pairs, copies)
                .mapToObj(of -> multiples.get(of + 8))
                .toList();
    }

    /** Where an operand stands, or what stands for the negative of that. */
    private static int place(int operand) {
        return operand < MULTIPLES.length ? operand : ~(operand - MULTIPLES.length);
    }

    private static int operand(int number) {
        return number < MULTIPLES.length ? MULTIPLES[number] : -MULTIPLES[number - MULTIPLES.length];
    }

    private List<Element> totals() {
        return List.of(
                Straus.sum(summands(false), store).element(),
                Pippenger.sum(summands(false), store).element());
    }

    private List<Element> expectedTotals() {
        var total = MultiScalarProduct.bouncyCastle().of(terms());
        return List.of(total, total);
    }

    private static Element element(Points points, int place) {
        var sum = new Accumulator();
        points.addTo(sum, place);
        return sum.element();
    }
}
