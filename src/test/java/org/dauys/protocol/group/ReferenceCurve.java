package org.dauys.protocol.group;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * P-256 once more, slowly and from the formulas of 01-group alone: an oracle for the tests, and the one that says
 * <em>which</em> step of G-2 refuses.
 */
public final class ReferenceCurve {
    public static final BigInteger P = hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    public static final BigInteger N = hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    static final BigInteger B = hex("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");
    static final Affine G = new Affine(
            hex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"),
            hex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"));
    private static final BigInteger THREE = BigInteger.valueOf(3);

    private ReferenceCurve() {}

    record Affine(BigInteger x, BigInteger y) {
        byte[] uncompressed() {
            return Bytes.concat(new byte[] {4}, fixed(x), fixed(y));
        }

        byte[] compressed() {
            return Bytes.concat(new byte[] {(byte) (y.testBit(0) ? 3 : 2)}, fixed(x));
        }
    }

    /** Null stands for O. */
    static @Nullable Affine times(BigInteger factor, Affine point) {
        Affine product = null;
        for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
            product = plus(product, product);
            product = factor.testBit(bit) ? plus(product, point) : product;
        }
        return product;
    }

    static @Nullable Affine plus(@Nullable Affine a, @Nullable Affine b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        if (a.x.equals(b.x) && !a.y.equals(b.y)) {
            return null;
        }
        var slope = a.equals(b)
                ? a.x.pow(2)
                        .multiply(THREE)
                        .subtract(THREE)
                        .multiply(a.y.shiftLeft(1).modInverse(P))
                : b.y.subtract(a.y).multiply(b.x.subtract(a.x).modInverse(P));
        var x = slope.pow(2).subtract(a.x).subtract(b.x).mod(P);
        return new Affine(x, slope.multiply(a.x.subtract(x)).subtract(a.y).mod(P));
    }

    /** "ok" or the step of G-2 that refuses. */
    public static String decode(byte[] wire, Point.Form form) {
        boolean compressed = form == Point.Form.COMPRESSED;
        if (wire.length != (compressed ? 33 : 65)) {
            return "G-2.1";
        }
        if (compressed ? wire[0] != 2 && wire[0] != 3 : wire[0] != 4) {
            return "G-2.2";
        }
        var x = new BigInteger(1, Arrays.copyOfRange(wire, 1, 33));
        var y = compressed ? BigInteger.ZERO : new BigInteger(1, Arrays.copyOfRange(wire, 33, 65));
        if (x.compareTo(P) >= 0 || y.compareTo(P) >= 0) {
            return "G-2.3";
        }
        var square = square(x);
        boolean right = compressed ? isSquare(square) : y.pow(2).mod(P).equals(square);
        return right ? "ok" : "G-2.4";
    }

    /** {@code x³ − 3x + b}. */
    static BigInteger square(BigInteger x) {
        return x.pow(3).subtract(x.multiply(THREE)).add(B).mod(P);
    }

    static boolean isSquare(BigInteger a) {
        return a.modPow(P.subtract(BigInteger.ONE).shiftRight(1), P).equals(BigInteger.ONE);
    }

    static byte[] fixed(BigInteger value) {
        var bytes = value.toByteArray();
        var wire = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, wire, 32 - length, length);
        return wire;
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }
}
