package org.dauys.roll;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a card's number, a name and an address are compared, although people and spreadsheets write the same thing in
 * different ways. What is folded is for comparing only; what is shown stays as it was written.
 */
public final class Folding {
    /** What looks like a Latin capital or a digit when printed, by what it is read as: Cyrillic, Kazakh, Greek, dashes. */
    private static final Map<Character, Character> CARD_LOOK_ALIKES = Stream.of(
                    readAs('-', "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"),
                    readAs('0', "O\u041E\u039F"),
                    readAs('1', "I\u0406\u0399\u04C0"),
                    readAs('3', "\u0417"),
                    readAs('A', "\u0410\u0391"),
                    readAs('B', "\u0412\u0392"),
                    readAs('C', "\u0421"),
                    readAs('D', "\u0500"),
                    readAs('E', "\u0415\u0395"),
                    readAs('H', "\u041D\u04BA\u0397"),
                    readAs('J', "\u0408"),
                    readAs('K', "\u041A\u039A"),
                    readAs('M', "\u041C\u039C"),
                    readAs('N', "\u039D"),
                    readAs('P', "\u0420\u03A1"),
                    readAs('Q', "\u051A"),
                    readAs('S', "\u0405"),
                    readAs('T', "\u0422\u03A4"),
                    readAs('W', "\u051C"),
                    readAs('X', "\u0425\u03A7"),
                    readAs('Y', "\u0423\u04AE\u03A5"),
                    readAs('Z', "\u0396"))
            .flatMap(table -> table.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Kazakh letters as they are typed on a Russian keyboard; і and ы are both written и. */
    private static final Map<Character, Character> NAME_LETTERS =
            Map.of('ә', 'а', 'ғ', 'г', 'қ', 'к', 'ң', 'н', 'ө', 'о', 'ұ', 'у', 'ү', 'у', 'һ', 'х', 'і', 'и', 'ы', 'и');

    private Folding() {}

    /** A card's number: no spaces, capitals, one script for letters that look the same, O and 0, I and 1, З and 3 alike. */
    public static String card(String written) {
        var capitals = Normalizer.normalize(written.replace("№", ""), Form.NFKC).toUpperCase(Locale.ROOT);
        var composed = Normalizer.normalize(capitals, Form.NFKC);
        var folded = new StringBuilder();
        for (char c : composed.toCharArray()) {
            if (!isInvisible(c)) {
                folded.append(CARD_LOOK_ALIKES.getOrDefault(c, c));
            }
        }
        return folded.toString();
    }

    /** A name for searching: small letters, Айгүл and Айгул alike, words parted by one space. */
    public static String name(String written) {
        var small = clean(Normalizer.normalize(written, Form.NFKC)).toLowerCase(Locale.ROOT);
        var folded = new StringBuilder();
        for (char c : small.toCharArray()) {
            folded.append(NAME_LETTERS.getOrDefault(c, c));
        }
        return folded.toString();
    }

    /** A cell as it is stored and shown: composed letters, one space between words, nothing invisible. */
    public static String clean(String cell) {
        var shown = new StringBuilder();
        boolean gap = false;
        for (char c : Normalizer.normalize(cell, Form.NFC).toCharArray()) {
            if (Character.getType(c) == Character.FORMAT) {
                continue;
            }
            if (isInvisible(c)) {
                gap = shown.length() > 0;
                continue;
            }
            if (gap) {
                shown.append(' ');
                gap = false;
            }
            shown.append(c);
        }
        return shown.toString();
    }

    private static boolean isInvisible(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private static Map<Character, Character> readAs(char read, String written) {
        return written.chars().boxed().collect(Collectors.toMap(c -> (char) c.intValue(), c -> read));
    }
}
