package org.dauys.election.draft;

import java.util.List;
import java.util.stream.Stream;
import org.dauys.platform.Language;

/** A text in the three languages. While it is drafted one may be missing: the empty string, never a copy of another. */
public record Texts(String kk, String ru, String en) {
    public static final Texts NONE = new Texts("", "", "");

    public String in(Language language) {
        return switch (language) {
            case KK -> kk;
            case RU -> ru;
            case EN -> en;
        };
    }

    /** In the reader's language, else in the first that there is; empty where there is none. */
    public String shownIn(Language reader) {
        return Stream.concat(Stream.of(reader), Stream.of(Language.values()))
                .map(this::in)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    public boolean isEmpty() {
        return missing().size() == Language.values().length;
    }

    public List<Language> missing() {
        return Stream.of(Language.values())
                .filter(language -> in(language).isEmpty())
                .toList();
    }
}
