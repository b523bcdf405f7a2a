package org.dauys.verifier;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;

/** The program's own words in one language, from {@code words_<language>.properties}. */
final class Words {
    private final Properties words = new Properties();
    private final Language language;

    /** The languages of the union. */
    enum Language {
        kk,
        ru,
        en;

        /** The user's if it is one of these, else English. */
        static Language of(Locale locale) {
            return switch (locale.getLanguage()) {
                case "kk" -> kk;
                case "ru" -> ru;
                default -> en;
            };
        }
    }

    Words(Language language) {
        this.language = language;
        var file = "words_" + language + ".properties";
        try (var in = Words.class.getResourceAsStream(file)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Language language() {
        return language;
    }

    /** The words under {@code key}, with {@code values} in their places. */
    String get(String key, Object... values) {
        var pattern = words.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        return new MessageFormat(pattern, Locale.ROOT).format(values);
    }
}
