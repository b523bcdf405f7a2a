package org.dauys.desk.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.stream.Stream;
import org.dauys.election.draft.Choice;
import org.dauys.election.draft.Contest;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.Texts;
import org.dauys.platform.Access;
import org.dauys.platform.Who;

/** One more option of a question. */
@Path("/desk/{id}/contests/{contest}/new-option")
@Access(Who.STAFF)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class NewOptionResource {
    private final ContestPages contests;
    private final OptionPages pages;

    @Inject
    NewOptionResource(ContestPages contests, OptionPages pages) {
        this.contests = contests;
        this.pages = pages;
    }

    @GET
    public Response show(String id, String contest) {
        return contests.with(id, contest, (election, question) -> {
            var empty = new Choice(freeId(question), Texts.NONE, Texts.NONE, true);
            return pages.show(election, question, empty, true);
        });
    }

    @POST
    public Response store(String id, String contest, MultivaluedMap<String, String> fields) {
        return contests.with(id, contest, (election, question) -> {
            var form = new Typed(fields);
            var typed = OptionPages.typed(freeId(question), form);
            var longer = question.with(
                    Stream.concat(question.options().stream(), Stream.of(typed)).toList());
            return pages.store(election, form, longer, typed, true);
        });
    }

    private static String freeId(Contest question) {
        return Draft.freeId("o", question.options().stream().map(Choice::id).toList());
    }
}
