package org.dauys.protocol.group;

import static org.dauys.protocol.vectors.VectorFiles.bytes;
import static org.dauys.protocol.vectors.VectorFiles.hex;
import static org.dauys.protocol.vectors.VectorFiles.same;
import static org.dauys.protocol.vectors.VectorFiles.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.protocol.vectors.Vector;
import org.dauys.protocol.vectors.VectorFile;

/** Vectors of 01-group. What is right is said by {@link ReferenceCurve} where it can. */
public final class GroupVectors implements VectorFile {
    private static final BigInteger Y_5 = BigInteger.valueOf(5);
    private static final BigInteger X_OF_5 =
            new BigInteger("d7325d7646cd60d80a92738ceb345f844cffaf35841022cab176f692de8de1d7", 16);

    private final List<Vector> vectors = new ArrayList<>();

    @Override
    public String name() {
        return "group";
    }

    @Override
    public String about() {
        return "G-2 to G-6: points in both forms, multiples, scalars, hash to scalar, derived scalars";
    }

    @Override
    public Set<String> steps() {
        return Set.of("G-2.1", "G-2.2", "G-2.3", "G-2.4", "G-4");
    }

    @Override
    public List<Vector> generate() {
        vectors.clear();
        multiples();
        goodPoints();
        refusedCompressed();
        refusedUncompressed();
        scalars();
        hashes();
        return List.copyOf(vectors);
    }

    private void multiples() {
        var n = ReferenceCurve.N;
        var two255 = BigInteger.ONE.shiftLeft(255);
        multiple("0·G is O", BigInteger.ZERO);
        multiple("1·G", BigInteger.ONE);
        multiple("2·G", BigInteger.TWO);
        multiple("3·G", BigInteger.valueOf(3));
        multiple("(n−1)·G is −G", n.subtract(BigInteger.ONE));
        multiple("(n−2)·G", n.subtract(BigInteger.TWO));
        multiple("((n+1)/2)·G", n.add(BigInteger.ONE).shiftRight(1));
        multiple("2²⁵⁵·G", two255);
        for (int i = 1; i <= 3; i++) {
            multiple("a random multiple of G, " + i, Seeded.scalar("group " + i).value());
        }
    }

    private void multiple(String name, BigInteger factor) {
        var product = ReferenceCurve.times(factor, ReferenceCurve.G);
        vectors.add(Vector.of(name, "multiply")
                .with("scalar", hex(ReferenceCurve.fixed(factor)))
                .with("point", hex(ReferenceCurve.G.compressed()))
                .ok()
                .with("product", product == null ? "O" : hex(product.uncompressed())));
    }

    private void goodPoints() {
        for (int i = 1; i <= 4; i++) {
            var point = ReferenceCurve.times(BigInteger.valueOf(i), ReferenceCurve.G);
            point(
                    "a point, y " + (point.y().testBit(0) ? "odd" : "even") + ", " + i,
                    point.compressed(),
                    Form.COMPRESSED);
            point("a point with both coordinates, " + i, point.uncompressed(), Form.UNCOMPRESSED);
        }
        point("x = 0 is on the curve", prefixed(2, BigInteger.ZERO), Form.COMPRESSED);
    }

