package org.dauys.protocol.manifest;

import static org.dauys.protocol.Rule.M_5_1;
import static org.dauys.protocol.Rule.M_5_2;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Rule;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Hex;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.transcript.Hash;

/**
 * The credentials that may vote, in ascending order, 33 bytes each (spec: M-5). Says which keys there are; not whose they
 * are.
 */
public final class Roll {
    private static final int KEY = Point.Form.COMPRESSED.length();

    private final byte[] keys;
    private final Hash root;

    private Roll(byte[] keys, Hash root) {
        this.keys = keys;
        this.root = root;
    }

    /** M-5.1, M-5.2 over the lines of a roll's document. Decodes every point, about 7 µs each, on all processors. */
    public static Outcome<Roll> parse(byte[] document, Manifest manifest) {
        var rest = Bytes.ascii(rest(manifest));
        int line = 2 * KEY + rest.length;
        if (document.length % line != 0) {
            return Outcome.refused(M_5_1.refuses("not a whole number of lines"));
        }
        int size = document.length / line;
        var bad = IntStream.range(0, size)
                .parallel()
                .filter(i -> !isLine(Arrays.copyOfRange(document, i * line, (i + 1) * line), rest))
                .findFirst();
        if (bad.isPresent()) {
            return Outcome.refused(M_5_1.refuses("line " + (bad.getAsInt() + 1)));
        }
        var keys = new ByteArrayOutputStream(size * KEY);
        var tree = new TreeHash();
        byte[] before = {};
        for (int i = 0; i < size; i++) {
            var text = Arrays.copyOfRange(document, i * line, (i + 1) * line);
            if (Arrays.compareUnsigned(before, text) >= 0) {
                return Outcome.refused(M_5_2.refuses("line " + (i + 1)));
            }
            keys.writeBytes(Hex.decode(key(text), KEY).orElseThrow());
            tree.add(TreeHash.leaf(Arrays.copyOf(text, line - 1)));
            before = text;
        }
        return Outcome.accepted(new Roll(keys.toByteArray(), tree.root()));
    }

    /** Does it have a point and nothing but the {@code rest} of every line behind it? */
    private static boolean isLine(byte[] text, byte[] rest) {
        return Arrays.equals(text, 2 * KEY, text.length, rest, 0, rest.length)
                && Point.fromHex(key(text)).isPresent();
    }

    /** The point of a line. */
    private static String key(byte[] text) {
        return new String(text, 0, 2 * KEY, StandardCharsets.ISO_8859_1);
    }

    /** The document with these credentials, which are different, in any order. */
    public static byte[] document(Collection<Point> credentials, Manifest manifest) {
        var document = new ByteArrayOutputStream();
        credentials.stream()
                .map(credential -> line(credential, manifest))
                .sorted()
                .forEach(line -> document.writeBytes(Bytes.ascii(line)));
        return document.toByteArray();
    }

    /** A credential's line, with its line feed. A document has them in ascending order. */
    public static String line(Point credential, Manifest manifest) {
        return credential.hex() + rest(manifest);
    }

    /** What follows the point in every line: this version has one style and one class of weight. */
    private static String rest(Manifest manifest) {
        var terms = manifest.terms();
        return " %s %s\n"
                .formatted(terms.styles().get(0).id(), terms.weights().get(0).id());
    }

    /** Number of credentials. */
    public int size() {
        return keys.length / KEY;
    }

    /** The tree hash over the lines without their line feeds. */
    public Hash root() {
        return root;
    }

    /** The place in the roll, from 0, of a credential in its compressed encoding; empty if it isn't in it. */
    public OptionalInt find(byte[] credential) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order =
                    Arrays.compareUnsigned(keys, middle * KEY, (middle + 1) * KEY, credential, 0, credential.length);
            if (order == 0) {
                return OptionalInt.of(middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return OptionalInt.empty();
    }

    /** The compressed encoding of the credential at {@code place}. */
    public byte[] credential(int place) {
        return Arrays.copyOfRange(keys, place * KEY, (place + 1) * KEY);
    }

    /** What the head of a roll announces: how many, and their tree. */
    public record Announced(long size, Hash root) {}

    /** M-5.3, M-5.4 for a head that announces these members and credentials. */
    public Outcome<Roll> as(Announced members, Announced credentials) {
        if (credentials.size() != size() || !credentials.root().equals(root)) {
            return Outcome.refused(Rule.M_5_3.refuses("another size or root"));
        }
        if (members.size() != size() || size() == 0) {
            return Outcome.refused(Rule.M_5_4.refuses(members.size() + " members, " + size() + " credentials"));
        }
        return Outcome.accepted(this);
    }
}
