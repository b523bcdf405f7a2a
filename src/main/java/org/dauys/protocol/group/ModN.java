package org.dauys.protocol.group;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Arithmetic modulo n without branches or indices that depend on the numbers, so that secrets may go through it. A number is eight
 * limbs of 32 bits, least significant first; results are below n. Products are Montgomery's, by coarsely integrated
 * operand scanning (Koç, Acar, Kaliski, IEEE Micro 1996).
 */
final class ModN {
    /** Bytes of a number to {@link #reduce}. */
    static final int WIDE = 48;

    private static final int LIMBS = 8;
    private static final long MASK = 0xffffffffL;
    private static final int[] N = limbs(Curve.N);
    private static final int[] R_SQUARED = limbs(BigInteger.ONE.shiftLeft(512).mod(Curve.N));
    /** {@code −n⁻¹ mod 2³²}. */
    private static final long N_PRIME = Curve.N
            .modInverse(BigInteger.ONE.shiftLeft(32))
            .negate()
            .mod(BigInteger.ONE.shiftLeft(32))
            .longValue();

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private ModN() {}

    /** {@code length} bytes from {@code offset}, 32 at most and a multiple of 4, big-endian, as they are. */
    static int[] read(byte[] bytes, int offset, int length) {
        var limbs = new int[LIMBS];
        for (int i = 0; i < length / Integer.BYTES; i++) {
            limbs[i] = (int) WORD.get(bytes, offset + length - Integer.BYTES * (i + 1));
        }
        return limbs;
    }

    /** 32 bytes big-endian. */
    static byte[] write(int[] a) {
        var bytes = ByteBuffer.allocate(4 * LIMBS);
        for (int i = LIMBS - 1; i >= 0; i--) {
            bytes.putInt(a[i]);
        }
        return bytes.array();
    }

    /** The big-endian number in 48 bytes, modulo n. */
    static int[] reduce(byte[] bytes) {
        return reduce(read(bytes, 0, 16), read(bytes, 16, 32));
    }

    /** {@code high·2²⁵⁶ + low} modulo n, for any two numbers of 256 bits: these are below 2n. */
    static int[] reduce(int[] high, int[] low) {
        return add(montgomery(high, R_SQUARED), reduce(low));
    }

    /** Any number of 256 bits modulo n: these are below 2n. */
    static int[] reduce(int[] a) {
        return lessN(a, 0);
    }

    static int[] add(int[] a, int[] b) {
        var sum = new int[LIMBS];
        long carry = 0;
        for (int i = 0; i < LIMBS; i++) {
            carry += (a[i] & MASK) + (b[i] & MASK);
            sum[i] = (int) carry;
            carry >>>= 32;
        }
        return lessN(sum, carry);
    }

    static int[] negate(int[] a) {
        var difference = new int[LIMBS];
        long borrow = 0;
        for (int i = 0; i < LIMBS; i++) {
            borrow += (N[i] & MASK) - (a[i] & MASK);
            difference[i] = (int) borrow;
            borrow >>= 32;
        }
        return lessN(difference, 0);
    }

    static int[] multiply(int[] a, int[] b) {
        return montgomery(montgomery(a, b), R_SQUARED);
    }

    /** 1 if {@code 0 < a < n}, else 0. */
    static int isUsable(int[] a) {
        int any = 0;
        for (int limb : a) {
            any |= limb;
        }
        return isBelowN(a) & (any | -any) >>> 31;
    }

    /** 1 if {@code a < n}, else 0. */
    static int isBelowN(int[] a) {
        long borrow = 0;
        for (int i = 0; i < LIMBS; i++) {
            borrow = (a[i] & MASK) - (N[i] & MASK) + borrow >> 32;
        }
        return (int) -borrow;
    }

    /** {@code a·b·2⁻²⁵⁶ mod n} for any {@code a} of 256 bits and {@code b < n}. */
    private static int[] montgomery(int[] a, int[] b) {
        var t = new long[LIMBS + 2];
        for (int i = 0; i < LIMBS; i++) {
            long factor = a[i] & MASK;
            long carry = 0;
            for (int j = 0; j < LIMBS; j++) {
                carry += t[j] + factor * (b[j] & MASK);
                t[j] = carry & MASK;
                carry >>>= 32;
            }
            carry += t[LIMBS];
            t[LIMBS] = carry & MASK;
            t[LIMBS + 1] = carry >>> 32;

            factor = t[0] * N_PRIME & MASK;
            carry = t[0] + factor * (N[0] & MASK) >>> 32;
            for (int j = 1; j < LIMBS; j++) {
                carry += t[j] + factor * (N[j] & MASK);
                t[j - 1] = carry & MASK;
                carry >>>= 32;
            }
            carry += t[LIMBS];
            t[LIMBS - 1] = carry & MASK;
            t[LIMBS] = t[LIMBS + 1] + (carry >>> 32);
        }
        var product = new int[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            product[i] = (int) t[i];
        }
        return lessN(product, t[LIMBS]);
    }

    /** {@code carry·2²⁵⁶ + a}, which is below 2n, less n if it isn't below n. */
    private static int[] lessN(int[] a, long carry) {
        var difference = new int[LIMBS];
        long borrow = 0;
        for (int i = 0; i < LIMBS; i++) {
            borrow += (a[i] & MASK) - (N[i] & MASK);
            difference[i] = (int) borrow;
            borrow >>= 32;
        }
        int keep = (int) (carry + borrow); // −1 if a < n, else 0
        for (int i = 0; i < LIMBS; i++) {
            difference[i] ^= (difference[i] ^ a[i]) & keep;
        }
        return difference;
    }

    private static int[] limbs(BigInteger value) {
        var limbs = new int[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            limbs[i] = value.shiftRight(32 * i).intValue();
        }
        return limbs;
    }
}
