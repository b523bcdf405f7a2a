package org.dauys.protocol.group;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;

/** A public integer modulo n (spec: G-4), zero included. Variable-time: secrets are {@link SecretScalar}s. */
public final class Scalar {
    /** Length of the encoding in bytes. */
    public static final int LENGTH = 32;

    public static final Scalar ZERO = new Scalar(BigInteger.ZERO);
    public static final Scalar ONE = new Scalar(BigInteger.ONE);

    private final BigInteger value;

    /** {@code value} is in {@code 0..n−1}. */
    private Scalar(BigInteger value) {
        this.value = value;
    }

    /** G-4. Empty unless {@code wire} is 32 bytes, big-endian, of a number below n. */
    public static Optional<Scalar> decode(byte[] wire) {
        if (wire.length != LENGTH) {
            return Optional.empty();
        }
        var value = new BigInteger(1, wire);
        return value.compareTo(Curve.N) < 0 ? Optional.of(new Scalar(value)) : Optional.empty();
    }

    /** {@link #decode} of 64 lower-case hex digits. */
    public static Optional<Scalar> fromHex(String hex) {
        return Hex.decode(hex, LENGTH).flatMap(Scalar::decode);
    }

    /** {@code value} modulo n. */
    public static Scalar of(long value) {
        return reduce(BigInteger.valueOf(value));
    }

    /** The big-endian number in {@code bytes} modulo n. */
    static Scalar reduce(byte[] bytes) {
        return reduce(new BigInteger(1, bytes));
    }

    private static Scalar reduce(BigInteger value) {
        return new Scalar(value.mod(Curve.N));
    }

    /** 32 bytes big-endian. */
    public byte[] encode() {
        var wire = new byte[LENGTH];
        var bytes = value.toByteArray(); // at most 33 bytes, the first of 33 being the sign's zero
        int length = Math.min(bytes.length, LENGTH);
        System.arraycopy(bytes, bytes.length - length, wire, LENGTH - length, length);
        return wire;
    }

    /** The encoding in lower-case hex, 64 digits. */
    public String hex() {
        return HexFormat.of().formatHex(encode());
    }

    public Scalar plus(Scalar other) {
        return reduce(value.add(other.value));
    }

    public Scalar minus(Scalar other) {
        return reduce(value.subtract(other.value));
    }

    public Scalar times(Scalar other) {
        return reduce(value.multiply(other.value));
    }

    public Scalar negate() {
        return reduce(value.negate());
    }

    /** The inverse modulo n, for every scalar but zero. */
    public Scalar inverse() {
        return new Scalar(value.modInverse(Curve.N));
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    BigInteger value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scalar scalar && value.equals(scalar.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return hex();
    }
}
