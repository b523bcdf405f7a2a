package org.dauys.desk.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.dauys.election.draft.Choice;
import org.dauys.election.draft.Contest;
import org.dauys.election.draft.Draft;
import org.dauys.platform.Access;
import org.dauys.platform.Who;

/** The options of a question: their order, and one less. */
@Path("/desk/{id}/contests/{contest}/options")
@Access(Who.STAFF)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class OptionsResource {
    private final ContestPages pages;

    @Inject
    OptionsResource(ContestPages pages) {
        this.pages = pages;
    }

    @POST
    public Response change(String id, String contest, MultivaluedMap<String, String> fields) {
        return pages.with(id, contest, (election, found) -> {
            var form = new Typed(fields);
            return pages.store(election, form, found, found.with(changed(found, form)), "#options");
        });
    }

    private static List<Choice> changed(Contest contest, Typed form) {
        var options = contest.options();
        var act = form.text("act");
        return contest.option(form.text("option"))
                .map(option -> act.equals("delete")
                        ? options.stream()
                                .filter(other -> !other.equals(option))
                                .toList()
                        : Draft.moved(options, option, act.equals("earlier")))
                .orElse(options);
    }
}
