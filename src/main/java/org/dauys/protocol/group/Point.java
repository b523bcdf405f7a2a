package org.dauys.protocol.group;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/**
 * A point of P-256 other than the identity (spec: G-1). There is no way to hold one that is off the curve. Its operations
 * are variable-time; secret factors go through {@link SecretScalar#times}.
 */
public final class Point implements Element, Comparable<Point> {
    /** The generator. */
    public static final Point G = new Point(Curve.GENERATOR);

    private static final int COORDINATE = 32;

    private static final byte[] P = Curve.P.toByteArray();
    private static final long[] COEFFICIENTS = coefficients();

    private final byte[] wire;
    private volatile @Nullable ECPoint value;

    /** {@code value} is normalised, on the curve by algebra, and not the identity. */
    Point(ECPoint value) {
        this(value.getEncoded(false));
        this.value = value;
    }

    /** {@code wire} is the uncompressed encoding of a point on the curve; nobody writes there any more. */
    private Point(byte[] wire) {
        this.wire = wire;
    }

    /** The two encodings; a field demands one of them and never takes the other (spec: G-3). */
    public enum Form {
        /** {@code 02} or {@code 03}, then x: 33 bytes. */
        COMPRESSED(33),
        /** {@code 04}, x, y: 65 bytes. */
        UNCOMPRESSED(65);

        private final int length;

        Form(int length) {
            this.length = length;
        }

        /** Length in bytes. */
        public int length() {
            return length;
        }
    }

    /** G-2 DecodePoint. Empty unless {@code wire} is the one encoding of a point in this form. */
    public static Optional<Point> decode(byte[] wire, Form form) {
        if (wire.length != form.length) { // G-2.1
            return Optional.empty();
        }
        boolean prefixed = form == Form.UNCOMPRESSED ? wire[0] == 4 : wire[0] == 2 || wire[0] == 3;
        if (!prefixed) { // G-2.2
            return Optional.empty();
        }
        if (!isBelowP(wire, 1)) { // G-2.3
            return Optional.empty();
        }
        return form == Form.UNCOMPRESSED ? withBoth(wire) : withParity(wire);
    }

    private static Optional<Point> withBoth(byte[] wire) {
        boolean onCurve = isBelowP(wire, 1 + COORDINATE) && isOnCurve(wire); // G-2.3, G-2.4
        return onCurve ? Optional.of(new Point(wire.clone())) : Optional.empty();
    }

    private static Optional<Point> withParity(byte[] wire) {
        int x = 0, square = Field.SIZE, root = 2 * Field.SIZE;
        var t = new long[3 * Field.SIZE];
        Field.read(wire, 1, t, x);
        right(t, square, x);
        Field.carry(t, square);
        Field.root(t, root, t, square);
        var y = Field.read(t, root);
        var whole = Arrays.copyOf(wire, Form.UNCOMPRESSED.length);
        whole[0] = 4;
        write(y.testBit(0) == (wire[0] == 3) ? y : Curve.P.subtract(y), whole); // y is never 0: the order is odd
        return isOnCurve(whole) ? Optional.of(new Point(whole)) : Optional.empty(); // G-2.4
    }

    /** As the last coordinate of {@code wire}. */
    private static void write(BigInteger y, byte[] wire) {
        var digits = y.toByteArray();
        int length = Math.min(digits.length, COORDINATE);
        System.arraycopy(digits, digits.length - length, wire, wire.length - length, length);
    }

    private static boolean isBelowP(byte[] wire, int at) {
        return Arrays.compareUnsigned(wire, at, at + COORDINATE, P, P.length - COORDINATE, P.length) < 0;
    }

    /** {@code y² = x³ − 3x + b}. */
    private static boolean isOnCurve(byte[] wire) {
        int x = 0, y = Field.SIZE, right = 2 * Field.SIZE;
        var t = new long[3 * Field.SIZE];
        Field.read(wire, 1, t, x);
        Field.read(wire, 1 + COORDINATE, t, y);
        right(t, right, x);
        Field.square(t, y, t, y);
        Field.subtract(t, y, t, y, t, right);
        return Field.isZero(t, y);
    }

    /** {@code x³ − 3x + b}, which has a root where a point has this x. */
    private static void right(long[] t, int to, int x) {
        Field.square(t, to, t, x);
        Field.add(t, to, t, to, COEFFICIENTS, 0);
        Field.multiply(t, to, t, to, t, x);
        Field.add(t, to, t, to, COEFFICIENTS, Field.SIZE);
    }

    /** a = −3 and b. */
    private static long[] coefficients() {
        var both = new long[2 * Field.SIZE];
        Field.write(Curve.CURVE.getA().toBigInteger(), both, 0);
        Field.write(Curve.CURVE.getB().toBigInteger(), both, Field.SIZE);
        return both;
    }

    /** {@link #decode} of lower-case hex, as JSON carries compressed points (spec: G-3). */
    public static Optional<Point> fromHex(String hex) {
        return Hex.decode(hex, Form.COMPRESSED.length).flatMap(wire -> decode(wire, Form.COMPRESSED));
    }

    /** G-3 EncodePoint. */
    public byte[] encode(Form form) {
        if (form == Form.UNCOMPRESSED) {
            return wire.clone();
        }
        var compressed = Arrays.copyOf(wire, 1 + COORDINATE);
        compressed[0] = (byte) (2 + (wire[wire.length - 1] & 1));
        return compressed;
    }

    /** The compressed encoding in lower-case hex, 66 digits. */
    public String hex() {
        return HexFormat.of().formatHex(encode(Form.COMPRESSED));
    }

    /** The x-coordinate, 32 bytes big-endian. */
    public byte[] x() {
        return Arrays.copyOfRange(wire, 1, 1 + COORDINATE);
    }

    @Override
    public Optional<Point> point() {
        return Optional.of(this);
    }

    @Override
    public Point negate() {
        return new Point(value().negate());
    }

    @Override
    public Element plus(Element other) {
        return Element.sum(List.of(this, other));
    }

    @Override
    public Element times(Scalar factor) {
        return elementOf(value().multiply(factor.value()));
    }

    /** {@code value} is on the curve by algebra. */
    static Element elementOf(ECPoint value) {
        return value.isInfinity() ? Identity.O : new Point(value.normalize());
    }

    /**
     * As Bouncy Castle has it, made when it is first wanted. What secrets meet has passed Bouncy Castle's own check of the curve
     * too.
     */
    ECPoint value() {
        var made = value;
        if (made == null) {
            made = Curve.CURVE.decodePoint(wire);
            value = made;
        }
        return made;
    }

    /** By their encodings, so that a table of points stays fast when somebody chooses them. */
    @Override
    public int compareTo(Point other) {
        return Arrays.compareUnsigned(wire, other.wire);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Point point && Arrays.equals(wire, point.wire);
    }

    @Override
    public int hashCode() {
        return ByteBuffer.wrap(wire).getInt(1);
    }

    @Override
    public String toString() {
        return hex();
    }
}
