package org.dauys.roll;

import java.util.Optional;
import java.util.regex.Pattern;

/** The number of a membership card. Two cards are equal when they fold alike ({@link Folding#card}). */
public final class Card {
    private static final int LONGEST = 40;

    /** What a spreadsheet makes of a long number: 1,23457E+11. */
    private static final Pattern SPOILT = Pattern.compile("\\d+[.,]\\d+E\\+\\d+");

    private static final Pattern READABLE = Pattern.compile("[\\p{L}\\p{M}\\p{N} ./№#_\\p{Pd}\u2212]*");

    private final String shown;
    private final String folded;

    private Card(String shown, String folded) {
        this.shown = shown;
        this.folded = folded;
    }

    /** Empty unless {@code written} is 1 to 40 letters, digits and marks between them, at least one a letter or digit. */
    public static Optional<Card> read(String written) {
        if (written.length() > 4 * LONGEST) {
            return Optional.empty();
        }
        var shown = Folding.clean(written);
        var folded = Folding.card(shown);
        boolean fits = shown.length() <= LONGEST && folded.length() <= 2 * LONGEST;
        boolean says = folded.chars().anyMatch(Character::isLetterOrDigit);
        return fits && says && READABLE.matcher(shown).matches()
                ? Optional.of(new Card(shown, folded))
                : Optional.empty();
    }

    /** True where a spreadsheet has rounded the number, so that the card's own digits are lost. */
    public static boolean isSpoilt(String written) {
        return SPOILT.matcher(Folding.clean(written)).matches();
    }

    /** As written, for people and for the member's digest. */
    public String shown() {
        return shown;
    }

    /** For comparing and looking up. */
    public String folded() {
        return folded;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Card card && folded.equals(card.folded);
    }

    @Override
    public int hashCode() {
        return folded.hashCode();
    }

    @Override
    public String toString() {
        return shown;
    }
}
