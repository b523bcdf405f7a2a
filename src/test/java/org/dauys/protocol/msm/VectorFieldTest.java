package org.dauys.protocol.msm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.protocol.group.Field;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arithmetic in lanes, against that of integers. Every lane holds another number. */
class VectorFieldTest {
    private static final BigInteger P = Field.P;

    @BeforeAll
    static void onlyWithTheModule() {
        assumeTrue(WideVectors.isStarted());
    }

    /** Zero, one, the ends, numbers of long runs of ones and zeros, where carries go far, and random ones. */
    private static BigInteger[] numbers() {
        var random = new Random(1);
        var ends = Stream.of(0, 1, 2, 3)
                .map(BigInteger::valueOf)
                .flatMap(k -> Stream.of(k, P.subtract(k).mod(P)));
        var runs = Stream.of(43, 44, 45, 88, 96, 131, 132, 176, 192, 220, 224, 255)
                .map(BigInteger.ONE::shiftLeft)
                .flatMap(power -> Stream.of(power, power.subtract(BigInteger.ONE), P.subtract(power)));
        var others = Stream.generate(() -> new BigInteger(256, random).mod(P)).limit(17);
        return Stream.of(ends, runs, others).flatMap(stream -> stream).toArray(BigInteger[]::new);
    }

    /** Lane l holds the limbs of number {@code first + l}, as they are: in Montgomery's form of something. */
    private static final class Lanes {
        private final double[] limbs = new double[VectorField.WIDTH];
        private final BigInteger[] numbers = new BigInteger[VectorField.LANES];

        /** Six limbs of 44 bits; the highest takes the rest and the sign. */
        void put(int lane, BigInteger number) {
            numbers[lane] = number;
            for (int i = 0; i < VectorField.SIZE; i++) {
                var limb = number.shiftRight(44 * i);
                limbs[i * VectorField.LANES + lane] = (i < VectorField.SIZE - 1
                                ? limb.and(BigInteger.ONE.shiftLeft(44).subtract(BigInteger.ONE))
                                : limb)
                        .doubleValue();
            }
        }

        BigInteger get(int lane) {
            var number = BigInteger.ZERO;
            for (int i = VectorField.SIZE - 1; i >= 0; i--) {
                double limb = limbs[i * VectorField.LANES + lane];
                assertEquals(Math.rint(limb), limb, "a whole number");
                assertTrue(Math.abs(limb) <= 0x1p44 || i == VectorField.SIZE - 1, "limbs are carried: " + limb);
                number = number.shiftLeft(44).add(BigInteger.valueOf((long) limb));
            }
            return number;
        }
    }

    private static final BigInteger R_INVERSE = BigInteger.ONE.shiftLeft(264).modInverse(P);

    private final VectorField field = new VectorField();
    private final Lanes a = new Lanes();
    private final Lanes b = new Lanes();
    private final Lanes r = new Lanes();

    private void assertLanes(IntFunction<BigInteger> expected) {
        for (int lane = 0; lane < VectorField.LANES; lane++) {
            var found = r.get(lane);
            assertEquals(expected.apply(lane).mod(P), found.mod(P));
            assertTrue(found.abs().compareTo(P.multiply(BigInteger.valueOf(6)).divide(BigInteger.TEN)) <= 0, "±0.6p");
        }
    }

    /** Every number with every other, both stretched by multiples of p as far as factors may be: −4p … 4p. */
    @Test
    void products_are_those_of_integers() {
        var numbers = numbers();
        for (int i = 0; i < numbers.length; i++) {
            for (int j = 0; j < numbers.length; j += VectorField.LANES) {
                for (int lane = 0; lane < VectorField.LANES; lane++) {
                    a.put(lane, numbers[i].add(P.multiply(BigInteger.valueOf(i % 8 - 4))));
                    b.put(
                            lane,
                            numbers[(j + lane) % numbers.length].add(
                                    P.multiply(BigInteger.valueOf((j + lane) % 8 - 4))));
                }
                field.multiply(r.limbs, 0, a.limbs, 0, b.limbs, 0);
                assertLanes(lane -> a.numbers[lane].multiply(b.numbers[lane]).multiply(R_INVERSE));
            }
        }
    }

