package org.dauys.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Draws values for a law that holds for all of them; the ends of a range come more often than the rest. */
public final class Draw {
    private final SplittableRandom random;

    Draw(SplittableRandom random) {
        this.random = random;
    }

    public boolean yes() {
        return random.nextBoolean();
    }

    /** From {@code least} to {@code most}, both of them too. */
    public int number(int least, int most) {
        return (int) number((long) least, most);
    }

    public long number(long least, long most) {
        return switch (random.nextInt(10)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> random.nextLong(least, Math.min(most, least + 8) + 1);
            default -> random.nextLong(least, most + 1);
        };
    }

    /** Now and then all of them are alike. */
    public byte[] bytes(int length) {
        var bytes = new byte[length];
        if (random.nextInt(20) == 0) {
            Arrays.fill(bytes, (byte) -random.nextInt(2));
        } else {
            random.nextBytes(bytes);
        }
        return bytes;
    }

    public <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** At most so many. */
    public <T> List<T> list(int most, Supplier<T> item) {
        return Stream.generate(item).limit(number(0, most)).toList();
    }

    /** At most so many units of UTF-16: letters of all kinds, in every fourth text also what is no letter at all. */
    public String text(int most) {
        boolean anything = random.nextInt(4) == 0;
        int length = number(0, most);
        var text = new StringBuilder();
        while (text.length() < length) {
            text.appendCodePoint(anything ? random.nextInt(0x11_0000) : letter());
        }
        text.setLength(length);
        return text.toString();
    }

    private int letter() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(0x400, 0x500);
            case 1 -> random.nextInt(0x1_f600, 0x1_f640);
            case 2 -> one(List.of((int) '"', (int) '\\', (int) '\n', 0xa0, 0x2014, 0x131, 0xdf));
            case 3 -> random.nextInt(0xa0, 0xd800);
            default -> random.nextInt(' ', 0x7f);
        };
    }
}
