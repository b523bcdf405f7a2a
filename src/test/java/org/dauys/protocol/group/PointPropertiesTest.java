package org.dauys.protocol.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.dauys.protocol.group.Point.Form;

/** Laws of the group, its encodings and its secret scalars, against each other and against {@link ReferenceCurve}. */
class PointPropertiesTest {
    /** Scalars with the ends of the range well represented. */
    @Provide
    Arbitrary<Scalar> scalars() {
        return Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, ReferenceCurve.N.subtract(BigInteger.ONE))
                .map(value -> Scalar.decode(ReferenceCurve.fixed(value)).orElseThrow());
    }

    @Property(tries = 100)
    void points_have_an_order(@ForAll("scalars") Scalar k, @ForAll("scalars") Scalar l) {
        var a = Point.G.times(k).point().orElse(Point.G);
        var b = Point.G.times(l).point().orElse(Point.G);
        assertEquals(a.equals(b), a.compareTo(b) == 0);
        assertEquals(Integer.signum(a.compareTo(b)), -Integer.signum(b.compareTo(a)));
    }

    @Property(tries = 100)
    void decodes_what_it_encodes(@ForAll("scalars") Scalar k, @ForAll Form form) {
        Point.G
                .times(k)
                .point()
                .ifPresent(point -> assertEquals(Optional.of(point), Point.decode(point.encode(form), form)));
    }

    @Property(tries = 500)
    void accepts_only_what_it_would_write_itself(@ForAll @Size(32) byte[] x, @ForAll boolean odd) {
        var wire = Bytes.concat(new byte[] {(byte) (odd ? 3 : 2)}, x);
        Point.decode(wire, Form.COMPRESSED).ifPresent(point -> {
            assertArrayEquals(wire, point.encode(Form.COMPRESSED));
            assertEquals(
                    point,
                    Point.decode(point.encode(Form.UNCOMPRESSED), Form.UNCOMPRESSED)
                            .orElseThrow());
        });
        assertEquals(
                ReferenceCurve.decode(wire, Form.COMPRESSED).equals("ok"),
                Point.decode(wire, Form.COMPRESSED).isPresent());
    }

    @Property(tries = 50)
    void multiplication_is_linear(@ForAll("scalars") Scalar a, @ForAll("scalars") Scalar b) {
        assertEquals(Point.G.times(a.plus(b)), Point.G.times(a).plus(Point.G.times(b)));
        assertEquals(Point.G.times(a.times(b)), Point.G.times(a).times(b));
        assertEquals(Point.G.times(a.minus(b)), Point.G.times(a).minus(Point.G.times(b)));
    }

    @Property(tries = 200)
    void arithmetic_modulo_n_is_that_of_integers(@ForAll("scalars") Scalar a, @ForAll("scalars") Scalar b) {
        assertEquals(modN(integer(a).add(integer(b))), a.plus(b));
        assertEquals(modN(integer(a).subtract(integer(b))), a.minus(b));
        assertEquals(modN(integer(a).multiply(integer(b))), a.times(b));
        assertEquals(a.isZero() ? 0 : 1, ModN.isUsable(a.limbs()));
    }

    @Property(tries = 200)
    void reduction_is_that_of_integers(@ForAll @Size(ModN.WIDE) byte[] wide) {
        assertEquals(modN(new BigInteger(1, wide)), Scalar.reduce(wide));
    }

    private static BigInteger integer(Scalar scalar) {
        return new BigInteger(1, scalar.encode());
    }

    private static Scalar modN(BigInteger number) {
        return Scalar.fromHex("%064x".formatted(number.mod(ReferenceCurve.N))).orElseThrow();
    }

    @Property(tries = 30)
    void the_sum_of_products_is_the_sum_of_the_products(@ForAll @Size(max = 9) List<@From("scalars") Scalar> factors) {
        var terms = IntStream.range(0, factors.size())
                .mapToObj(i -> Term.of(factors.get(i), Point.G.times(Scalar.of(i % 3)))) // O and repeated points too
                .toList();
        var sum = Element.sum(
                terms.stream().map(term -> term.element().times(term.factor())).toList());
        assertEquals(sum, MultiScalarProduct.bouncyCastle().of(terms));
    }

    @Example
    void a_sum_may_have_any_number_of_terms() {
        for (int count : new int[] {0, 1, 128, 129, 300}) {
            var terms = IntStream.rangeClosed(1, count)
                    .mapToObj(i -> Term.of(Scalar.of(i), Point.G))
                    .toList();
            var expected = Point.G.times(Scalar.of(count * (count + 1L) / 2));
            assertEquals(expected, MultiScalarProduct.bouncyCastle().of(terms), count + " terms");
        }
    }

    @Property(tries = 100)
    void an_inverse_undoes(@ForAll("scalars") Scalar a) {
        assertTrue(a.isZero() || a.times(a.inverse()).equals(Scalar.ONE));
    }
}
