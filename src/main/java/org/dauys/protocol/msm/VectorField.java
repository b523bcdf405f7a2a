package org.dauys.protocol.msm;

import java.math.BigInteger;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.dauys.protocol.group.Field;

/**
 * Arithmetic modulo p on several numbers at once, one in each lane of the processor's vectors. A number is six signed limbs of 44
 * bits in Montgomery's form with R = 2²⁶⁴; the limbs are integers in {@code double}s, for every processor with wide vectors
 * multiplies those, and a fused multiplication and addition gives both halves of a product exactly. Limb i of lane l lies at
 * {@code i · LANES + l}; the result may be one of the operands. Confined to one thread.
 *
 * <p>Numbers are lazy as in {@link Field}: {@link #subtract} neither carries nor reduces. What keeps that safe: the largest limbs of
 * two factors multiply to at most 2⁹², so no sum of a column reaches 2⁵³, from where on a double is not exact; products are within
 * ±0.6p if their factors' magnitudes multiply to at most 16p², and {@link #carry} brings any number within ±16p back there. Both leave
 * limbs within ±2⁴⁴.
 *
 * <p>Calls of methods of our own stand outside the arithmetic: Java's compiler gives up on them in the middle of so much of it.
 */
final class VectorField {
    /** Limbs of a number. */
    static final int SIZE = 6;

    /** As wide as the processor's vectors; tests take other widths, which Java then emulates. */
    private static final VectorSpecies<Double> SPECIES = VectorSpecies.of(
            double.class,
            VectorShape.forBitSize(
                    Integer.getInteger("dauys.vector.bits", DoubleVector.SPECIES_PREFERRED.vectorBitSize())));

    /** Numbers at once. */
    static final int LANES = SPECIES.length();

    /** Doubles that {@link #LANES} numbers take. */
    static final int WIDTH = SIZE * LANES;

    private static final int BITS = 44;
    private static final long MASK = (1L << BITS) - 1;

    /** Added and subtracted again, it rounds to a multiple of 2⁴⁴: around it doubles are so far apart. */
    private static final DoubleVector SPLIT = DoubleVector.broadcast(SPECIES, 0x1.8p96);

    /** From the weight of a limb to that of the next one. */
    private static final DoubleVector DOWN = DoubleVector.broadcast(SPECIES, 0x1p-44);

    // p = −1 + P2·2⁸⁸ + P4·2¹⁷⁶ + P5·2²²⁰
    private static final DoubleVector P2 = DoubleVector.broadcast(SPECIES, 0x1p8);
    private static final DoubleVector P4 = DoubleVector.broadcast(SPECIES, 0x1p16);
    private static final DoubleVector P5 = DoubleVector.broadcast(SPECIES, 0x1p36 - 0x1p4);

    /** Rounds limb 5 to a multiple of 2³⁶, which has the weight 2²⁵⁶. */
    private static final DoubleVector SPLIT_TOP = DoubleVector.broadcast(SPECIES, 0x1.8p88);

    /** From the form of {@link Field}, whose R is 2²⁶⁰, and back. */
    private static final long[] SIXTEEN = new long[Field.SIZE];

    private static final long[] SIXTEENTH = new long[Field.SIZE];

    static {
        var sixteen = BigInteger.valueOf(16);
        Field.write(sixteen, SIXTEEN, 0);
        Field.write(sixteen.modInverse(Field.P), SIXTEENTH, 0);
    }

    /** A product before it is reduced: twelve limbs, within ±2⁵¹. */
    private final double[] columns = new double[2 * WIDTH];

    /** Takes a number over from {@link Field}: six limbs, one after another. */
    static void read(long[] from, int where, double[] to, int at) {
        var w = new long[Field.SIZE];
        Field.multiply(w, 0, from, where, SIXTEEN, 0);
        Field.carry(w, 0);
        to[at] = w[0] & MASK;
        to[at + 1] = (w[0] >>> 44 | w[1] << 8) & MASK;
        to[at + 2] = (w[1] >>> 36 | w[2] << 16) & MASK;
        to[at + 3] = (w[2] >>> 28 | w[3] << 24) & MASK;
        to[at + 4] = (w[3] >>> 20 | w[4] << 32) & MASK;
        to[at + 5] = w[4] >> 12;
    }

