package org.dauys.protocol.msm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.junit.jupiter.api.Test;

/** Sums in which the formula for two different points would give nothing. */
class AccumulatorTest {
    private static final Element G5 = Point.G.times(Scalar.of(5));

    @Test
    void a_point_with_itself_is_its_double() {
        var affine = sum(5);
        add(affine, 5);
        assertEquals(Point.G.times(Scalar.of(10)), affine.element());

        var other = sum(2);
        add(other, 3); // the same point with other denominators
        other.add(sum(5));
        assertEquals(Point.G.times(Scalar.of(10)), other.element());
    }

    @Test
    void a_point_with_its_negative_is_the_identity_and_from_there_one_adds_on() {
        var affine = sum(5);
        add(affine, -5);
        assertTrue(affine.isIdentity());
        assertEquals(Identity.O, affine.element());
        add(affine, 5);
        assertEquals(G5, affine.element());

        var other = sum(2);
        add(other, 3);
        other.add(sum(-5));
        assertTrue(other.isIdentity());
        other.twice();
        assertEquals(Identity.O, other.element());
        other.add(sum(5));
        assertEquals(G5, other.element());
    }

    private static Accumulator sum(int factor) {
        var sum = new Accumulator();
        add(sum, factor);
        return sum;
    }

    private static void add(Accumulator sum, int factor) {
        var limbs = new long[Points.SIZE];
        Summands.write(Point.G.times(Scalar.of(factor)).point().orElseThrow(), false, limbs, 0);
        sum.add(limbs, 0);
    }
}
