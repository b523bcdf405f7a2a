package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.dauys.protocol.Rule;
import org.dauys.protocol.ballot.Opening;
import org.dauys.protocol.receipt.ReceiptCheck;
import org.dauys.protocol.record.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
    private static Properties words(Words.Language language) throws IOException {
        var words = new Properties();
        var file = "words_" + language + ".properties";
        try (var in = Words.class.getResourceAsStream(file)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }

    @ParameterizedTest
    @EnumSource(Words.Language.class)
    void every_language_has_the_same_words_with_the_same_values(Words.Language language) throws IOException {
        var english = words(Words.Language.en);
        var other = words(language);

        assertEquals(english.keySet(), other.keySet());
        for (var key : english.stringPropertyNames()) {
            assertFalse(other.getProperty(key).isBlank(), key);
            int values = new MessageFormat(english.getProperty(key)).getFormatsByArgumentIndex().length;
            assertEquals(values, new MessageFormat(other.getProperty(key)).getFormatsByArgumentIndex().length, key);
        }
    }

    @Test
    void a_key_without_words_is_named() {
        var unknown =
                assertThrows(IllegalArgumentException.class, () -> new Words(Words.Language.en).get("no such key"));
        assertTrue(unknown.getMessage().contains("no such key"), unknown.getMessage());
    }

    @ParameterizedTest
    @EnumSource(Words.Language.class)
    void every_constant_that_is_shown_has_words(Words.Language language) {
        var words = new Words(language);
        EnumSet.allOf(Status.class).forEach(status -> words.get("status." + status.id()));
        EnumSet.allOf(Verdict.class).forEach(verdict -> words.get("verdict." + verdict.id()));
        EnumSet.allOf(Unreadable.Why.class).forEach(why -> words.get("unreadable." + why, "x"));
        EnumSet.allOf(Stage.Phase.class).forEach(phase -> words.get("state." + phase));
        EnumSet.allOf(ReceiptCheck.Status.class)
                .forEach(status -> words.get("receipt." + status.name().toLowerCase(Locale.ROOT), "x", "y"));
        EnumSet.allOf(Opening.Reason.class).forEach(reason -> words.get("opening." + reason.id(), "x"));
        CheckList.load().forEach(check -> words.get("phase." + check.phase()));
    }

    @ParameterizedTest
    @EnumSource(value = Words.Language.class, names = "en", mode = EnumSource.Mode.EXCLUDE)
    void a_tracker_is_called_as_the_receipt_page_calls_it(Words.Language language) throws IOException {
        var page = new Properties();
        try (var in = Words.class.getResourceAsStream("/messages/observer_" + language + ".properties")) {
            page.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        var tracker = page.getProperty("tracker");
        var english = words(Words.Language.en);
        for (var key : english.stringPropertyNames()) {
            if (english.getProperty(key).contains("Tracker {")) {
                assertTrue(words(language).getProperty(key).contains(tracker), key);
            }
        }
    }

    @Test
    void every_check_has_a_sentence_in_every_language() {
        var checks = CheckList.load();

        assertEquals(Rule.values().length, checks.size());
        for (var check : checks) {
            assertEquals(Set.of("kk", "ru", "en"), check.text().keySet());
            check.text()
                    .values()
                    .forEach(text -> assertFalse(text.isBlank(), check.rule().id()));
        }
    }

    @Test
    void every_rule_of_the_fold_has_an_occasion_and_the_others_have_their_own_check() {
        var others = EnumSet.complementOf(EnumSet.copyOf(Occasions.rules()));

        assertEquals(
                EnumSet.of(
                        Rule.L_4_1,
                        Rule.L_4_2,
                        Rule.L_4_3,
                        Rule.L_4_4,
                        Rule.L_5_1,
                        Rule.A_1,
                        Rule.Q_4_1,
                        Rule.Q_4_2,
                        Rule.Q_4_3,
                        Rule.Q_4_4,
                        Rule.Q_4_5,
                        Rule.Q_4_6),
                others);
    }
}