    /** Gives a number to {@link Field}: six limbs, {@code step} apart. */
    static void write(double[] from, int where, int step, long[] to, int at) {
        var v = new long[SIZE];
        long carried = 0;
        for (int i = 0; i < SIZE; i++) {
            carried += (long) from[where + i * step];
            v[i] = i < SIZE - 1 ? carried & MASK : carried;
            carried >>= BITS;
        }
        long mask = (1L << 52) - 1;
        to[at] = (v[0] | v[1] << 44) & mask;
        to[at + 1] = (v[1] >>> 8 | v[2] << 36) & mask;
        to[at + 2] = (v[2] >>> 16 | v[3] << 28) & mask;
        to[at + 3] = (v[3] >>> 24 | v[4] << 20) & mask;
        to[at + 4] = (v[4] >>> 32) + (v[5] << 12);
        Field.multiply(to, at, to, at, SIXTEENTH, 0);
        Field.carry(to, at);
    }

    static void subtract(double[] r, int ro, double[] a, int ao, double[] b, int bo) {
        for (int i = 0; i < SIZE; i++) {
            DoubleVector.fromArray(SPECIES, a, ao + i * LANES)
                    .sub(DoubleVector.fromArray(SPECIES, b, bo + i * LANES))
                    .intoArray(r, ro + i * LANES);
        }
    }

    /** The same number modulo p within ±0.6p. */
    static void carry(double[] r, int ro) {
        var top = DoubleVector.fromArray(SPECIES, r, ro + 5 * LANES);
        var q = top.add(SPLIT_TOP).sub(SPLIT_TOP); // q·2²²⁰ = q/2³⁶ · (2²²⁴ − 2¹⁹² − 2⁹⁶ + 1) modulo p
        q.mul(0x1p-36).add(DoubleVector.fromArray(SPECIES, r, ro)).intoArray(r, ro);
        q.mul(-0x1p-28).add(DoubleVector.fromArray(SPECIES, r, ro + 2 * LANES)).intoArray(r, ro + 2 * LANES);
        q.mul(-0x1p-20).add(DoubleVector.fromArray(SPECIES, r, ro + 4 * LANES)).intoArray(r, ro + 4 * LANES);
        q.mul(0x1p-32).add(top.sub(q)).intoArray(r, ro + 5 * LANES);
        spread(r, ro);
    }

    /** Six limbs, each with what its neighbour has beyond 2⁴⁴. */
    private static void spread(double[] r, int ro) {
        var carried = DoubleVector.zero(SPECIES);
        for (int i = 0; i < SIZE - 1; i++) {
            var limb = DoubleVector.fromArray(SPECIES, r, ro + i * LANES);
            var above = limb.add(SPLIT).sub(SPLIT);
            limb.sub(above).add(carried).intoArray(r, ro + i * LANES);
            carried = above.mul(DOWN);
        }
        DoubleVector.fromArray(SPECIES, r, ro + (SIZE - 1) * LANES).add(carried).intoArray(r, ro + (SIZE - 1) * LANES);
    }

    /** The inverses of the numbers at {@code ao}, none of which is 0, by one inversion in all. */
    static void invert(double[] r, double[] a, int ao) {
        var numbers = new long[LANES * Field.SIZE];
        var products = new long[LANES * Field.SIZE];
        for (int lane = 0; lane < LANES; lane++) {
            int at = lane * Field.SIZE;
            write(a, ao + lane, LANES, numbers, at);
            if (lane == 0) {
                Field.copy(numbers, 0, products, 0);
            } else {
                Field.multiply(products, at, products, at - Field.SIZE, numbers, at);
            }
        }
        var inverse = new long[Field.SIZE];
        var limbs = new double[SIZE];
        Field.invert(inverse, 0, products, (LANES - 1) * Field.SIZE);
        for (int lane = LANES - 1; lane >= 0; lane--) { // inverse: of the product of the numbers 0..lane
            int at = lane * Field.SIZE;
            if (lane > 0) {
                Field.multiply(products, at, inverse, 0, products, at - Field.SIZE);
                Field.multiply(inverse, 0, inverse, 0, numbers, at);
            } else {
                Field.copy(inverse, 0, products, 0);
            }
            read(products, at, limbs, 0);
            for (int i = 0; i < SIZE; i++) {
                r[i * LANES + lane] = limbs[i];
            }
        }
    }

