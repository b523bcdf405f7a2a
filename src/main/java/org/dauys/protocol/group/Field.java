package org.dauys.protocol.group;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bouncycastle.math.raw.Mod;
import org.bouncycastle.math.raw.Nat256;

/**
 * Arithmetic modulo p = 2²⁵⁶ − 2²²⁴ + 2¹⁹² + 2⁹⁶ − 1, on numbers of five signed limbs of 52 bits, little-endian, in Montgomery's form
 * with R = 2²⁶⁰. A number lies at an offset of a {@code long[]}; the result may be one of the operands.
 *
 * <p>Numbers are lazy: {@link #add} and {@link #subtract} neither carry nor reduce. What keeps that safe: products are
 * between −p and 2p if their factors' magnitudes multiply to at most 16p², limbs stay below 2⁵⁶ in magnitude, and
 * {@link #carry} brings any number below 2⁶p back to about 0..p with limbs of 52 bits.
 */
public final class Field {
    /** Limbs of a number. */
    public static final int SIZE = 5;

    public static final BigInteger P =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

    private static final int BITS = 52;
    private static final long MASK = (1L << BITS) - 1;
    private static final BigInteger R = BigInteger.ONE.shiftLeft(SIZE * BITS).mod(P);
    private static final BigInteger R_INVERSE = R.modInverse(P);
    private static final long[] R_SQUARED = new long[SIZE];
    private static final long[] ZERO = new long[SIZE];
    private static final long[] P_LIMBS = new long[SIZE];
    private static final int[] P_WORDS = Nat256.fromBigInteger(P);
    /** What {@code k·p} modulo 2⁵² is near to for the small k of {@link #isZero}: p ≡ −1. */
    private static final long SMALL = 1 << 7;

    static {
        write(R, R_SQUARED, 0);
        limbs(P, P_LIMBS, 0);
    }

    private Field() {}

    /** {@code number} mod p, in Montgomery's form. */
    public static void write(BigInteger number, long[] to, int at) {
        limbs(number.multiply(R).mod(P), to, at);
    }

    private static void limbs(BigInteger number, long[] to, int at) {
        for (int i = 0; i < SIZE; i++) {
            to[at + i] = number.shiftRight(BITS * i).longValue() & MASK;
        }
    }

    /**
     * A coordinate as it travels: 32 bytes, big-endian, of a number below p, in Montgomery's form.
     */
    public static void read(byte[] bytes, int from, long[] to, int at) {
        var in = ByteBuffer.wrap(bytes, from, 4 * Long.BYTES);
        long w3 = in.getLong(), w2 = in.getLong(), w1 = in.getLong(), w0 = in.getLong();
        to[at] = w0 & MASK;
        to[at + 1] = (w0 >>> 52 | w1 << 12) & MASK;
        to[at + 2] = (w1 >>> 40 | w2 << 24) & MASK;
        to[at + 3] = (w2 >>> 28 | w3 << 36) & MASK;
        to[at + 4] = w3 >>> 16;
        multiply(to, at, to, at, R_SQUARED, 0);
    }

    /** The number that {@link #write} wrote, in 0..p−1. */
    public static BigInteger read(long[] from, int at) {
        return raw(from, at).multiply(R_INVERSE).mod(P);
    }

    public static void copy(long[] from, int at, long[] to, int where) {
        System.arraycopy(from, at, to, where, SIZE);
    }

    public static void add(long[] r, int ro, long[] a, int ao, long[] b, int bo) {
        r[ro] = a[ao] + b[bo];
        r[ro + 1] = a[ao + 1] + b[bo + 1];
        r[ro + 2] = a[ao + 2] + b[bo + 2];
        r[ro + 3] = a[ao + 3] + b[bo + 3];
        r[ro + 4] = a[ao + 4] + b[bo + 4];
    }

    public static void subtract(long[] r, int ro, long[] a, int ao, long[] b, int bo) {
        r[ro] = a[ao] - b[bo];
        r[ro + 1] = a[ao + 1] - b[bo + 1];
        r[ro + 2] = a[ao + 2] - b[bo + 2];
        r[ro + 3] = a[ao + 3] - b[bo + 3];
        r[ro + 4] = a[ao + 4] - b[bo + 4];
    }

    public static void negate(long[] r, int ro, long[] a, int ao) {
        for (int i = 0; i < SIZE; i++) {
            r[ro + i] = -a[ao + i];
        }
    }

