package org.dauys.protocol.group;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A public integer modulo n (spec: G-4), zero included. Secrets are {@link SecretScalar}s. */
public final class Scalar {
    /** Length of the encoding in bytes. */
    public static final int LENGTH = 32;

    public static final Scalar ZERO = of(0);
    public static final Scalar ONE = of(1);

    private final int[] limbs;

    /** {@code limbs}, as {@link ModN} has them, of a number in {@code 0..n−1}. */
    private Scalar(int[] limbs) {
        this.limbs = limbs;
    }

    /** G-4. Empty unless {@code wire} is 32 bytes, big-endian, of a number below n. */
    public static Optional<Scalar> decode(byte[] wire) {
        if (wire.length != LENGTH) {
            return Optional.empty();
        }
        var limbs = ModN.read(wire, 0, LENGTH);
        return ModN.isBelowN(limbs) == 1 ? Optional.of(new Scalar(limbs)) : Optional.empty();
    }

    /** {@link #decode} of 64 lower-case hex digits. */
    public static Optional<Scalar> fromHex(String hex) {
        return Hex.decode(hex, LENGTH).flatMap(Scalar::decode);
    }

    /** {@code value} modulo n. */
    public static Scalar of(long value) {
        var positive = reduce(Bytes.u64(Math.abs(value)));
        return value < 0 ? positive.negate() : positive;
    }

    /** The big-endian number in {@code bytes}, 48 at most, modulo n. */
    static Scalar reduce(byte[] bytes) {
        var wide = new byte[ModN.WIDE];
        System.arraycopy(bytes, 0, wide, wide.length - bytes.length, bytes.length);
        return new Scalar(ModN.reduce(wide));
    }

    /** The number in sixteen limbs of 32 bits, least significant first, modulo n. One of eight needs no product. */
    static Scalar reduce(int[] limbs) {
        int half = limbs.length / 2;
        var low = Arrays.copyOf(limbs, half);
        var high = Arrays.copyOfRange(limbs, half, limbs.length);
        return new Scalar(Arrays.equals(high, ZERO.limbs) ? ModN.reduce(low) : ModN.reduce(high, low));
    }

    /** 32 bytes big-endian. */
    public byte[] encode() {
        return ModN.write(limbs);
    }

    /** The encoding in lower-case hex, 64 digits. */
    public String hex() {
        return HexFormat.of().formatHex(encode());
    }

    public Scalar plus(Scalar other) {
        return new Scalar(ModN.add(limbs, other.limbs));
    }

    public Scalar minus(Scalar other) {
        return plus(other.negate());
    }

    public Scalar times(Scalar other) {
        return new Scalar(ModN.multiply(limbs, other.limbs));
    }

    public Scalar negate() {
        return new Scalar(ModN.negate(limbs));
    }

    /** The inverse modulo n, for every scalar but zero. */
    public Scalar inverse() {
        return reduce(value().modInverse(Curve.N).toByteArray());
    }

    public boolean isZero() {
        return equals(ZERO);
    }

    /** As Bouncy Castle takes it. */
    BigInteger value() {
        return new BigInteger(1, encode());
    }

    /** For {@link ModN}; nobody writes there. */
    int[] limbs() {
        return limbs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scalar scalar && Arrays.equals(limbs, scalar.limbs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(limbs);
    }

    @Override
    public String toString() {
        return hex();
    }
}
