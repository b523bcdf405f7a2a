package org.dauys.protocol.msm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.MultiScalarProduct;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.Term;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorEngineTest extends EngineTest {
    @BeforeAll
    static void onlyWithTheModule() {
        assumeTrue(WideVectors.isStarted());
    }

    @Override
    Points store(int count) {
        return new VectorPoints(count);
    }

    @Override
    MultiScalarProduct engine() {
        return new VectorEngine();
    }

    @Test
    void it_agrees_with_the_scalar_engine_and_is_found_where_vectors_are_wide() {
        assertTrue(new VectorEngine().isSound());
        new VectorEngine()
                .lack()
                .ifPresentOrElse(
                        lack -> assertEquals(new WideVectors.Found.Lacking(lack), WideVectors.find()),
                        () -> assertInstanceOf(WideVectors.Found.Usable.class, WideVectors.find()));
    }

    /** Blocks that are full, that lack a lane or have one too many, with every addition of its own kind. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 511, 512, 513, 1025})
    void additions_of_every_kind_stand_in_every_lane(int count) {
        var random = new Random(count);
        var both = List.of(new ScalarPoints(17 + count), new VectorPoints(17 + count));
        for (var points : both) {
            multiples(points);
        }
        var queued = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            int left = random.nextInt(17), right = random.nextInt(4) == 0 ? left : random.nextInt(17), sum = 17 + i;
            boolean expected = both.get(0).queue(left, right, sum);
            assertEquals(expected, both.get(1).queue(left, right, sum), left + " and " + right);
            assertEquals(left - 8 + right - 8 + (left < 8 ? 0 : 1) + (right < 8 ? 0 : 1) != 0, expected);
            if (expected) {
                queued.add(sum);
            }
        }
        both.forEach(Points::finish);
        for (int sum : queued) {
            assertEquals(element(both.get(0), sum), element(both.get(1), sum));
        }
    }

    /** Sums of sums of sums: coordinates that have come through many carries. */
    @Test
    void a_point_grows_by_additions_as_by_multiplication() {
        var points = store(18);
        multiples(points);
        for (int i = 0; i < 300; i++) {
            points.queue(16, 9, 16);
            points.finish();
        }
        assertEquals(Point.G.times(Scalar.of(9 + 2 * 300)), element(points, 16));
    }

    /** −8G … 8G, but for the identity: 16 of them, and 9G. */
    private static void multiples(Points points) {
        var summands = new Summands();
        for (int multiple = -8; multiple <= 9; multiple++) {
            if (multiple != 0) {
                summands.add(Scalar.ONE, (Point) Point.G.times(Scalar.of(multiple)));
            }
        }
        summands.copyTo(points, 1);
    }

    @Test
    void all_points_equal() {
        var point = (Point) Point.G.times(Scalar.of(77));
        for (int count : new int[] {2, 7, 8, 9, 1000}) {
            var terms = new ArrayList<>(Collections.nCopies(count, Term.of(Scalar.of(5), point)));
            assertEquals(point.times(Scalar.of(5 * count)), engine().of(terms));
            terms.addAll(Collections.nCopies(count, Term.of(Scalar.of(-5), point)));
            assertEquals(Element.sum(List.of()), engine().of(terms));
        }
    }
}
