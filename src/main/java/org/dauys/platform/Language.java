package org.dauys.platform;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language of the interface, in the order in which they are offered. */
public enum Language {
    KK("Қаз", "Қазақша"),
    RU("Рус", "Русский"),
    EN("Eng", "English");

    private final String label;
    private final String ownName;

    Language(String label, String ownName) {
        this.label = label;
        this.ownName = ownName;
    }

    /** The tag of BCP 47: kk, ru or en. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Three letters for the switch. */
    public String label() {
        return label;
    }

    /** The language's name in itself. */
    public String ownName() {
        return ownName;
    }

    /** @param bundle a capability's interface of texts, a {@code @MessageBundle} */
    public <T> T say(Class<T> bundle) {
        return MessageBundles.get(bundle, Localized.Literal.of(tag()));
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag());
    }

    /** @param tag as a stranger sent it; only kk, ru and en are taken */
    public static Optional<Language> of(String tag) {
        return Stream.of(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** The language of a locale, Kazakh where it is none of ours. */
    public static Language of(Locale locale) {
        return of(locale.getLanguage()).orElse(KK);
    }

    /** The first of the reader's languages, best first, that we speak. */
    public static Optional<Language> firstOf(List<Locale> wanted) {
        return wanted.stream()
                .flatMap(locale -> of(locale.getLanguage()).stream())
                .findFirst();
    }
}