    private void refusedCompressed() {
        var g = ReferenceCurve.G.compressed();
        var p = ReferenceCurve.P;
        point("compressed: no bytes", new byte[0], Form.COMPRESSED);
        point("compressed: a byte short", Arrays.copyOf(g, 32), Form.COMPRESSED);
        point("compressed: a byte more", Arrays.copyOf(g, 34), Form.COMPRESSED);
        point("compressed: the other form", ReferenceCurve.G.uncompressed(), Form.COMPRESSED);
        point("compressed: the identity of SEC1", new byte[1], Form.COMPRESSED);
        for (int prefix : new int[] {0, 1, 4, 5, 6, 7}) {
            point("compressed: prefix 0" + prefix, prefixed(prefix, ReferenceCurve.G.x()), Form.COMPRESSED);
        }
        point("compressed: x = p", prefixed(2, p), Form.COMPRESSED);
        point(
                "compressed: x = p + 5, where 5 is on the curve",
                prefixed(2, p.add(BigInteger.valueOf(5))),
                Form.COMPRESSED);
        point(
                "compressed: x = 2²⁵⁶ − 1",
                prefixed(3, BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE)),
                Form.COMPRESSED);
        point("compressed: x = 1, off the curve", prefixed(2, BigInteger.ONE), Form.COMPRESSED);
    }

    private void refusedUncompressed() {
        var g = ReferenceCurve.G;
        var p = ReferenceCurve.P;
        var form = Form.UNCOMPRESSED;
        point("uncompressed: no bytes", new byte[0], form);
        point("uncompressed: a byte short", Arrays.copyOf(g.uncompressed(), 64), form);
        point("uncompressed: a byte more", Arrays.copyOf(g.uncompressed(), 66), form);
        point("uncompressed: the other form", g.compressed(), form);
        point("uncompressed: the identity of SEC1", new byte[1], form);
        point("uncompressed: 65 zero bytes", new byte[65], form);
        for (int prefix : new int[] {2, 3, 5, 6, 7}) {
            point("uncompressed: prefix 0" + prefix, prefixed(prefix, g.x(), g.y()), form);
        }
        var zero = zeroX();
        point("uncompressed: x = p, where 0 is on the curve", prefixed(4, p, zero.y()), form);
        point("uncompressed: y = 5 is on the curve", prefixed(4, X_OF_5, Y_5), form);
        point("uncompressed: y = p + 5", prefixed(4, X_OF_5, Y_5.add(p)), form);
        point("uncompressed: y = p", prefixed(4, g.x(), p), form);
        point("uncompressed: (0, 0)", prefixed(4, BigInteger.ZERO, BigInteger.ZERO), form);
        point("uncompressed: y + 1", prefixed(4, g.x(), g.y().add(BigInteger.ONE)), form);
        point("uncompressed: x and y swapped", prefixed(4, g.y(), g.x()), form);
        point("uncompressed: a point of the twist", prefixed(4, BigInteger.ONE, g.y()), form);
    }

    /** x = 0 has y = √b. */
    private static ReferenceCurve.Affine zeroX() {
        var exponent = ReferenceCurve.P.add(BigInteger.ONE).shiftRight(2);
        return new ReferenceCurve.Affine(BigInteger.ZERO, ReferenceCurve.B.modPow(exponent, ReferenceCurve.P));
    }

    private void point(String name, byte[] wire, Form form) {
        var vector = Vector.of(name, "decode-point")
                .with("form", form.name().toLowerCase(Locale.ROOT))
                .with("wire", hex(wire));
        var outcome = ReferenceCurve.decode(wire, form);
        if (outcome.equals("ok")) {
            var point = Point.decode(wire, form).orElseThrow();
            vector.ok().with("compressed", point.hex()).with("uncompressed", hex(point.encode(Form.UNCOMPRESSED)));
        } else {
            vector.fails(outcome);
        }
        vectors.add(vector);
    }

    private static byte[] prefixed(int prefix, BigInteger... coordinates) {
        var wire = new byte[] {(byte) prefix};
        for (var coordinate : coordinates) {
            wire = Bytes.concat(wire, ReferenceCurve.fixed(coordinate));
        }
        return wire;
    }

    private void scalars() {
        var n = ReferenceCurve.N;
        scalar("scalar 0", new byte[32], true);
        scalar("scalar 1", ReferenceCurve.fixed(BigInteger.ONE), true);
        scalar("scalar n − 1", ReferenceCurve.fixed(n.subtract(BigInteger.ONE)), true);
        scalar("scalar n", ReferenceCurve.fixed(n), false);
        scalar("scalar n + 1", ReferenceCurve.fixed(n.add(BigInteger.ONE)), false);
        scalar(
                "scalar 2²⁵⁶ − 1",
                ReferenceCurve.fixed(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE)),
                false);
        scalar("scalar of no bytes", new byte[0], false);
        scalar("scalar of 31 bytes", new byte[31], false);
        scalar("scalar of 33 bytes", new byte[33], false);
    }

    private void scalar(String name, byte[] wire, boolean legal) {
        var vector = Vector.of(name, "decode-scalar").with("wire", hex(wire));
        vectors.add(legal ? vector.ok() : vector.fails("G-4"));
    }

    private void hashes() {
        hashToScalar("hash to scalar: empty message", "dauys/v1/range", new byte[0]);
        hashToScalar("hash to scalar: another tag", "dauys/v1/equality", new byte[0]);
        hashToScalar("hash to scalar: a text", "dauys/v1/range", Bytes.utf8("дауыс"));
        hashToScalar("hash to scalar: 1000 bytes", "dauys/v1/possession", new byte[1000]);
        deriveScalar("derived scalar: empty info", Seeded.bytes("derive 1"), new byte[0]);
        deriveScalar("derived scalar: a person's key", Seeded.bytes("derive 2"), Bytes.ascii("dauys/v1/person"));
        deriveScalar("derived scalar: a short secret", Bytes.ascii("7K3M9QX2"), Bytes.ascii("dauys/v1/credential"));
    }

    private void hashToScalar(String name, String tag, byte[] message) {
        vectors.add(Vector.of(name, "hash-to-scalar")
                .with("tag", tag)
                .with("message", hex(message))
                .ok()
                .with("scalar", HashToScalar.of(tag, message).hex()));
    }

    private void deriveScalar(String name, byte[] secret, byte[] info) {
        vectors.add(Vector.of(name, "derive-scalar")
                .with("secret", hex(secret))
                .with("info", hex(info))
                .ok()
                .with("scalar", Scalar.reduce(Hkdf.derive(secret, info, 48)).hex()));
    }

    @Override
    public String run(JsonNode vector) {
        return switch (text(vector, "op")) {
            case "multiply" -> multiply(vector);
            case "decode-point" -> decodePoint(vector);
            case "decode-scalar" ->
                Scalar.decode(bytes(vector, "wire"))
                        .map(scalar -> same(vector, "wire", scalar.hex()))
                        .orElse("G-4");
            case "hash-to-scalar" ->
                same(
                        vector,
                        "scalar",
                        HashToScalar.of(text(vector, "tag"), bytes(vector, "message"))
                                .hex());
            case "derive-scalar" ->
                SecretScalar.decode(bytes(vector, "scalar"))
                                .orElseThrow()
                                .equals(SecretScalar.derive(bytes(vector, "secret"), bytes(vector, "info")))
                        ? "ok"
                        : "another scalar";
            default -> throw new IllegalArgumentException(vector.toString());
        };
    }

    /** In variable time and, for what a secret can be, in constant time. */
    private static String multiply(JsonNode vector) {
        var point = Point.fromHex(text(vector, "point")).orElseThrow();
        var product = point.times(Scalar.fromHex(text(vector, "scalar")).orElseThrow())
                .point();
        var secret = SecretScalar.decode(bytes(vector, "scalar"));
        boolean constantTimeAgrees = secret.map(factor -> factor.times(point)).equals(product)
                && secret.map(SecretScalar::timesG).equals(product);
        if (!constantTimeAgrees) {
            return "the constant-time product differs";
        }
        return same(
                vector,
                "product",
                product.map(p -> hex(p.encode(Form.UNCOMPRESSED))).orElse("O"));
    }

    private static String decodePoint(JsonNode vector) {
        var wire = bytes(vector, "wire");
        var form = Form.valueOf(text(vector, "form").toUpperCase(Locale.ROOT));
        var step = ReferenceCurve.decode(wire, form);
        var point = Point.decode(wire, form);
        if (point.isEmpty()) {
            return step;
        }
        var compressed = same(vector, "compressed", point.get().hex());
        var uncompressed = same(vector, "uncompressed", hex(point.get().encode(Form.UNCOMPRESSED)));
        return compressed.equals("ok") ? uncompressed : compressed;
    }
}
