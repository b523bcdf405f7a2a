package org.dauys.protocol.msm;

import static org.dauys.protocol.msm.EngineTest.element;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Additions in lanes, each of its own kind, against Bouncy Castle's. */
class VectorPointsTest {
    private static final int LARGEST = 9;

    /** Multiples of G, which are all that is added here. */
    private static final Map<Integer, Element> MULTIPLES = IntStream.rangeClosed(-2 * LARGEST, 2 * LARGEST)
            .boxed()
            .collect(Collectors.toMap(k -> k, k -> Point.G.times(Scalar.of(k))));

    /** Where {@code kG} stands; behind them all is room. */
    private static final int ROOM = 2 * LARGEST;

    @BeforeAll
    static void onlyWithTheModule() {
        assumeTrue(WideVectors.isStarted());
    }

    /** −9G … 9G, but for the identity. */
    private static VectorPoints multiples(int room) {
        var points = new VectorPoints(ROOM + room);
        var summands = new Summands();
        for (int k = -LARGEST; k <= LARGEST; k++) {
            if (k != 0) {
                summands.add(Scalar.ONE, (Point) MULTIPLES.get(k));
            }
        }
        summands.copyTo(points, 1);
        return points;
    }

    private static int multiple(int number) {
        int place = number < 0 ? ~number : number;
        int k = place < LARGEST ? place - LARGEST : place - LARGEST + 1;
        return number < 0 ? -k : k;
    }

    /** Blocks that are full, that lack a lane or have one too many, with every addition of its own kind. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 511, 512, 513, 1025})
    void additions_of_every_kind_stand_in_every_lane(int count) {
        var random = new Random(count);
        var points = multiples(count);
        var sums = new ArrayList<Integer>();
        while (sums.size() < count) {
            int left = random.nextInt(-ROOM, ROOM);
            int right = random.nextInt(4) == 0 ? left : random.nextInt(-ROOM, ROOM);
            int sum = multiple(left) + multiple(right);
            assertEquals(sum != 0, points.queue(left, right, ROOM + sums.size()), left + " and " + right);
            if (sum != 0) {
                sums.add(sum);
            }
        }
        points.finish();
        for (int i = 0; i < count; i++) {
            assertEquals(MULTIPLES.get(sums.get(i)), element(points, ROOM + i));
        }
        for (int place = 0; place < ROOM; place++) {
            assertEquals(MULTIPLES.get(multiple(place)), element(points, place), "stands as it stood");
        }
    }

    /** Nothing but such, as many as wait at once and one less. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8, 511, 512})
    void every_lane_doubles(int count) {
        var points = multiples(count);
        for (int i = 0; i < count; i++) {
            assertTrue(points.queue(i % ROOM, i % ROOM, ROOM + i));
        }
        points.finish();
        for (int i = 0; i < count; i++) {
            assertEquals(MULTIPLES.get(2 * multiple(i % ROOM)), element(points, ROOM + i));
        }
    }

    @Test
    void a_copy_is_the_point_or_its_negative() {
        var points = multiples(ROOM);
        for (int place = 0; place < ROOM; place++) {
            points.copy(place % 2 == 0 ? place : ~place, ROOM + place);
        }
        for (int place = 0; place < ROOM; place++) {
            int k = multiple(place);
            assertEquals(MULTIPLES.get(place % 2 == 0 ? k : -k), element(points, ROOM + place));
            assertEquals(MULTIPLES.get(k), element(points, place));
        }
    }

    /** Sums of sums of sums: coordinates that have come through many carries. */
    @Test
    void a_point_grows_by_additions_as_by_multiplication() {
        var points = multiples(0);
        for (int i = 0; i < 300; i++) {
            points.queue(ROOM - 1, ROOM - 2, ROOM - 1);
            points.finish();
        }
        assertEquals(Point.G.times(Scalar.of(9 + 8 * 300)), element(points, ROOM - 1));
    }

    /** What is twice a coordinate would be sixty times twice without a carry. */
    @Test
    void a_point_is_doubled_and_doubled() {
        var points = multiples(0);
        var expected = MULTIPLES.get(1);
        for (int i = 0; i < 60; i++) {
            assertTrue(points.queue(LARGEST, LARGEST, LARGEST));
            points.finish();
            expected = expected.plus(expected);
        }
        assertEquals(expected, element(points, LARGEST));
    }

    /** A sum has other limbs than the same point where it comes from outside. */
    @Test
    void a_sum_is_known_to_be_the_point_it_is() {
        var pairs = IntStream.range(0, ROOM * ROOM)
                .mapToObj(pair -> new int[] {pair / ROOM, pair % ROOM})
                .filter(pair -> pair[0] < pair[1])
                .filter(pair -> placeOf(multiple(pair[0]) + multiple(pair[1])).isPresent())
                .toList();
        var points = multiples(2 * pairs.size());
        for (int i = 0; i < pairs.size(); i++) {
            points.queue(pairs.get(i)[0], pairs.get(i)[1], ROOM + i);
        }
        points.finish();
        for (int i = 0; i < pairs.size(); i++) {
            int same = placeOf(multiple(pairs.get(i)[0]) + multiple(pairs.get(i)[1]))
                    .getAsInt();
            assertFalse(points.queue(~same, ROOM + i, 0));
            assertTrue(points.queue(ROOM + i, same, ROOM + pairs.size() + i));
        }
        points.finish();
        for (int i = 0; i < pairs.size(); i++) {
            int twice = 2 * (multiple(pairs.get(i)[0]) + multiple(pairs.get(i)[1]));
            assertEquals(MULTIPLES.get(twice), element(points, ROOM + pairs.size() + i));
        }
    }

    /** Where so many G stand, if they do. */
    private static OptionalInt placeOf(int multiple) {
        return IntStream.range(0, ROOM)
                .filter(place -> multiple(place) == multiple)
                .findFirst();
    }
}
