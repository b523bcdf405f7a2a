package org.dauys.journey;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dauys.platform.Language;
import org.dauys.testing.Browsers;
import org.dauys.testing.Visitor;

/**
 * One walk through the journey: which language and screen its people have, each their own or all the same, and which pages it
 * has looked at. Each page is looked at once, by whoever comes to it first.
 */
final class Walk {
    private static final String MIXED = "mixed";

    private enum Screen {
        PHONE,
        DESKTOP
    }

    private final String name;
    private final Optional<Language> language;
    private final Optional<Screen> screen;
    private final Set<String> seen = new HashSet<>();

    private Walk(String name, Optional<Language> language, Optional<Screen> screen) {
        this.name = name;
        this.language = language;
        this.screen = screen;
    }

    /**
     * What {@code -Ddauys.journey} names: {@code mixed} (people of all languages, some with phones), {@code all} (six walks, one
     * for each language on each screen), or one of the six, such as {@code kk-phone}.
     */
    static Stream<Walk> asked() {
        var asked = System.getProperty("dauys.journey", MIXED);
        return asked.equals(MIXED)
                ? Stream.of(new Walk(MIXED, Optional.empty(), Optional.empty()))
                : alike().filter(walk -> asked.equals("all") || asked.equals(walk.name));
    }

    private static Stream<Walk> alike() {
        return Stream.of(Language.values())
                .flatMap(language -> Stream.of(Screen.values()).map(screen -> alike(language, screen)));
    }

    private static Walk alike(Language language, Screen screen) {
        var name = language.tag() + "-" + screen.name().toLowerCase(Locale.ROOT);
        return new Walk(name, Optional.of(language), Optional.of(screen));
    }

    /** For somebody who would choose a phone. */
    Visitor phone(Browsers browsers, Language own) {
        return visitor(browsers, own, Screen.PHONE);
    }

    /** For somebody who would choose a desk. */
    Visitor desktop(Browsers browsers, Language own) {
        return visitor(browsers, own, Screen.DESKTOP);
    }

    private Visitor visitor(Browsers browsers, Language own, Screen liked) {
        return screen.orElse(liked) == Screen.PHONE ? browsers.phone(language(own)) : browsers.desktop(language(own));
    }

    Language language(Language own) {
        return language.orElse(own);
    }

    /** Looks at the page as it stands, unless the walk has seen it. */
    void look(Visitor visitor, String page) {
        if (seen.add(page)) {
            visitor.look("journey-" + page);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