    /** {@code a·b/R} */
    void multiply(double[] r, int ro, double[] a, int ao, double[] b, int bo) {
        product(a, ao, b, bo);
        reduce(r, ro);
    }

    /**
     * Column i of a product is the sum over {@code a_j·b_(i−j)}. One after another they are added to SPLIT, which rounds them to
     * multiples of 2⁴⁴ that go to the next column; what each rounding has left out stays in this one.
     */
    private void product(double[] a, int ao, double[] b, int bo) {
        var a0 = DoubleVector.fromArray(SPECIES, a, ao);
        var a1 = DoubleVector.fromArray(SPECIES, a, ao + 1 * LANES);
        var a2 = DoubleVector.fromArray(SPECIES, a, ao + 2 * LANES);
        var a3 = DoubleVector.fromArray(SPECIES, a, ao + 3 * LANES);
        var a4 = DoubleVector.fromArray(SPECIES, a, ao + 4 * LANES);
        var a5 = DoubleVector.fromArray(SPECIES, a, ao + 5 * LANES);
        var b0 = DoubleVector.fromArray(SPECIES, b, bo);
        var b1 = DoubleVector.fromArray(SPECIES, b, bo + 1 * LANES);
        var b2 = DoubleVector.fromArray(SPECIES, b, bo + 2 * LANES);
        var b3 = DoubleVector.fromArray(SPECIES, b, bo + 3 * LANES);
        var b4 = DoubleVector.fromArray(SPECIES, b, bo + 4 * LANES);
        var b5 = DoubleVector.fromArray(SPECIES, b, bo + 5 * LANES);
        var h0 = a0.fma(b0, SPLIT);
        a0.fma(b0, SPLIT.sub(h0)).intoArray(columns, 0);
        var h1a = a0.fma(b1, SPLIT);
        var h1 = a1.fma(b0, h1a);
        a0.fma(b1, SPLIT.sub(h1a))
                .add(a1.fma(b0, h1a.sub(h1)))
                .add(h0.sub(SPLIT).mul(DOWN))
                .intoArray(columns, 1 * LANES);
        var h2a = a0.fma(b2, SPLIT);
        var h2b = a1.fma(b1, h2a);
        var h2 = a2.fma(b0, h2b);
        a0.fma(b2, SPLIT.sub(h2a))
                .add(a1.fma(b1, h2a.sub(h2b)))
                .add(a2.fma(b0, h2b.sub(h2)))
                .add(h1.sub(SPLIT).mul(DOWN))
                .intoArray(columns, 2 * LANES);
        var h3a = a0.fma(b3, SPLIT);
        var h3b = a1.fma(b2, h3a);
        var h3c = a2.fma(b1, h3b);
        var h3 = a3.fma(b0, h3c);
        a0.fma(b3, SPLIT.sub(h3a))
                .add(a1.fma(b2, h3a.sub(h3b)))
                .add(a2.fma(b1, h3b.sub(h3c)))
                .add(a3.fma(b0, h3c.sub(h3)))
                .add(h2.sub(SPLIT).mul(DOWN))
                .intoArray(columns, 3 * LANES);
        var h4a = a0.fma(b4, SPLIT);
        var h4b = a1.fma(b3, h4a);
        var h4c = a2.fma(b2, h4b);
        var h4d = a3.fma(b1, h4c);
        var h4 = a4.fma(b0, h4d);
        a0.fma(b4, SPLIT.sub(h4a))
                .add(a1.fma(b3, h4a.sub(h4b)))
                .add(a2.fma(b2, h4b.sub(h4c)))
                .add(a3.fma(b1, h4c.sub(h4d)))
                .add(a4.fma(b0, h4d.sub(h4)))
                .add(h3.sub(SPLIT).mul(DOWN))
                .intoArray(columns, 4 * LANES);
        var h5a = a0.fma(b5, SPLIT);
        var h5b = a1.fma(b4, h5a);
        var h5c = a2.fma(b3, h5b);
        var h5d = a3.fma(b2, h5c);
        var h5e = a4.fma(b1, h5d);
        var h5 = a5.fma(b0, h5e);
        a0.fma(b5, SPLIT.sub(h5a))
                .add(a1.fma(b4, h5a.sub(h5b)))
                .add(a2.fma(b3, h5b.sub(h5c)))
                .add(a3.fma(b2, h5c.sub(h5d)))
                .add(a4.fma(b1, h5d.sub(h5e)))
                .add(a5.fma(b0, h5e.sub(h5)))
                .add(h4.sub(SPLIT).mul(DOWN))
                .intoArray(columns, 5 * LANES);
        var h6a = a1.fma(b5, SPLIT);
        var h6b = a2.fma(b4, h6a);
        var h6c = a3.fma(b3, h6b);
        var h6d = a4.fma(b2, h6c);
        var h6 = a5.fma(b1, h6d);
        a1.fma(b5, SPLIT.sub(h6a))
                .add(a2.fma(b4, h6a.sub(h6b)))
                .add(a3.fma(b3, h6b.sub(h6c)))
                .add(a4.fma(b2, h6c.sub(h6d)))
                .add(a5.fma(b1, h6d.sub(h6)))
                .add(h5.sub(SPLIT).mul(DOWN))
                .intoArray(columns, 6 * LANES);
        var h7a = a2.fma(b5, SPLIT);
        var h7b = a3.fma(b4, h7a);
        var h7c = a4.fma(b3, h7b);
        var h7 = a5.fma(b2, h7c);
        a2.fma(b5, SPLIT.sub(h7a))
                .add(a3.fma(b4, h7a.sub(h7b)))
                .add(a4.fma(b3, h7b.sub(h7c)))
                .add(a5.fma(b2, h7c.sub(h7)))
                .add(h6.sub(SPLIT).mul(DOWN))
                .intoArray(columns, 7 * LANES);
        var h8a = a3.fma(b5, SPLIT);
        var h8b = a4.fma(b4, h8a);
        var h8 = a5.fma(b3, h8b);
        a3.fma(b5, SPLIT.sub(h8a))
                .add(a4.fma(b4, h8a.sub(h8b)))
                .add(a5.fma(b3, h8b.sub(h8)))
                .add(h7.sub(SPLIT).mul(DOWN))
                .intoArray(columns, 8 * LANES);
        var h9a = a4.fma(b5, SPLIT);
        var h9 = a5.fma(b4, h9a);
        a4.fma(b5, SPLIT.sub(h9a))
                .add(a5.fma(b4, h9a.sub(h9)))
                .add(h8.sub(SPLIT).mul(DOWN))
                .intoArray(columns, 9 * LANES);
        var h10 = a5.fma(b5, SPLIT);
        a5.fma(b5, SPLIT.sub(h10)).add(h9.sub(SPLIT).mul(DOWN)).intoArray(columns, 10 * LANES);
        h10.sub(SPLIT).mul(DOWN).intoArray(columns, 11 * LANES);
    }

