package org.dauys.protocol.symbols;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Crockford's Base32 as people read and type it (spec: C-1.1). A symbol is a value in 0..31. */
public final class Crockford {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 5;

    /** Written between symbols, never meant. */
    private static final String IGNORED = "\t\n\u000b\f\r \u00a0-\u2010\u2011.\u2013\u2014";

    /** Letters that Crockford leaves out, and Cyrillic letters that look like a symbol. */
    private static final Map<Integer, Integer> LOOK_ALIKES =
            lookAlikes("OIL" + "АВЕКМНОРСТХЗІ", "011" + "ABEKMH0PCTX31");

    private Crockford() {}

    /** What a person typed. */
    public sealed interface Reading {
        /** As many symbols as wanted. */
        record Symbols(List<Integer> values) implements Reading {}

        record Refused(Why why) implements Reading {}
    }

    /** Why what a person typed is refused. */
    public enum Why {
        /** Too few or too many symbols. */
        LENGTH,
        /** A character that is no symbol and looks like none. */
        ALPHABET
    }

    /** C-1.1: {@code count} symbols out of {@code typed}. */
    public static Reading read(String typed, int count) {
        var symbols = typed.codePoints()
                .filter(character -> IGNORED.indexOf(character) < 0)
                .mapToObj(Character::toString)
                .map(character -> character.toUpperCase(Locale.ROOT))
                .flatMapToInt(String::codePoints)
                .map(character -> LOOK_ALIKES.getOrDefault(character, character))
                .map(ALPHABET::indexOf)
                .boxed()
                .toList();
        if (symbols.size() != count) {
            return new Reading.Refused(Why.LENGTH);
        }
        return symbols.contains(-1) ? new Reading.Refused(Why.ALPHABET) : new Reading.Symbols(symbols);
    }

    /** The first {@code count} groups of five bits of {@code bytes}, which hold at least so many bits. */
    public static List<Integer> symbols(byte[] bytes, int count) {
        var symbols = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            int symbol = 0;
            for (int bit = BITS * i; bit < BITS * (i + 1); bit++) {
                symbol = symbol << 1 | bytes[bit / 8] >> 7 - bit % 8 & 1;
            }
            symbols.add(symbol);
        }
        return List.copyOf(symbols);
    }

    /** The bytes that {@link #symbols} cut, for a number of symbols that is a multiple of eight. */
    public static byte[] bytes(List<Integer> symbols) {
        var bytes = new byte[symbols.size() * BITS / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int value = symbols.get(bit / BITS) >> BITS - 1 - bit % BITS & 1;
            bytes[bit / 8] |= (byte) (value << 7 - bit % 8);
        }
        return bytes;
    }

    /** The symbols as upper-case text without groups. */
    public static String write(List<Integer> symbols) {
        var text = new StringBuilder();
        symbols.forEach(symbol -> text.append(ALPHABET.charAt(symbol)));
        return text.toString();
    }

    /** {@link #write} in groups of {@code size} with hyphens between. */
    public static String grouped(List<Integer> symbols, int size) {
        return write(symbols).replaceAll("(?<=\\G.{%d})(?!$)".formatted(size), "-");
    }

    private static Map<Integer, Integer> lookAlikes(String seen, String meant) {
        var map = new HashMap<Integer, Integer>();
        for (int i = 0; i < seen.length(); i++) {
            map.put((int) seen.charAt(i), (int) meant.charAt(i));
        }
        return Map.copyOf(map);
    }
}
