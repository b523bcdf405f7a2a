package org.dauys.desk.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.dauys.election.Election;
import org.dauys.election.draft.Contest;
import org.dauys.election.draft.Draft;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Form;
import org.dauys.platform.Language;
import org.dauys.platform.Who;

/** The questions of a ballot: their order, a new one, one less. */
@Path("/desk/{id}/contests")
@Access(Who.STAFF)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ContestsResource {
    private final Door door;
    private final Changes changes;
    private final Words words;

    @Inject
    ContestsResource(Door door, Changes changes, Words words) {
        this.door = door;
        this.changes = changes;
        this.words = words;
    }

    @GET
    public Response show(String id) {
        return door.drafting(id, election -> Answers.page(page(election, Form.empty())));
    }

    @POST
    public Response change(String id, MultivaluedMap<String, String> fields) {
        return door.drafting(id, election -> {
            var form = new Typed(fields);
            if (form.text("act").equals("add")) {
                return add(election, form);
            }
            var draft = election.draft();
            var next = "/desk/" + id + "/contests";
            return draft.contest(form.text("contest"))
                    .map(contest -> changes.store(election, form, changed(draft, contest, form), "", next, this::page))
                    .orElseGet(door::gone);
        });
    }

    private Response add(Election.Drafting election, Typed form) {
        var template = form.choice("template", NewContest.Template.class, NewContest.Template.CANDIDATES);
        var contest = NewContest.of(template, election.draft());
        var next = "/desk/" + election.id() + "/contests/" + contest.id();
        return changes.store(election, form, election.draft().plus(contest), "", next, this::page);
    }

    private static Draft changed(Draft draft, Contest contest, Typed form) {
        return form.text("act").equals("delete")
                ? draft.without(contest)
                : draft.with(
                        Draft.moved(draft.contests(), contest, form.text("act").equals("earlier")));
    }

    private TemplateInstance page(Election.Drafting election, Form errors) {
        return Templates.contests(election, BallotRoom.of(election.draft()), errors, words.reader());
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance contests(
                Election.Drafting election, BallotRoom room, Form form, Language reader);
    }
}
