package org.dauys.protocol.transcript;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.HashToScalar;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;

/**
 * T-1 Transcript: {@code frame("tag", tag) ‖ frame("suite", "P-256/SHA-256") ‖ frame(part)…} with
 * {@code frame(label, value) = u8(len label) ‖ label ‖ u32(len value) ‖ value}. Two different lists of parts never give
 * the same bytes. The only class that makes challenges.
 *
 * <p>A label is 1..32 ASCII characters of the program, never of a message.
 */
public final class Transcript {
    private static final String SUITE = "P-256/SHA-256";
    private static final int MAX_LABEL = 32;

    private final Tag tag;
    private ByteBuffer frames = ByteBuffer.allocate(512);

    private Transcript(Tag tag) {
        this.tag = tag;
    }

    public static Transcript of(Tag tag) {
        return new Transcript(tag).add("tag", tag.id()).add("suite", SUITE);
    }

    /** A point: 65 bytes, uncompressed. */
    public Transcript add(String label, Point point) {
        return frame(label, point.encode(Point.Form.UNCOMPRESSED));
    }

    /** A scalar: 32 bytes. */
    public Transcript add(String label, Scalar scalar) {
        return frame(label, scalar.encode());
    }

    /** A hash: 32 bytes. */
    public Transcript add(String label, Hash hash) {
        return frame(label, hash.encode());
    }

    /** A text or id: UTF-8. */
    public Transcript add(String label, String text) {
        return frame(label, Bytes.utf8(text));
    }

    /** A number in {@code 0..2³²−1}: u32. */
    public Transcript add(String label, long number) {
        return frame(label, Bytes.u32(number));
    }

    /** A list of numbers: their u32s one after another. */
    public Transcript add(String label, List<Integer> numbers) {
        return frame(
                label,
                Bytes.concat(numbers.stream().map(number -> Bytes.u32(number)).toArray(byte[][]::new)));
    }

    /** Bytes as they are. */
    public Transcript add(String label, byte[] bytes) {
        return frame(label, bytes);
    }

    /** T-2 digest: SHA-256 of the transcript so far. */
    public Hash digest() {
        return Hash.sha256(bytes());
    }

    /** T-2 challenge: a scalar hashed from the transcript so far under its tag. */
    public Scalar challenge() {
        return HashToScalar.of(tag.id(), bytes());
    }

    byte[] bytes() {
        return Arrays.copyOf(frames.array(), frames.position());
    }

    private Transcript frame(String label, byte[] value) {
        if (!isLabel(label)) {
            throw new IllegalArgumentException("no label of a transcript: " + label);
        }
        int size = Byte.BYTES + label.length() + Integer.BYTES + value.length;
        if (frames.remaining() < size) {
            frames = ByteBuffer.allocate(2 * frames.capacity() + size).put(frames.flip());
        }
        frames.put((byte) label.length());
        for (int i = 0; i < label.length(); i++) {
            frames.put((byte) label.charAt(i));
        }
        frames.putInt(value.length).put(value);
        return this;
    }

    /** A loop, for a ballot has some hundred labels, and streams took a twentieth of its check. */
    private static boolean isLabel(String label) {
        for (int i = 0; i < label.length(); i++) {
            if (label.charAt(i) > 127) {
                return false;
            }
        }
        return !label.isEmpty() && label.length() <= MAX_LABEL;
    }
}
