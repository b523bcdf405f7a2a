package org.dauys.desk.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.dauys.election.draft.Contest;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Form;
import org.dauys.platform.Who;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.manifest.DecisionRule;
import org.dauys.protocol.manifest.Share.Base;

/** One question: its texts and its rule. */
@Path("/desk/{id}/contests/{contest}")
@Access(Who.STAFF)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ContestResource {
    private final ContestPages pages;

    @Inject
    ContestResource(ContestPages pages) {
        this.pages = pages;
    }

    @GET
    public Response show(String id, String contest) {
        return pages.with(id, contest, (election, found) -> Answers.page(pages.page(election, contest, Form.empty())));
    }

    @POST
    public Response store(String id, String contest, MultivaluedMap<String, String> fields) {
        return pages.with(id, contest, (election, found) -> {
            var form = new Typed(fields);
            return pages.store(election, form, found, typed(form, found), "");
        });
    }

    private static Contest typed(Typed form, Contest before) {
        boolean single = before.kind() == Kind.SINGLE;
        return new Contest(
                before.id(),
                before.kind(),
                form.texts("title"),
                form.texts("text"),
                single ? 1 : form.number("min", before.min()),
                single ? 1 : form.number("max", before.max()),
                form.ticked("blank"),
                before.options(),
                new DecisionRule(
                        ShareForm.read(form, "rule-quorum", Base.ROLL),
                        ShareForm.read(form, "rule-decision", Base.PARTICIPANTS),
                        form.number("rule-seats", before.rule().seats())));
    }
}
