package org.dauys.protocol.msm;

/** Factors in signed digits of a fixed width: {@code factor = Σ digit(w) · 2^(w·width)} with {@code |digit| ≤ 2^(width−1)}. */
final class Digits {
    /** Digits fit a {@code short}. */
    static final int MAX_WIDTH = 15;

    private static final int BITS = 256;

    private final int width;
    private final short[][] digits;

    Digits(Summands summands, int width) {
        this.width = width;
        this.digits = new short[(BITS + width - 1) / width][summands.count()];
        for (int i = 0; i < summands.count(); i++) {
            write(summands, i);
        }
    }

    /** A digit of the upper half is the negative one, and borrows from above; the highest, of a factor below 2²⁵⁵, never is. */
    private void write(Summands summands, int term) {
        long borrowed = 0;
        for (int window = 0; window < digits.length; window++) {
            long digit = summands.bits(term, window * width, width) + borrowed;
            borrowed = digit > largest() ? 1 : 0;
            digits[window][term] = (short) (digit - (borrowed << width));
        }
    }

    int width() {
        return width;
    }

    int windows() {
        return digits.length;
    }

    int largest() {
        return 1 << width - 1;
    }

    int of(int term, int window) {
        return digits[window][term];
    }
}
