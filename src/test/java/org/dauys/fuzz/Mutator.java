package org.dauys.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.dauys.protocol.group.Bytes;

/** Makes something similar out of samples: changed where bytes stand, where a number's bytes may stand, or where JSON is known to be. */
public final class Mutator {
    private static final int MOST = 1 << 17;
    private static final long[] INTERESTING = {
        0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x7fffffffL, 0x80000000L, 0xffffffffL, -1
    };
    private static final List<String> WORDS = List.of(
            "\0",
            "\n",
            "\r\n",
            "\n\n",
            " ",
            "\t",
            "=",
            "+",
            ".",
            "..",
            "-",
            "%",
            "\"",
            "'",
            "\u00a0",
            "\u2014 ",
            "\ufeff",
            "9999999999999999",
            "9007199254740993",
            "0x1",
            "1e9",
            "-1",
            "00",
            "А",
            "ı",
            "İ",
            "ß",
            "\ud83d\ude00",
            "dauys/v1 ");

    private final SplittableRandom random;
    private final List<byte[]> samples;

    public Mutator(SplittableRandom random, List<byte[]> samples) {
        this.random = random;
        this.samples = samples;
    }

    /** One of the samples with one to three changes; now and then with none. */
    public byte[] next() {
        var bytes = one(samples);
        for (int left = random.nextInt(20) == 0 ? 0 : random.nextInt(1, 4); left > 0; left--) {
            bytes = JsonMutator.isJson(bytes) && random.nextInt(3) > 0
                    ? new JsonMutator(random, samples).change(bytes)
                    : change(bytes);
        }
        return bytes.length > MOST ? Arrays.copyOf(bytes, MOST) : bytes;
    }

    private byte[] change(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + few());
        return switch (random.nextInt(12)) {
            case 0, 1 -> bit(bytes);
            case 2 -> put(bytes, at, random(few()), 0);
            case 3 -> put(bytes, at, new byte[0], end - at);
            case 4 -> put(bytes, at, Arrays.copyOfRange(bytes, at, end), 0);
            case 5 -> Arrays.copyOf(bytes, at);
            case 6 -> splice(bytes, at);
            case 7 -> number(bytes, at);
            case 8 -> put(bytes, at, one(WORDS).getBytes(StandardCharsets.UTF_8), random.nextInt(2) * (end - at));
            case 9 -> swap(bytes, at);
            case 10 -> filled(bytes, at, end);
            default -> random.nextInt(20) == 0 ? repeated(bytes) : bit(bytes);
        };
    }

    private byte[] bit(byte[] bytes) {
        return bytes.length == 0 ? random(1) : with(bytes, random.nextInt(bytes.length), 1 << random.nextInt(8));
    }

    private static byte[] with(byte[] bytes, int at, int bits) {
        var changed = bytes.clone();
        changed[at] ^= (byte) bits;
        return changed;
    }

    /** In place of {@code length} bytes these. */
    private static byte[] put(byte[] bytes, int at, byte[] these, int length) {
        return Bytes.concat(
                Arrays.copyOf(bytes, at),
                these,
                Arrays.copyOfRange(bytes, Math.min(bytes.length, at + length), bytes.length));
    }

    /** The beginning of this and the end of another. */
    private byte[] splice(byte[] bytes, int at) {
        var other = one(samples);
        int from = random.nextInt(2) == 0 ? Math.min(at, other.length) : random.nextInt(other.length + 1);
        return Bytes.concat(Arrays.copyOf(bytes, at), Arrays.copyOfRange(other, from, other.length));
    }

    /** A number at which programs stumble, in 1, 2, 4 or 8 bytes or in digits. */
    private byte[] number(byte[] bytes, int at) {
        long value = INTERESTING[random.nextInt(INTERESTING.length)];
        int length = 1 << random.nextInt(4);
        var number = Arrays.copyOfRange(Bytes.u64(value), 8 - length, 8);
        return random.nextInt(3) == 0
                ? put(bytes, at, Bytes.ascii(Long.toUnsignedString(value)), random.nextInt(5))
                : put(bytes, at, number, length);
    }

    /** Two lines, or two halves, change places. */
    private byte[] swap(byte[] bytes, int at) {
        int line = at;
        while (line < bytes.length && bytes[line] != '\n') {
            line++;
        }
        int cut = line < bytes.length && random.nextInt(2) == 0 ? line + 1 : at;
        return Bytes.concat(Arrays.copyOfRange(bytes, cut, bytes.length), Arrays.copyOf(bytes, cut));
    }

    private byte[] filled(byte[] bytes, int from, int to) {
        var changed = bytes.clone();
        Arrays.fill(changed, from, to, (byte)
                one(List.of(0, 0xff, 0x30, 0x20, 0x04)).intValue());
        return changed;
    }

    private byte[] repeated(byte[] bytes) {
        var many = new byte[Math.min(MOST, Math.max(1, bytes.length) << random.nextInt(1, 8))];
        for (int i = 0; i < many.length && bytes.length > 0; i++) {
            many[i] = bytes[i % bytes.length];
        }
        return many;
    }

    private byte[] random(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Mostly few, sometimes as many as a point or a hash has. */
    private int few() {
        return one(List.of(1, 1, 2, 3, 4, 8, 32, 33, 65));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