    /**
     * Montgomery's reduction, limb by limb: with {@code m} its limb, {@code m·p} is added, for p ≡ −1. In variables, for a loop would
     * wait for memory between one limb and the next.
     */
    private void reduce(double[] r, int ro) {
        var c0 = DoubleVector.fromArray(SPECIES, columns, 0);
        var c1 = DoubleVector.fromArray(SPECIES, columns, 1 * LANES);
        var c2 = DoubleVector.fromArray(SPECIES, columns, 2 * LANES);
        var c3 = DoubleVector.fromArray(SPECIES, columns, 3 * LANES);
        var c4 = DoubleVector.fromArray(SPECIES, columns, 4 * LANES);
        var c5 = DoubleVector.fromArray(SPECIES, columns, 5 * LANES);
        var c6 = DoubleVector.fromArray(SPECIES, columns, 6 * LANES);
        var c7 = DoubleVector.fromArray(SPECIES, columns, 7 * LANES);
        var c8 = DoubleVector.fromArray(SPECIES, columns, 8 * LANES);
        var c9 = DoubleVector.fromArray(SPECIES, columns, 9 * LANES);
        var c10 = DoubleVector.fromArray(SPECIES, columns, 10 * LANES);
        var c11 = DoubleVector.fromArray(SPECIES, columns, 11 * LANES);
        var above0 = c0.add(SPLIT).sub(SPLIT);
        var m0 = c0.sub(above0);
        var g0 = m0.fma(P4, SPLIT);
        var h0 = m0.fma(P5, SPLIT);
        c1 = above0.fma(DOWN, c1);
        c2 = m0.fma(P2, c2);
        c4 = m0.fma(P4, SPLIT.sub(g0)).add(c4);
        c5 = m0.fma(P5, SPLIT.sub(h0)).add(g0.sub(SPLIT).mul(DOWN)).add(c5);
        c6 = h0.sub(SPLIT).mul(DOWN).add(c6);
        var above1 = c1.add(SPLIT).sub(SPLIT);
        var m1 = c1.sub(above1);
        var g1 = m1.fma(P4, SPLIT);
        var h1 = m1.fma(P5, SPLIT);
        c2 = above1.fma(DOWN, c2);
        c3 = m1.fma(P2, c3);
        c5 = m1.fma(P4, SPLIT.sub(g1)).add(c5);
        c6 = m1.fma(P5, SPLIT.sub(h1)).add(g1.sub(SPLIT).mul(DOWN)).add(c6);
        c7 = h1.sub(SPLIT).mul(DOWN).add(c7);
        var above2 = c2.add(SPLIT).sub(SPLIT);
        var m2 = c2.sub(above2);
        var g2 = m2.fma(P4, SPLIT);
        var h2 = m2.fma(P5, SPLIT);
        c3 = above2.fma(DOWN, c3);
        c4 = m2.fma(P2, c4);
        c6 = m2.fma(P4, SPLIT.sub(g2)).add(c6);
        c7 = m2.fma(P5, SPLIT.sub(h2)).add(g2.sub(SPLIT).mul(DOWN)).add(c7);
        c8 = h2.sub(SPLIT).mul(DOWN).add(c8);
        var above3 = c3.add(SPLIT).sub(SPLIT);
        var m3 = c3.sub(above3);
        var g3 = m3.fma(P4, SPLIT);
        var h3 = m3.fma(P5, SPLIT);
        c4 = above3.fma(DOWN, c4);
        c5 = m3.fma(P2, c5);
        c7 = m3.fma(P4, SPLIT.sub(g3)).add(c7);
        c8 = m3.fma(P5, SPLIT.sub(h3)).add(g3.sub(SPLIT).mul(DOWN)).add(c8);
        c9 = h3.sub(SPLIT).mul(DOWN).add(c9);
        var above4 = c4.add(SPLIT).sub(SPLIT);
        var m4 = c4.sub(above4);
        var g4 = m4.fma(P4, SPLIT);
        var h4 = m4.fma(P5, SPLIT);
        c5 = above4.fma(DOWN, c5);
        c6 = m4.fma(P2, c6);
        c8 = m4.fma(P4, SPLIT.sub(g4)).add(c8);
        c9 = m4.fma(P5, SPLIT.sub(h4)).add(g4.sub(SPLIT).mul(DOWN)).add(c9);
        c10 = h4.sub(SPLIT).mul(DOWN).add(c10);
        var above5 = c5.add(SPLIT).sub(SPLIT);
        var m5 = c5.sub(above5);
        var g5 = m5.fma(P4, SPLIT);
        var h5 = m5.fma(P5, SPLIT);
        c6 = above5.fma(DOWN, c6);
        c7 = m5.fma(P2, c7);
        c9 = m5.fma(P4, SPLIT.sub(g5)).add(c9);
        c10 = m5.fma(P5, SPLIT.sub(h5)).add(g5.sub(SPLIT).mul(DOWN)).add(c10);
        c11 = h5.sub(SPLIT).mul(DOWN).add(c11);
        var over6 = c6.add(SPLIT).sub(SPLIT);
        c6.sub(over6).intoArray(r, ro);
        var over7 = c7.add(SPLIT).sub(SPLIT);
        c7.sub(over7).add(over6.mul(DOWN)).intoArray(r, ro + 1 * LANES);
        var over8 = c8.add(SPLIT).sub(SPLIT);
        c8.sub(over8).add(over7.mul(DOWN)).intoArray(r, ro + 2 * LANES);
        var over9 = c9.add(SPLIT).sub(SPLIT);
        c9.sub(over9).add(over8.mul(DOWN)).intoArray(r, ro + 3 * LANES);
        var over10 = c10.add(SPLIT).sub(SPLIT);
        c10.sub(over10).add(over9.mul(DOWN)).intoArray(r, ro + 4 * LANES);
        c11.add(over10.mul(DOWN)).intoArray(r, ro + 5 * LANES);
    }
}
