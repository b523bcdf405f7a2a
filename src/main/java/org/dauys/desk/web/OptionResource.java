package org.dauys.desk.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.dauys.election.draft.Choice;
import org.dauys.election.draft.Contest;
import org.dauys.platform.Access;
import org.dauys.platform.Who;

/** One option of a question. */
@Path("/desk/{id}/contests/{contest}/options/{option}")
@Access(Who.STAFF)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class OptionResource {
    private final Door door;
    private final ContestPages contests;
    private final OptionPages pages;

    @Inject
    OptionResource(Door door, ContestPages contests, OptionPages pages) {
        this.door = door;
        this.contests = contests;
        this.pages = pages;
    }

    @GET
    public Response show(String id, String contest, String option) {
        return contests.with(
                id,
                contest,
                (election, question) -> question.option(option)
                        .map(found -> pages.show(election, question, found, false))
                        .orElseGet(door::gone));
    }

    @POST
    public Response store(String id, String contest, String option, MultivaluedMap<String, String> fields) {
        return contests.with(id, contest, (election, question) -> {
            var form = new Typed(fields);
            var typed = OptionPages.typed(option, form);
            return question.option(option)
                    .map(found -> pages.store(election, form, replaced(question, found, typed), typed, false))
                    .orElseGet(door::gone);
        });
    }

    private static Contest replaced(Contest question, Choice before, Choice after) {
        return question.with(question.options().stream()
                .map(option -> option.equals(before) ? after : option)
                .toList());
    }
}
