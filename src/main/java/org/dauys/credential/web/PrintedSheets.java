package org.dauys.credential.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.dauys.credential.LetterSheets;
import org.dauys.credential.Notice;
import org.dauys.credential.Sheet;
import org.dauys.platform.Assets;
import org.dauys.platform.Language;
import org.dauys.platform.Shown;

/** Letters as templates: for the PDF here, and for the registrar's browser, which fills the slots itself. */
@Singleton
class PrintedSheets implements LetterSheets {
    private final Assets assets;

    @Inject
    PrintedSheets(Assets assets) {
        this.assets = assets;
    }

    @Override
    public Map<Language, Sheet> sheets(Map<Language, Notice> notices) {
        var sheets = new EnumMap<Language, Sheet>(Language.class);
        notices.forEach((language, notice) -> sheets.put(language, sheet(notice, notices.get(second(language)))));
        return sheets;
    }

    private Sheet sheet(Notice notice, Notice other) {
        return layouts(notice, other)
                .flatMap(letter -> Sheet.of(printed(letter, notice)).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a letter that names no question doesn't fit a page"));
    }

    /** A letter with the other language below, alone, and with fewer questions named: the first that fits a page is the best. */
    static Stream<String> layouts(Notice notice, Notice other) {
        var alone = Stream.of(notice, notice.naming(2), notice.naming(0)).map(PrintedSheets::letter);
        return Stream.concat(Stream.of(notice).map(first -> letter(first, other)), alone);
    }

    @Override
    public Sheet control(Notice notice, int letters, String number) {
        var page = in(notice, Templates.control(notice, Shown.grouped(letters), number))
                .render();
        return Sheet.of(printed(page, notice)).orElseThrow();
    }

    /** The control sheet for a browser, which knows how many letters there are and draws the number. */
    static String emptyControl(Notice notice) {
        return in(notice, Templates.control(notice, "", "")).render();
    }

    /** The letter of {@code notice}, and under it in short the same in another language. */
    static String letter(Notice notice, Notice other) {
        var below = in(other, Templates.other(other)).render();
        return in(notice, Templates.letter(notice, new RawString(below))).render();
    }

    private static String letter(Notice notice) {
        return in(notice, Templates.letter(notice, new RawString(""))).render();
    }

    /** The state language beside every other; Russian beside the state language. */
    static Language second(Language first) {
        return first == Language.KK ? Language.RU : Language.KK;
    }

    private String printed(String body, Notice notice) {
        return in(notice, Templates.print(new RawString(css()), new RawString(body)))
                .render();
    }

    /** The browser's own style sheet, as the web build made it. */
    private String css() {
        var path = "META-INF/resources" + assets.get("letter.css").path();
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static TemplateInstance in(Notice notice, TemplateInstance template) {
        return template.setLocale(notice.language().locale());
    }

    @CheckedTemplate(basePath = "credential")
    static class Templates {
        private Templates() {}

        static native TemplateInstance letter(Notice notice, RawString other);

        static native TemplateInstance other(Notice notice);

        static native TemplateInstance control(Notice notice, String letters, String number);

        static native TemplateInstance print(RawString css, RawString body);
    }
}
