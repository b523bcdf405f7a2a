package org.dauys.desk.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import org.dauys.election.Election;
import org.dauys.election.draft.Choice;
import org.dauys.election.draft.Contest;
import org.dauys.platform.Answers;
import org.dauys.platform.Form;
import org.dauys.platform.Language;

/** The page of one option, new or known. */
@RequestScoped
class OptionPages {
    private final Changes changes;
    private final Words words;

    @Inject
    OptionPages(Changes changes, Words words) {
        this.changes = changes;
        this.words = words;
    }

    Response show(Election.Drafting election, Contest contest, Choice option, boolean fresh) {
        return Answers.page(page(election, contest, option, fresh, Form.empty()));
    }

    static Choice typed(String id, Typed form) {
        return new Choice(id, form.texts("text"), form.texts("detail"), form.ticked("standing"));
    }

    /**
     * @param contest with {@code option} in its place
     * @param fresh whether the option is new, so that another may follow it
     */
    Response store(Election.Drafting election, Typed form, Contest contest, Choice option, boolean fresh) {
        int question =
                election.draft().contests().stream().map(Contest::id).toList().indexOf(contest.id());
        var place = "contests/" + question + "/options/" + contest.options().indexOf(option) + "/";
        var here = "/desk/" + election.id() + "/contests/" + contest.id();
        var next = form.text("act").equals("another") ? here + "/new-option" : here + "#options";
        return changes.store(
                election,
                form,
                election.draft().with(contest),
                place,
                next,
                (shown, errors) -> page(shown, contest, option, fresh, errors));
    }

    private TemplateInstance page(
            Election.Drafting election, Contest contest, Choice option, boolean fresh, Form errors) {
        return Templates.option(election, contest, option, fresh, errors, words.reader());
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance option(
                Election.Drafting election, Contest contest, Choice option, boolean fresh, Form form, Language reader);
    }
}
