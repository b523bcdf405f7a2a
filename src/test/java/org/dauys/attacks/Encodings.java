package org.dauys.attacks;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;

/** Encodings of points and scalars that are not the one encoding, and of what is no point at all. */
public final class Encodings {
    /** The order of the group. */
    static final BigInteger N = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    /** The prime of the field. */
    static final BigInteger P = new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

    private static final HexFormat HEX = HexFormat.of();
    private static final int COORDINATE = 32;

    private Encodings() {}

    /** {@code x + n} in 32 bytes, which has the same remainder; only a small x leaves room for it. */
    public static byte[] plusOrder(byte[] scalar) {
        return number(new BigInteger(1, scalar).add(N));
    }

    /** Prefix 06 or 07, by the parity of y, before the same coordinates. */
    static byte[] hybrid(byte[] point) {
        return prefixed(point, 6 + (point[2 * COORDINATE] & 1));
    }

    /** What 65 bytes may be that are no point of the group in its one encoding: variants of a good one, and others. */
    static List<byte[]> wrongPoints(byte[] good) {
        var x = Arrays.copyOfRange(good, 1, 1 + COORDINATE);
        var y = Arrays.copyOfRange(good, 1 + COORDINATE, good.length);
        var identity = new byte[good.length];
        return List.of(
                identity,
                prefixed(identity, 4),
                prefixed(good, 0),
                prefixed(good, 2 + (y[COORDINATE - 1] & 1)),
                prefixed(good, 5),
                hybrid(good),
                point(x, number(new BigInteger(1, y).xor(BigInteger.ONE))),
                point(number(P), y),
                point(x, number(P)),
                plusPrime(),
                point(y, x),
                point(number(BigInteger.ONE), number(BigInteger.TWO)));
    }

    /** What may stand in JSON in the place of a compressed point: of other lengths, prefixes and digits, and x of no point. */
    static List<String> wrongCompressed(String good) {
        var x = good.substring(2);
        return List.of(
                "00",
                "00" + "0".repeat(64),
                "02" + "0".repeat(63) + "1", // no square
                "02" + "0".repeat(62) + "03", // on the twist
                good.substring(0, 2) + HEX.formatHex(number(P)),
                good.substring(0, 2) + "f".repeat(64),
                "00" + x,
                "04" + x,
                "05" + x,
                "06" + x,
                "07" + x,
                good + "00",
                "00" + good,
                good.substring(0, 64),
                "");
    }

    /** The first point with a small x, and p added to that: only the encoding is wrong. */
    private static byte[] plusPrime() {
        for (int x = 0; ; x++) {
            var wire = Bytes.concat(new byte[] {2}, number(BigInteger.valueOf(x)));
            var found = Point.decode(wire, Form.COMPRESSED).map(point -> point.encode(Form.UNCOMPRESSED));
            if (found.isPresent()) {
                return point(number(P.add(BigInteger.valueOf(x))), Arrays.copyOfRange(found.get(), 33, 65));
            }
        }
    }

    private static byte[] prefixed(byte[] point, int prefix) {
        var changed = point.clone();
        changed[0] = (byte) prefix;
        return changed;
    }

    private static byte[] point(byte[] x, byte[] y) {
        return Bytes.concat(new byte[] {4}, x, y);
    }

    /** 32 bytes big-endian. */
    static byte[] number(BigInteger value) {
        var bytes = value.toByteArray();
        var fixed = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
        return fixed;
    }
}
