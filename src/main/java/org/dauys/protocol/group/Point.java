package org.dauys.protocol.group;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.math.ec.ECFieldElement;
import org.bouncycastle.math.ec.ECPoint;

/**
 * A point of P-256 other than the identity (spec: G-1). There is no way to hold one that is off the curve. Its operations
 * are variable-time; secret factors go through {@link SecretScalar#times}.
 */
public final class Point implements Element {
    /** The generator. */
    public static final Point G = new Point(Curve.GENERATOR);

    private static final int COORDINATE = 32;

    private final ECPoint value;

    /** {@code value} is normalised, on the curve by algebra, and not the identity. */
    Point(ECPoint value) {
        this.value = value;
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
        var x = new BigInteger(1, wire, 1, COORDINATE);
        if (x.compareTo(Curve.P) >= 0) { // G-2.3
            return Optional.empty();
        }
        return form == Form.UNCOMPRESSED
                ? withBoth(x, new BigInteger(1, wire, 1 + COORDINATE, COORDINATE))
                : withParity(x, wire[0] == 3);
    }

    private static Optional<Point> withBoth(BigInteger x, BigInteger y) {
        if (y.compareTo(Curve.P) >= 0) { // G-2.3
            return Optional.empty();
        }
        boolean onCurve = ySquared(x).equals(Curve.CURVE.fromBigInteger(y).square()); // G-2.4
        return onCurve ? Optional.of(new Point(Curve.CURVE.createPoint(x, y))) : Optional.empty();
    }

    private static Optional<Point> withParity(BigInteger x, boolean odd) {
        var root = ySquared(x).sqrt();
        if (root == null) { // G-2.4; y is never 0: the order is odd
            return Optional.empty();
        }
        var y = root.testBitZero() == odd ? root : root.negate();
        return Optional.of(new Point(Curve.CURVE.createPoint(x, y.toBigInteger())));
    }

    /** {@code x³ − 3x + b} for {@code x < p}. */
    private static ECFieldElement ySquared(BigInteger x) {
        var element = Curve.CURVE.fromBigInteger(x);
        return element.square().add(Curve.CURVE.getA()).multiply(element).add(Curve.CURVE.getB());
    }

    /** {@link #decode} of lower-case hex, as JSON carries compressed points (spec: G-3). */
    public static Optional<Point> fromHex(String hex) {
        return Hex.decode(hex, Form.COMPRESSED.length).flatMap(wire -> decode(wire, Form.COMPRESSED));
    }

    /** G-3 EncodePoint. */
    public byte[] encode(Form form) {
        return value.getEncoded(form == Form.COMPRESSED);
    }

    /** The compressed encoding in lower-case hex, 66 digits. */
    public String hex() {
        return HexFormat.of().formatHex(encode(Form.COMPRESSED));
    }

    /** The x-coordinate, 32 bytes big-endian. */
    public byte[] x() {
        return Arrays.copyOfRange(encode(Form.COMPRESSED), 1, 1 + COORDINATE);
    }

    @Override
    public Optional<Point> point() {
        return Optional.of(this);
    }

    @Override
    public Point negate() {
        return new Point(value.negate());
    }

    @Override
    public Element plus(Element other) {
        return Element.sum(List.of(this, other));
    }

    @Override
    public Element times(Scalar factor) {
        return elementOf(value.multiply(factor.value()));
    }

    /** {@code value} is on the curve by algebra. */
    static Element elementOf(ECPoint value) {
        return value.isInfinity() ? Identity.O : new Point(value.normalize());
    }

    ECPoint value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Point point && value.equals(point.value);
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
