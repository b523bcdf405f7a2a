package org.dauys.protocol.manifest;

import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;

/** One text in Kazakh, Russian and English: data, in which nothing is ever executed. */
public record Texts(String kk, String ru, String en) {
    /** The text in {@code kk}, {@code ru} or {@code en}. */
    public String in(String language) {
        return switch (language) {
            case "kk" -> kk;
            case "ru" -> ru;
            case "en" -> en;
            default -> throw new IllegalArgumentException("kk, ru or en, not " + language);
        };
    }

    /** texts(max), one line each. */
    static Texts read(JsonReader in, int max) throws Malformed {
        return in.object(of -> new Texts(
                of.field("kk").text(max),
                of.field("ru").text(max),
                of.field("en").text(max)));
    }

    /** texts(max) of lines. */
    static Texts readLines(JsonReader in, int max) throws Malformed {
        return in.object(of -> new Texts(
                of.field("kk").lines(max),
                of.field("ru").lines(max),
                of.field("en").lines(max)));
    }

    void write(JsonWriter out) {
        out.text("kk", kk).text("ru", ru).text("en", en);
    }
}