    /** Limbs as large as differences and tangents leave them, all of one sign and of changing ones. */
    @Test
    void products_of_lazy_limbs_are_exact() {
        for (int signs = 0; signs < 64; signs++) {
            for (int lane = 0; lane < VectorField.LANES; lane++) {
                int mine = signs + lane;
                lazy(a, lane, limb -> (mine >> limb & 1) == 0 ? 0x1p47 - 1 : 1 - 0x1p47);
                lazy(b, lane, limb -> (mine >> (5 - limb) & 1) == 0 ? 0x1p45 : -0x1p45);
            }
            field.multiply(r.limbs, 0, a.limbs, 0, b.limbs, 0);
            for (int lane = 0; lane < VectorField.LANES; lane++) {
                assertEquals(
                        a.numbers[lane]
                                .multiply(b.numbers[lane])
                                .multiply(R_INVERSE)
                                .mod(P),
                        r.get(lane).mod(P));
            }
        }
    }

    private static void lazy(Lanes lanes, int lane, IntToDoubleFunction limb) {
        lanes.numbers[lane] = BigInteger.ZERO;
        for (int i = 0; i < VectorField.SIZE; i++) {
            double value = limb.applyAsDouble(i) / (i == VectorField.SIZE - 1 ? 0x1p8 : 1);
            lanes.limbs[i * VectorField.LANES + lane] = Math.rint(value);
            lanes.numbers[lane] = lanes.numbers[lane].add(
                    BigInteger.valueOf((long) Math.rint(value)).shiftLeft(44 * i));
        }
    }

    @Test
    void differences_carry_to_what_they_were() {
        var numbers = numbers();
        for (int i = 0; i < numbers.length; i++) {
            for (int times = -15; times <= 15; times += 5) {
                for (int lane = 0; lane < VectorField.LANES; lane++) {
                    a.put(lane, numbers[(i + lane) % numbers.length].add(P.multiply(BigInteger.valueOf(times))));
                    b.put(lane, numbers[i]);
                }
                VectorField.subtract(r.limbs, 0, a.limbs, 0, b.limbs, 0);
                VectorField.carry(r.limbs, 0);
                assertLanes(lane -> a.numbers[lane].subtract(b.numbers[lane]));
            }
        }
    }

    @Test
    void inverses_undo_in_every_lane() {
        var numbers = IntStream.range(0, 41)
                .mapToObj(i -> numbers()[i])
                .filter(number -> number.signum() > 0)
                .toArray(BigInteger[]::new);
        for (int i = 0; i < numbers.length; i++) {
            for (int lane = 0; lane < VectorField.LANES; lane++) {
                a.put(lane, numbers[(i + lane) % numbers.length]);
            }
            VectorField.invert(b.limbs, a.limbs, 0);
            field.multiply(r.limbs, 0, a.limbs, 0, b.limbs, 0);
            assertLanes(lane -> BigInteger.ONE.shiftLeft(264));
        }
    }

    @Test
    void a_number_comes_from_the_scalar_field_and_goes_back() {
        for (var number : numbers()) {
            var scalar = new long[Field.SIZE];
            var limbs = new double[VectorField.SIZE];
            Field.write(number, scalar, 0);
            VectorField.read(scalar, 0, limbs, 0);
            VectorField.write(limbs, 0, 1, scalar, 0);
            assertEquals(number, Field.read(scalar, 0));
            for (int i = 0; i < limbs.length; i++) {
                limbs[i] = -limbs[i];
            }
            VectorField.write(limbs, 0, 1, scalar, 0);
            assertEquals(number.negate().mod(P), Field.read(scalar, 0));
        }
    }
}
