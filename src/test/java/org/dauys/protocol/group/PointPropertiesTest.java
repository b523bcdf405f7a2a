package org.dauys.protocol.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.fuzz.Draw;
import org.dauys.fuzz.Fuzz;
import org.dauys.protocol.group.Point.Form;
import org.junit.jupiter.api.Test;

/** Laws of the group, its encodings and its secret scalars, against each other and against {@link ReferenceCurve}. */
class PointPropertiesTest {
    /** Scalars with the ends of the range well represented. */
    private static Scalar scalar(Draw draw) {
        int end = draw.number(-2, 20);
        return end <= 2 ? Scalar.of(end) : modN(new BigInteger(1, draw.bytes(Scalar.LENGTH)));
    }

    @Test
    void points_have_an_order() {
        Fuzz.tries("order", 100, draw -> {
            var a = Point.G.times(scalar(draw)).point().orElse(Point.G);
            var b = Point.G.times(scalar(draw)).point().orElse(Point.G);
            assertEquals(a.equals(b), a.compareTo(b) == 0);
            assertEquals(Integer.signum(a.compareTo(b)), -Integer.signum(b.compareTo(a)));
        });
    }

    @Test
    void what_is_public_says_itself_in_hex() {
        var seven = Point.G.times(Scalar.of(7)).point().orElseThrow();
        assertEquals(seven.hex(), seven.toString());
        assertEquals("0".repeat(63) + "7", Scalar.of(7).toString());
    }

    @Test
    void bouncy_castle_sums_list_by_list() {
        var two = Point.G.plus(Point.G);
        assertEquals(
                List.of(Identity.O, Point.G, two),
                MultiScalarProduct.bouncyCastle()
                        .sums(List.of(List.of(), List.of(Point.G), List.of(Point.G, Point.G))));
    }

    @Test
    void decodes_what_it_encodes() {
        Fuzz.tries("points", 200, draw -> {
            var form = draw.one(List.of(Form.values()));
            Point.G
                    .times(scalar(draw))
                    .point()
                    .ifPresent(point -> assertEquals(Optional.of(point), Point.decode(point.encode(form), form)));
        });
    }

    @Test
    void accepts_only_what_it_would_write_itself() {
        Fuzz.tries("compressed points", 500, draw -> {
            var wire = Bytes.concat(new byte[] {(byte) (draw.yes() ? 3 : 2)}, draw.bytes(32));
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
        });
    }

    /** The ends of the range, where there is a root and where there is none, beyond it, and x anywhere; either sign. */
    @Test
    void compressed_points_are_those_that_bouncy_castle_decodes() {
        var ends = IntStream.range(-100, 100).mapToObj(BigInteger::valueOf);
        var p = Field.P;
        var edges = ends.flatMap(
                k -> Stream.of(k.mod(p), p.add(k), BigInteger.ONE.shiftLeft(255).add(k)));
        var last = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
        var random = new Random(5);
        var anywhere = Stream.generate(() -> new BigInteger(256, random)).limit(1000);
        var decoded = Stream.of(edges, anywhere, Stream.of(last))
                .flatMap(numbers -> numbers)
                .flatMap(x -> Stream.of("02", "03").map(sign -> HexFormat.of().parseHex(sign + "%064x".formatted(x))))
                .filter(wire -> {
                    var expected = byBouncyCastle(wire);
                    assertEquals(
                            expected,
                            Point.decode(wire, Form.COMPRESSED),
                            () -> HexFormat.of().formatHex(wire));
                    return expected.isPresent();
                })
                .count();
        assertTrue(decoded > 1000 && decoded < 2200, decoded + " points");
    }

    private static Optional<Point> byBouncyCastle(byte[] wire) {
        try {
            return Optional.of(new Point(Curve.CURVE.decodePoint(wire)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    @Test
    void multiplication_is_linear() {
        Fuzz.tries("multiplication", 50, draw -> {
            var a = scalar(draw);
            var b = scalar(draw);
            assertEquals(Point.G.times(a.plus(b)), Point.G.times(a).plus(Point.G.times(b)));
            assertEquals(Point.G.times(a.times(b)), Point.G.times(a).times(b));
            assertEquals(Point.G.times(a.minus(b)), Point.G.times(a).minus(Point.G.times(b)));
        });
    }

    @Test
    void arithmetic_modulo_n_is_that_of_integers() {
        Fuzz.tries("arithmetic", 1000, draw -> {
            var a = scalar(draw);
            var b = scalar(draw);
            assertEquals(modN(integer(a).add(integer(b))), a.plus(b));
            assertEquals(modN(integer(a).subtract(integer(b))), a.minus(b));
            assertEquals(modN(integer(a).multiply(integer(b))), a.times(b));
            assertEquals(a.isZero() ? 0 : 1, ModN.isUsable(a.limbs()));
        });
    }

    @Test
    void reduction_is_that_of_integers() {
        Fuzz.tries("reduction", 1000, draw -> {
            var wide = draw.bytes(ModN.WIDE);
            assertEquals(modN(new BigInteger(1, wide)), Scalar.reduce(wide));
        });
    }

    private static BigInteger integer(Scalar scalar) {
        return new BigInteger(1, scalar.encode());
    }

    private static Scalar modN(BigInteger number) {
        return Scalar.fromHex("%064x".formatted(number.mod(ReferenceCurve.N))).orElseThrow();
    }

    @Test
    void the_sum_of_products_is_the_sum_of_the_products() {
        Fuzz.tries("sums of products", 30, draw -> {
            var factors = draw.list(9, () -> scalar(draw));
            var terms = IntStream.range(0, factors.size())
                    .mapToObj(
                            i -> Term.of(factors.get(i), Point.G.times(Scalar.of(i % 3)))) // O and repeated points too
                    .toList();
            var sum = Element.sum(terms.stream()
                    .map(term -> term.element().times(term.factor()))
                    .toList());
            assertEquals(sum, MultiScalarProduct.bouncyCastle().of(terms));
        });
    }

    @Test
    void a_sum_may_have_any_number_of_terms() {
        for (int count : new int[] {0, 1, 128, 129, 300}) {
            var terms = IntStream.rangeClosed(1, count)
                    .mapToObj(i -> Term.of(Scalar.of(i), Point.G))
                    .toList();
            var expected = Point.G.times(Scalar.of(count * (count + 1L) / 2));
            assertEquals(expected, MultiScalarProduct.bouncyCastle().of(terms), count + " terms");
        }
    }

    @Test
    void an_inverse_undoes() {
        Fuzz.tries("inverses", 200, draw -> {
            var a = scalar(draw);
            assertTrue(a.isZero() || a.times(a.inverse()).equals(Scalar.ONE));
        });
    }
}
