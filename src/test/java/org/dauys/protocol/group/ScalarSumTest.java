package org.dauys.protocol.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Arrays;
import org.dauys.fuzz.Draw;
import org.dauys.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

class ScalarSumTest {
    private static final Scalar MINUS_ONE = Scalar.ONE.negate();

    @Test
    void nothing_is_zero() {
        assertEquals(Scalar.ZERO, new ScalarSum().total());
    }

    @Test
    void a_sum_of_products_is_that_of_integers() {
        Fuzz.tries("sums of products", 300, draw -> {
            var sum = new ScalarSum();
            var other = new ScalarSum();
            var expected = BigInteger.ZERO;
            for (int i = draw.number(0, 20); i > 0; i--) {
                var weight = Scalar.reduce(half(draw));
                var factor = Scalar.reduce(draw.yes() ? draw.bytes(Scalar.LENGTH) : half(draw));
                (draw.yes() ? sum : other).add(weight, factor);
                expected = expected.add(weight.value().multiply(factor.value()));
            }
            sum.add(other);
            assertEquals(Scalar.reduce(unsigned(expected.mod(ReferenceCurve.N))), sum.total());
        });
    }

    /** Random bytes, all ones or all zeros, where carries go far. */
    private static byte[] half(Draw draw) {
        var bytes = draw.bytes(Scalar.LENGTH / 2);
        if (draw.number(0, 3) == 0) {
            Arrays.fill(bytes, (byte) (draw.yes() ? 0xff : 0));
        }
        return bytes;
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    /** Every column as full as it gets. */
    @Test
    void many_of_the_largest_products_add_up() {
        var weight = Scalar.reduce(new BigInteger("f".repeat(32), 16).toByteArray());
        var sum = new ScalarSum();
        for (int i = 0; i < 1_000_000; i++) {
            sum.add(weight, MINUS_ONE);
        }
        assertEquals(weight.times(Scalar.of(1_000_000)).negate(), sum.total());
    }

    /** Around n, and around 2²⁵⁶, from where on a sum is a long one. */
    @Test
    void a_short_sum_is_below_n_too() {
        var two128 = Scalar.reduce(BigInteger.ONE.shiftLeft(128).toByteArray());
        var beyondN = BigInteger.ONE.shiftLeft(256).subtract(ReferenceCurve.N);
        var sum = new ScalarSum();
        sum.add(Scalar.ONE, MINUS_ONE);
        assertEquals(MINUS_ONE, sum.total());
        sum.add(Scalar.ONE, Scalar.ONE);
        assertEquals(Scalar.ZERO, sum.total());
        sum.add(Scalar.ONE, Scalar.reduce(unsigned(beyondN.subtract(BigInteger.ONE))));
        assertEquals(Scalar.reduce(unsigned(beyondN.subtract(BigInteger.ONE))), sum.total());
        sum.add(Scalar.ONE, Scalar.ONE);
        assertEquals(two128.times(two128), sum.total());
    }

    @Test
    void what_does_not_fit_is_no_sum() {
        var sum = new ScalarSum();
        sum.add(MINUS_ONE, MINUS_ONE);
        assertEquals(Scalar.ONE, sum.total());
        sum.add(MINUS_ONE, MINUS_ONE);
        assertThrows(ArithmeticException.class, sum::total);
    }
}
