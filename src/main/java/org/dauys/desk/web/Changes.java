package org.dauys.desk.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.function.BiFunction;
import org.dauys.election.Election;
import org.dauys.election.Elections;
import org.dauys.election.Elections.Saving;
import org.dauys.election.draft.Bounds;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.Finding;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.platform.Answers;
import org.dauys.platform.Form;

/** Stores what a form changed in a draft, or gives the form back with what is to be put right. */
@RequestScoped
class Changes {
    private final Elections elections;
    private final Words words;

    @Inject
    Changes(Elections elections, Words words) {
        this.elections = elections;
        this.words = words;
    }

    /** Shows a form: the election with what was typed, and what is wrong with it. */
    interface Page extends BiFunction<Election.Drafting, Form, TemplateInstance> {}

    /**
     * @param typed the draft as it is now with what the form changes
     * @param prefix the place of the form's part in the draft; its inputs are named by the rest of a place
     * @param next the path to go on to
     */
    Response store(Election.Drafting now, Typed form, Draft typed, String prefix, String next, Page page) {
        var findings = new ArrayList<>(form.findings());
        if (findings.isEmpty()) {
            Bounds.brokenBy(typed).forEach(finding -> findings.add(within(prefix, finding)));
        }
        if (findings.isEmpty()) {
            var saving = elections.save(now.id(), form.version(), typed);
            if (saving == Saving.DONE) {
                return Answers.next(next);
            }
            findings.add(Finding.of("main", Reason.CHANGED_MEANWHILE));
        }
        var shown = new Election.Drafting(now.id(), now.slug(), typed, now.people(), now.version());
        return Answers.again(page.apply(shown, words.form(findings)));
    }

    private static Finding within(String prefix, Finding finding) {
        return finding.place().startsWith(prefix)
                ? new Finding(finding.place().substring(prefix.length()), finding.reason(), finding.limit())
                : finding;
    }
}