    /** The same number modulo p, about 0..p, in limbs of 52 bits. */
    public static void carry(long[] r, int ro) {
        long t0 = r[ro], t1 = r[ro + 1], t2 = r[ro + 2], t3 = r[ro + 3], t4 = r[ro + 4];
        long q = t4 >> 48; // q·2²⁵⁶ = q·(2²²⁴ − 2¹⁹² − 2⁹⁶ + 1) modulo p
        t0 += q;
        t1 -= q << 44;
        t3 -= q << 36;
        t4 += (q << 16) - (q << 48);
        t1 += t0 >> BITS;
        t2 += t1 >> BITS;
        t3 += t2 >> BITS;
        t4 += t3 >> BITS;
        r[ro] = t0 & MASK;
        r[ro + 1] = t1 & MASK;
        r[ro + 2] = t2 & MASK;
        r[ro + 3] = t3 & MASK;
        r[ro + 4] = t4;
    }

    /** Is the number 0 modulo p? Its magnitude is below 2⁶p. */
    public static boolean isZero(long[] a, int ao) {
        long low = a[ao] & MASK;
        if (low >= SMALL && low <= MASK - SMALL) {
            return false;
        }
        var number = Arrays.copyOfRange(a, ao, ao + SIZE);
        carry(number, 0); // about 0..p, where no other multiple of p is
        return Arrays.equals(number, ZERO) || Arrays.equals(number, P_LIMBS);
    }

    private static BigInteger raw(long[] a, int ao) {
        var number = BigInteger.ZERO;
        for (int i = SIZE - 1; i >= 0; i--) {
            number = number.shiftLeft(BITS).add(BigInteger.valueOf(a[ao + i]));
        }
        return number;
    }

    /** {@code a·b/R}. Column i of the product takes the low 52 bits of its terms, and the high ones of column i − 1. */
    public static void multiply(long[] r, int ro, long[] a, int ao, long[] b, int bo) {
        long a0 = a[ao], a1 = a[ao + 1], a2 = a[ao + 2], a3 = a[ao + 3], a4 = a[ao + 4];
        long b0 = b[bo], b1 = b[bo + 1], b2 = b[bo + 2], b3 = b[bo + 3], b4 = b[bo + 4];
        // shifted by 6 each, so that the high word of a product starts at its bit 52
        long x0 = a0 << 6, x1 = a1 << 6, x2 = a2 << 6, x3 = a3 << 6, x4 = a4 << 6;
        long y0 = b0 << 6, y1 = b1 << 6, y2 = b2 << 6, y3 = b3 << 6, y4 = b4 << 6;
        long h0 = high(x0, y0);
        long h1 = high(x0, y1) + high(x1, y0);
        long h2 = high(x0, y2) + high(x1, y1) + high(x2, y0);
        long h3 = high(x0, y3) + high(x1, y2) + high(x2, y1) + high(x3, y0);
        long h4 = high(x0, y4) + high(x1, y3) + high(x2, y2) + high(x3, y1) + high(x4, y0);
        long h5 = high(x1, y4) + high(x2, y3) + high(x3, y2) + high(x4, y1);
        long h6 = high(x2, y4) + high(x3, y3) + high(x4, y2);
        long h7 = high(x3, y4) + high(x4, y3);
        long h8 = high(x4, y4);
        reduce(
                r,
                ro,
                a0 * b0 - (h0 << BITS),
                a0 * b1 + a1 * b0 - (h1 << BITS) + h0,
                a0 * b2 + a1 * b1 + a2 * b0 - (h2 << BITS) + h1,
                a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 - (h3 << BITS) + h2,
                a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 - (h4 << BITS) + h3,
                a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 - (h5 << BITS) + h4,
                a2 * b4 + a3 * b3 + a4 * b2 - (h6 << BITS) + h5,
                a3 * b4 + a4 * b3 - (h7 << BITS) + h6,
                a4 * b4 - (h8 << BITS) + h7,
                h8);
    }

    /** {@code a²/R}, as {@link #multiply} with every term that stands twice taken once and doubled. */
    public static void square(long[] r, int ro, long[] a, int ao) {
        long a0 = a[ao], a1 = a[ao + 1], a2 = a[ao + 2], a3 = a[ao + 3], a4 = a[ao + 4];
        long d0 = a0 << 1, d1 = a1 << 1, d2 = a2 << 1, d3 = a3 << 1;
        long x0 = a0 << 6, x1 = a1 << 6, x2 = a2 << 6, x3 = a3 << 6, x4 = a4 << 6;
        long y0 = a0 << 7, y1 = a1 << 7, y2 = a2 << 7, y3 = a3 << 7;
        long h0 = high(x0, x0);
        long h1 = high(y0, x1);
        long h2 = high(y0, x2) + high(x1, x1);
        long h3 = high(y0, x3) + high(y1, x2);
        long h4 = high(y0, x4) + high(y1, x3) + high(x2, x2);
        long h5 = high(y1, x4) + high(y2, x3);
        long h6 = high(y2, x4) + high(x3, x3);
        long h7 = high(y3, x4);
        long h8 = high(x4, x4);
        reduce(
                r,
                ro,
                a0 * a0 - (h0 << BITS),
                d0 * a1 - (h1 << BITS) + h0,
                d0 * a2 + a1 * a1 - (h2 << BITS) + h1,
                d0 * a3 + d1 * a2 - (h3 << BITS) + h2,
                d0 * a4 + d1 * a3 + a2 * a2 - (h4 << BITS) + h3,
                d1 * a4 + d2 * a3 - (h5 << BITS) + h4,
                d2 * a4 + a3 * a3 - (h6 << BITS) + h5,
                d3 * a4 - (h7 << BITS) + h6,
                a4 * a4 - (h8 << BITS) + h7,
                h8);
    }

