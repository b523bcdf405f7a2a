package org.dauys.attacks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.dauys.protocol.elgamal.Ciphertext;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

/** Other groups than ours, points of other curves, and what a ciphertext may show. */
class GroupAttacksTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final BigInteger B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
    private static final byte[] GX = HEX.parseHex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296");
    private static final byte[] GY = HEX.parseHex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");

    /**
     * {@code (x, 0)} has the order 2 on its curve, so a product with it tells whether the secret is odd. There is one door for
     * points, decoding, and no secret is multiplied by anything that has not come through it.
     */
    @Test
    void a11_no_secret_meets_a_point_off_the_curve() {
        for (int i = 0; i < 200; i++) {
            var x = Encodings.number(BigInteger.valueOf(i));
            for (int y = 0; y < 3; y++) {
                var wire = Bytes.concat(new byte[] {4}, x, Encodings.number(BigInteger.valueOf(y)));
                assertEquals(Optional.empty(), Point.decode(wire, Form.UNCOMPRESSED));
            }
            var even = Point.decode(Bytes.concat(new byte[] {2}, x), Form.COMPRESSED);
            var odd = Point.decode(Bytes.concat(new byte[] {3}, x), Form.COMPRESSED);
            assertEquals(even.map(Point::negate), odd);
            assertEquals(isSquare(BigInteger.valueOf(i)), even.isPresent());
        }
        assertTrue(Arrays.stream(Point.class.getDeclaredConstructors())
                .noneMatch(constructor -> Modifier.isPublic(constructor.getModifiers())));
        for (var method : SecretScalar.class.getMethods()) {
            var types = List.of(method.getParameterTypes());
            assertFalse(method.getName().equals("times")
                    && !types.equals(List.of(Point.class))
                    && !types.equals(List.of(Scalar.class)));
        }
    }

    /** Euler's criterion for {@code x³ − 3x + b}. */
    private static boolean isSquare(BigInteger x) {
        var y2 = x.pow(3).subtract(x.multiply(BigInteger.valueOf(3))).add(B).mod(Encodings.P);
        return y2.modPow(Encodings.P.shiftRight(1), Encodings.P).equals(BigInteger.ONE);
    }

    /** The numbers of FIPS 186-5, typed in here once more. */
    @Test
    void a12_the_group_is_that_of_the_standard() {
        assertArrayEquals(Bytes.concat(new byte[] {4}, GX, GY), Point.G.encode(Form.UNCOMPRESSED));
        assertTrue(Scalar.decode(Encodings.number(Encodings.N.subtract(BigInteger.ONE)))
                .isPresent());
        assertTrue(Scalar.decode(Encodings.number(Encodings.N)).isEmpty());
        assertEquals(Point.G.negate(), Point.G.times(Scalar.of(-1)));
        assertTrue(Encodings.N.isProbablePrime(100) && Encodings.P.isProbablePrime(100));
    }

    /**
     * A smoke test: no bit of a coordinate, and no Legendre symbol, leans to 0 or to 1 by more than five standard deviations. The
     * weak copy normalises the sign of β where it encrypts 1.
     */
    @Test
    void a13_no_predicate_of_a_ciphertexts_points_tells_0_from_1() {
        var key = Seeded.point("a13 key");
        int tries = 1_000;
        var zeros = IntStream.range(0, tries)
                .mapToObj(i -> Ciphertext.ofBit(key, false, Seeded.secret("a13 0 " + i)))
                .toList();
        var ones = IntStream.range(0, tries)
                .mapToObj(i -> Ciphertext.ofBit(key, true, Seeded.secret("a13 1 " + i)))
                .toList();
        var normalised = ones.stream().map(GroupAttacksTest::normalised).toList();
        double bound = 5 * Math.sqrt(tries / 2.0);
        for (var predicate : PREDICATES) {
            assertTrue(difference(predicate, zeros, ones) < bound);
        }
        assertTrue(PREDICATES.stream().anyMatch(predicate -> difference(predicate, zeros, normalised) > bound));
    }

    private static final List<Predicate<Ciphertext>> PREDICATES = List.of(
            c -> isOdd(c.alpha().x()),
            c -> isOdd(c.beta().x()),
            c -> hasOddY(c.alpha()),
            c -> hasOddY(c.beta()),
            c -> c.alpha().x()[0] < 0,
            c -> c.beta().x()[0] < 0,
            c -> isResidue(c.alpha().x()),
            c -> isResidue(c.beta().x()),
            c -> hasOddY(c.alpha()) == hasOddY(c.beta()),
            c -> isResidue(c.alpha().x()) == isResidue(c.beta().x()));

    private static Ciphertext normalised(Ciphertext c) {
        return hasOddY(c.beta()) ? new Ciphertext(c.alpha(), c.beta().negate()) : c;
    }

    private static double difference(Predicate<Ciphertext> predicate, List<Ciphertext> some, List<Ciphertext> others) {
        return Math.abs(some.stream().filter(predicate).count()
                - others.stream().filter(predicate).count());
    }

    private static boolean isOdd(byte[] number) {
        return (number[number.length - 1] & 1) == 1;
    }

    private static boolean hasOddY(Point point) {
        return point.encode(Form.COMPRESSED)[0] == 3;
    }

    private static boolean isResidue(byte[] x) {
        return new BigInteger(1, x)
                .modPow(Encodings.P.shiftRight(1), Encodings.P)
                .equals(BigInteger.ONE);
    }
}
