package org.dauys.desk.web;

import io.quarkus.qute.TemplateExtension;
import org.dauys.election.Election;
import org.dauys.election.draft.Contest;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.Texts;
import org.dauys.platform.Language;
import org.dauys.protocol.contest.Kind;

/** What templates ask a draft. */
@TemplateExtension
final class Named {
    private Named() {}

    /** The title in the reader's language, else in another, else the short name. */
    static String named(Election election, Language reader) {
        var title = election.draft().title().shownIn(reader);
        return title.isEmpty() ? election.slug().toString() : title;
    }

    /** Whether some languages are there and others not. */
    static boolean halfTranslated(Texts texts) {
        return !texts.isEmpty() && !texts.missing().isEmpty();
    }

    static boolean single(Contest contest) {
        return contest.kind() == Kind.SINGLE;
    }

    static boolean isDraft(Election election) {
        return election instanceof Election.Drafting;
    }

    /** Whether the committee has to know that with all keys needed one lost key loses the result. */
    static boolean everyKeyNeeded(Draft draft, int holders) {
        return draft.terms().threshold() >= holders;
    }
}