    private static long high(long a, long b) {
        return Math.multiplyHigh(a, b);
    }

    /**
     * Montgomery's reduction of ten columns. As p ≡ −1 modulo 2⁵², the multiple of p that clears a column is the column
     * itself: it vanishes, and its 2⁹⁶, 2¹⁹², 2²⁵⁶ and −2²²⁴ fall into the columns 1 to 5 above it.
     */
    private static void reduce(
            long[] r,
            int ro,
            long t0,
            long t1,
            long t2,
            long t3,
            long t4,
            long t5,
            long t6,
            long t7,
            long t8,
            long t9) {
        long m = t0 & MASK;
        t1 += (t0 >> BITS) + (m << 44 & MASK);
        t2 += m >>> 8;
        t3 += m << 36 & MASK;
        t4 += (m >>> 16) + (m << 48 & MASK) - (m << 16 & MASK);
        t5 += (m >>> 4) - (m >>> 36);
        m = t1 & MASK;
        t2 += (t1 >> BITS) + (m << 44 & MASK);
        t3 += m >>> 8;
        t4 += m << 36 & MASK;
        t5 += (m >>> 16) + (m << 48 & MASK) - (m << 16 & MASK);
        t6 += (m >>> 4) - (m >>> 36);
        m = t2 & MASK;
        t3 += (t2 >> BITS) + (m << 44 & MASK);
        t4 += m >>> 8;
        t5 += m << 36 & MASK;
        t6 += (m >>> 16) + (m << 48 & MASK) - (m << 16 & MASK);
        t7 += (m >>> 4) - (m >>> 36);
        m = t3 & MASK;
        t4 += (t3 >> BITS) + (m << 44 & MASK);
        t5 += m >>> 8;
        t6 += m << 36 & MASK;
        t7 += (m >>> 16) + (m << 48 & MASK) - (m << 16 & MASK);
        t8 += (m >>> 4) - (m >>> 36);
        m = t4 & MASK;
        t5 += (t4 >> BITS) + (m << 44 & MASK);
        t6 += m >>> 8;
        t7 += m << 36 & MASK;
        t8 += (m >>> 16) + (m << 48 & MASK) - (m << 16 & MASK);
        t9 += (m >>> 4) - (m >>> 36);
        t6 += t5 >> BITS;
        t7 += t6 >> BITS;
        t8 += t7 >> BITS;
        t9 += t8 >> BITS;
        r[ro] = t5 & MASK;
        r[ro + 1] = t6 & MASK;
        r[ro + 2] = t7 & MASK;
        r[ro + 3] = t8 & MASK;
        r[ro + 4] = t9;
    }

    /** The inverse of a, and 0 of 0, by Bouncy Castle's steps of divisions in variable time: half of what a power takes. */
    public static void invert(long[] r, int ro, long[] a, int ao) {
        var inverse = Nat256.create();
        Mod.modOddInverseVar(
                P_WORDS, Nat256.fromBigInteger(read(a, ao)), inverse); // of 0 there is none, and it writes nothing
        write(Nat256.toBigInteger(inverse), r, ro);
    }

    /** {@code a^((p+1)/4)}, a root of a if it has one: p ≡ 3 modulo 4. 253 squarings and 7 multiplications. */
    public static void root(long[] r, int ro, long[] a, int ao) {
        var x1 = Arrays.copyOfRange(a, ao, ao + SIZE); // x_i: a to the power 2^i − 1
        var x2 = raised(x1, 1, x1);
        var x4 = raised(x2, 2, x2);
        var x8 = raised(x4, 4, x4);
        var x16 = raised(x8, 8, x8);
        var power = raised(x16, 16, x16);
        power = raised(power, 32, x1);
        power = raised(power, 96, x1);
        for (int i = 0; i < 94; i++) {
            square(power, 0, power, 0);
        }
        copy(power, 0, r, ro);
    }

    /** {@code a} squared so many {@code times}, then multiplied by {@code b}. */
    private static long[] raised(long[] a, int times, long[] b) {
        var power = a.clone();
        for (int i = 0; i < times; i++) {
            square(power, 0, power, 0);
        }
        multiply(power, 0, power, 0, b, 0);
        return power;
    }
}
