package org.dauys.protocol.msm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both algorithms of an engine, at every size and on what breaks formulas, against Bouncy Castle. */
abstract class EngineTest {
    private static final MultiScalarProduct BOUNCY_CASTLE = MultiScalarProduct.bouncyCastle();

    private final Random random = new Random(7);

    enum Algorithm {
        STRAUS,
        PIPPENGER;

        private Accumulator sum(Summands summands, IntFunction<Points> store) {
            return this == STRAUS ? Straus.sum(summands, store) : Pippenger.sum(summands, store);
        }
    }

    /** The engine's. */
    abstract Points store(int count);

    abstract MultiScalarProduct engine();

    private Element sum(Algorithm algorithm, List<Term> terms) {
        var summands = new Summands();
        terms.forEach(term -> term.element().point().ifPresent(point -> summands.add(term.factor(), point)));
        return algorithm.sum(summands, this::store).element();
    }

    @ParameterizedTest
    @EnumSource
    void any_number_of_terms(Algorithm algorithm) {
        var terms = terms(700);
        for (int count : new int[] {0, 1, 2, 3, 5, 8, 15, 16, 17, 31, 64, 100, 511, 512, 513, 700}) {
            var some = terms.subList(0, count);
            assertEquals(BOUNCY_CASTLE.of(some), sum(algorithm, some), count + " terms");
        }
    }

    @ParameterizedTest
    @EnumSource
    void factors_at_every_edge(Algorithm algorithm) {
        var zero = Scalar.ZERO;
        var powers = IntStream.range(0, 256).mapToObj(EngineTest::power);
        var edges = Stream.of(1, 2, 15, 16, 17, 31, 32, 33)
                .map(Scalar::of)
                .flatMap(k -> Stream.of(
                        k, k.negate(), zero, k.plus(power(255)), power(128).minus(k)));
        for (var factor : Stream.concat(powers, edges).toList()) {
            var point = point();
            var terms =
                    List.of(Term.of(factor, point), Term.of(factor.negate(), Point.G), Term.of(Scalar.of(3), point()));
            assertEquals(BOUNCY_CASTLE.of(terms), sum(algorithm, terms), factor.hex());
        }
    }

    /** Many stretches of buckets, most of them with equal and opposite points. */
    @ParameterizedTest
    @EnumSource
    void many_terms_of_few_points(Algorithm algorithm) {
        var points = IntStream.range(0, 20).mapToObj(i -> point()).toList();
        var all = Stream.concat(points.stream(), points.stream().map(Point::negate))
                .toList();
        var terms = new ArrayList<Term>();
        var together = new HashMap<Point, Scalar>();
        for (int i = 0; i < 2000; i++) {
            var factor = i % 2 == 0 ? factor() : Scalar.of(random.nextInt(200));
            var point = all.get(random.nextInt(all.size()));
            terms.add(Term.of(factor, point));
            together.merge(point, factor, Scalar::plus);
        }
        var few = together.entrySet().stream()
                .map(entry -> Term.of(entry.getValue(), entry.getKey()))
                .toList();
        assertEquals(BOUNCY_CASTLE.of(few), sum(algorithm, terms));
    }

    /** Sums in which equal and opposite points meet in a bucket, in a table and in the running sum. */
    @ParameterizedTest
    @EnumSource
    void points_that_break_formulas(Algorithm algorithm) {
        var point = point();
        var factor = factor();
        var same = Collections.nCopies(40, Term.of(factor, point));
        var cancelling = Stream.concat(same.stream(), Collections.nCopies(40, Term.of(factor, point.negate())).stream())
                .toList();
        var shuffled = new ArrayList<>(cancelling);
        Collections.shuffle(shuffled, random);
        var multiples = IntStream.rangeClosed(-20, 20)
                .mapToObj(k -> Term.of(factor, point.times(Scalar.of(k))))
                .toList();
        var identities = List.of(Term.of(factor, Identity.O), Term.of(Scalar.ZERO, point));
        var two =
                List.of(Term.of(Scalar.of(2), point), Term.of(Scalar.ONE.negate(), (Point) point.times(Scalar.of(2))));
        for (var terms : List.of(same, cancelling, List.copyOf(shuffled), multiples, identities, two)) {
            assertEquals(BOUNCY_CASTLE.of(terms), sum(algorithm, terms));
        }
        assertEquals(Identity.O, sum(algorithm, cancelling));
        assertEquals(Identity.O, sum(algorithm, shuffled));
        assertEquals(Identity.O, sum(algorithm, two));
    }

