package org.dauys.desk.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.dauys.election.draft.Finding;
import org.dauys.platform.FieldError;
import org.dauys.platform.Form;
import org.dauys.platform.Language;
import org.dauys.platform.Page;

/** The words of these pages in the reader's language. */
@Singleton
class Words {
    private final Page page;

    @Inject
    Words(Page page) {
        this.page = page;
    }

    Language reader() {
        return page.language();
    }

    DeskTexts desk() {
        return page.say(DeskTexts.class);
    }

    DraftTexts draft() {
        return page.say(DraftTexts.class);
    }

    DecisionTexts decision() {
        return page.say(DecisionTexts.class);
    }

    /** What is wrong, and the number that matters where there is one. */
    String of(Finding finding) {
        var reason = draft().reason(finding.reason());
        return finding.limit() == 0 ? reason : reason + " " + draft().limit(finding.limit());
    }

    /** @param findings their places are ids of the form's inputs, with / for - */
    Form form(List<Finding> findings) {
        var errors = findings.stream()
                .map(finding -> new FieldError(finding.place().replace('/', '-'), of(finding)))
                .toList();
        return new Form(Map.of(), errors);
    }
}
