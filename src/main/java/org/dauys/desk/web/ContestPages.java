package org.dauys.desk.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import org.dauys.election.Election;
import org.dauys.election.draft.Contest;
import org.dauys.platform.Form;
import org.dauys.platform.Language;
import org.dauys.protocol.manifest.Share.Base;

/** The page of one question, which two forms change: its own and that of its options. */
@RequestScoped
class ContestPages {
    private final Door door;
    private final Changes changes;
    private final Words words;

    @Inject
    ContestPages(Door door, Changes changes, Words words) {
        this.door = door;
        this.changes = changes;
        this.words = words;
    }

    Response with(String id, String contest, BiFunction<Election.Drafting, Contest, Response> page) {
        return door.drafting(
                id,
                election -> election.draft()
                        .contest(contest)
                        .map(found -> page.apply(election, found))
                        .orElseGet(door::gone));
    }

    /** Stores the question as {@code typed}, and goes back to {@code anchor} of its page. */
    Response store(Election.Drafting election, Typed form, Contest before, Contest typed, String anchor) {
        var place = "contests/" + election.draft().contests().indexOf(before) + "/";
        var next = "/desk/" + election.id() + "/contests/" + before.id() + anchor;
        return changes.store(
                election,
                form,
                election.draft().with(typed),
                place,
                next,
                (shown, errors) -> page(shown, before.id(), errors));
    }

    TemplateInstance page(Election.Drafting election, String contest, Form errors) {
        var shown = election.draft().contest(contest).orElseThrow();
        var rule = shown.rule();
        return Templates.contest(
                election,
                shown,
                ShareForm.of(rule.quorum(), Base.ROLL),
                ShareForm.of(rule.decision(), Base.PARTICIPANTS),
                errors,
                words.reader());
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance contest(
                Election.Drafting election,
                Contest contest,
                ShareForm quorum,
                ShareForm decision,
                Form form,
                Language reader);
    }
}
