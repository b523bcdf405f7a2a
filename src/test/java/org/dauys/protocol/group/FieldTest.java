package org.dauys.protocol.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FieldTest {
    private static final BigInteger P = Field.P;
    private static final int A = 0;
    private static final int B = Field.SIZE;
    private static final int R = 2 * Field.SIZE;

    private final long[] x = new long[3 * Field.SIZE];

    /** Zero, one, the ends, numbers of long runs of ones and zeros, where carries go far, and random ones. */
    private static List<BigInteger> numbers() {
        var random = new Random(1);
        var ends = Stream.of(0, 1, 2, 3)
                .map(BigInteger::valueOf)
                .flatMap(k -> Stream.of(k, P.subtract(k).mod(P)));
        var runs = Stream.of(26, 51, 52, 53, 96, 104, 156, 192, 208, 224, 255)
                .map(BigInteger.ONE::shiftLeft)
                .flatMap(power -> Stream.of(power, power.subtract(BigInteger.ONE), P.subtract(power)));
        var random256 =
                Stream.generate(() -> new BigInteger(256, random).mod(P)).limit(40);
        return Stream.of(ends, runs, random256).flatMap(stream -> stream).toList();
    }

    @Test
    void what_is_written_is_read() {
        for (var a : numbers()) {
            Field.write(a, x, A);
            assertEquals(a, Field.read(x, A));
        }
    }

    @Test
    void products_and_squares_are_those_of_integers() {
        for (var a : numbers()) {
            for (var b : numbers()) {
                Field.write(a, x, A);
                Field.write(b, x, B);
                Field.multiply(x, R, x, A, x, B);
                assertEquals(a.multiply(b).mod(P), Field.read(x, R));
            }
            Field.square(x, R, x, A);
            assertEquals(a.multiply(a).mod(P), Field.read(x, R));
        }
    }

    /** Factors up to ±4p, in limbs that nobody has carried: the largest that may meet. */
    @Test
    void products_of_lazy_numbers_are_right_and_within_their_bounds() {
        var inverse = BigInteger.ONE.shiftLeft(260).modInverse(P);
        for (var a : numbers()) {
            for (var b : numbers()) {
                for (int multiple = -4; multiple < 4; multiple += 7) { // −4p..−3p and 3p..4p
                    var first = lazy(a, multiple, A);
                    var second = lazy(b, 3, B);
                    Field.multiply(x, R, x, A, x, B);
                    assertWithin(first.multiply(second).multiply(inverse).mod(P));
                    Field.square(x, R, x, A);
                    assertWithin(first.multiply(first).multiply(inverse).mod(P));
                }
            }
        }
    }

    /** {@code a + multiple·p} as sums of limbs leave it. */
    private BigInteger lazy(BigInteger a, int multiple, int at) {
        limbs(P, at);
        for (int i = 0; i < Field.SIZE; i++) {
            x[at + i] = multiple * x[at + i] + (a.shiftRight(52 * i).longValue() & (1L << 52) - 1);
        }
        return a.add(P.multiply(BigInteger.valueOf(multiple)));
    }

    private void assertWithin(BigInteger expected) {
        assertEquals(expected, raw(R).mod(P));
        assertTrue(raw(R).compareTo(P.negate()) >= 0 && raw(R).compareTo(P.shiftLeft(1)) <= 0, "−p..2p");
    }

    @Test
    void carrying_changes_nothing_but_the_limbs() {
        var limit = BigInteger.ONE.shiftLeft(225);
        for (var a : numbers()) {
            for (int times = -60; times <= 60; times += 7) {
                Field.write(a, x, A);
                System.arraycopy(x, A, x, R, Field.SIZE);
                for (int i = 0; i < Field.SIZE; i++) {
                    x[R + i] *= times;
                }
                Field.carry(x, R);
                assertEquals(a.multiply(BigInteger.valueOf(times)).mod(P), Field.read(x, R));
                assertTrue(raw(R).compareTo(limit.negate()) >= 0 && raw(R).compareTo(P.add(limit)) <= 0, "about 0..p");
            }
        }
    }

    @Test
    void zero_is_known_in_every_disguise() {
        for (int multiple = -63; multiple <= 63; multiple++) {
            limbs(P.multiply(BigInteger.valueOf(multiple)), R);
            assertTrue(Field.isZero(x, R), multiple + "·p");
            for (int near = -130; near <= 130; near++) {
                limbs(P.multiply(BigInteger.valueOf(multiple)).add(BigInteger.valueOf(near)), R);
                assertEquals(near == 0, Field.isZero(x, R), multiple + "·p + " + near);
            }
        }
        for (var a : numbers()) {
            Field.write(a, x, A);
            Field.subtract(x, R, x, A, x, A);
            assertTrue(Field.isZero(x, R));
            assertEquals(a.signum() == 0, Field.isZero(x, A));
        }
        assertFalse(Field.isZero(new long[] {1, 0, 0, 0, 0}, 0));
    }

    @Test
    void a_number_and_its_negative_make_zero() {
        for (var a : numbers()) {
            Field.write(a, x, A);
            Field.negate(x, R, x, A);
            assertEquals(a.negate().mod(P), Field.read(x, R));
        }
    }

    @Test
    void an_inverse_undoes_and_zero_has_none() {
        for (var a : numbers()) {
            var inverse = a.signum() == 0 ? a : a.modInverse(P);
            Field.write(a, x, A);
            Field.invert(x, R, x, A);
            assertEquals(inverse, Field.read(x, R));
            for (int multiple = -3; multiple <= 3; multiple += 3) {
                lazy(raw(A).mod(P), multiple, B);
                Field.invert(x, B, x, B);
                assertEquals(inverse, Field.read(x, B));
            }
        }
    }

    @Test
    void a_root_is_one_of_two_where_there_is_one() {
        for (var a : numbers()) {
            Field.write(a.multiply(a), x, A);
            Field.root(x, R, x, A);
            var root = Field.read(x, R);
            assertTrue(root.equals(a) || root.equals(P.subtract(a)), a.toString(16));
            Field.write(a.multiply(a).negate(), x, A); // −1 has none, so this hasn't either
            Field.root(x, R, x, A);
            Field.square(x, R, x, R);
            Field.subtract(x, R, x, R, x, A);
            assertEquals(a.signum() == 0, Field.isZero(x, R), a.toString(16));
        }
    }

    /** The number itself, Montgomery's factor included. */
    private BigInteger raw(int at) {
        var number = BigInteger.ZERO;
        for (int i = Field.SIZE - 1; i >= 0; i--) {
            number = number.shiftLeft(52).add(BigInteger.valueOf(x[at + i]));
        }
        return number;
    }

    private void limbs(BigInteger number, int at) {
        for (int i = 0; i < Field.SIZE - 1; i++) {
            x[at + i] = number.shiftRight(52 * i).longValue() & (1L << 52) - 1;
        }
        x[at + Field.SIZE - 1] = number.shiftRight(52 * (Field.SIZE - 1)).longValue();
    }
}