    @ParameterizedTest
    @EnumSource
    void a_sum_that_vanishes_but_for_one_bit_is_not_the_identity(Algorithm algorithm) {
        var terms = new ArrayList<>(terms(300));
        terms.add(Term.of(Scalar.ONE.negate(), BOUNCY_CASTLE.of(terms)));
        assertEquals(Identity.O, sum(algorithm, terms));
        for (int i = 0; i < terms.size(); i += 37) {
            var broken = new ArrayList<>(terms);
            broken.set(
                    i,
                    Term.of(
                            terms.get(i).factor().plus(power(i % 256)),
                            terms.get(i).element()));
            assertEquals(BOUNCY_CASTLE.of(broken), sum(algorithm, broken));
        }
    }

    @Test
    void the_engine_takes_either() {
        var terms = terms(600);
        for (int count : new int[] {0, 1, 499, 500, 600}) {
            assertEquals(BOUNCY_CASTLE.of(terms.subList(0, count)), engine().of(terms.subList(0, count)));
        }
    }

    /** Of none, of one, of many, of equal and opposite ones; one list's additions stand beside another's. */
    @Test
    void sums_without_factors_are_those_of_one_after_another() {
        var points = IntStream.range(0, 9).mapToObj(i -> point()).toList();
        var lists = new ArrayList<List<Point>>();
        for (int size : new int[] {0, 1, 2, 3, 5, 600, 4, 1025, 0}) {
            lists.add(IntStream.range(0, size)
                    .mapToObj(i -> points.get(random.nextInt(points.size())))
                    .map(point -> random.nextBoolean() ? point : point.negate())
                    .toList());
        }
        lists.add(List.of(points.get(0), points.get(0).negate()));
        assertEquals(lists.stream().map(Element::sum).toList(), engine().sums(lists));
        assertEquals(List.of(), engine().sums(List.of()));
    }

    /** What a negative number stands for: in either place, in both, in a copy and in an accumulator. */
    @Test
    void a_negative_number_is_the_negative_of_a_point() {
        var points = store(24);
        var summands = new Summands();
        var both = List.of(point(), point());
        both.forEach(point -> summands.add(Scalar.ONE, point));
        summands.copyTo(points, 1);
        var pairs = new int[][] {{0, ~1}, {~0, 1}, {~0, ~1}, {~0, ~0}, {~1, ~1}};
        for (int i = 0; i < pairs.length; i++) {
            assertTrue(points.queue(pairs[i][0], pairs[i][1], 2 + i));
        }
        assertFalse(points.queue(0, ~0, 20));
        assertFalse(points.queue(~1, 1, 20));
        points.finish();
        points.copy(~0, 21);
        points.copy(~2, 22);
        for (int i = 0; i < pairs.length; i++) {
            var expected = signed(both, pairs[i][0]).plus(signed(both, pairs[i][1]));
            assertEquals(expected, element(points, 2 + i));
            assertEquals(expected.negate(), element(points, ~(2 + i)));
        }
        assertEquals(both.get(0).negate(), element(points, 21));
        assertEquals(element(points, 2).negate(), element(points, 22));
    }

    private static Point signed(List<Point> points, int number) {
        return number < 0 ? points.get(~number).negate() : points.get(number);
    }

    static Element element(Points points, int number) {
        var sum = new Accumulator();
        points.addTo(sum, number);
        return sum.element();
    }

    /** A mixture as batches have it: whole factors, 128-bit ones, and short negative ones. */
    private List<Term> terms(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Term.of(
                        switch (i % 3) {
                            case 0 -> factor();
                            case 1 -> half();
                            default -> half().negate();
                        },
                        point()))
                .toList();
    }

    private Scalar factor() {
        return half().times(power(128)).plus(half());
    }

    private Scalar half() {
        var wire = new byte[Scalar.LENGTH];
        var low = new byte[Scalar.LENGTH / 2];
        random.nextBytes(low);
        System.arraycopy(low, 0, wire, low.length, low.length);
        return Scalar.decode(wire).orElseThrow();
    }

    private Point point() {
        return Point.G.times(factor()).point().orElseThrow();
    }

    private static Scalar power(int exponent) {
        var power = Scalar.ONE;
        for (int i = 0; i < exponent; i++) {
            power = power.plus(power);
        }
        return power;
    }
}
