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
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Form;
import org.dauys.platform.Who;

/** When voting is planned to open and to close. */
@Path("/desk/{id}/schedule")
@Access(Who.STAFF)
class ScheduleResource {
    private final Door door;
    private final Changes changes;

    @Inject
    ScheduleResource(Door door, Changes changes) {
        this.door = door;
        this.changes = changes;
    }

    @GET
    public Response show(String id) {
        return door.drafting(id, election -> {
            var draft = election.draft();
            return Answers.page(
                    Templates.schedule(election, When.of(draft.opens()), When.of(draft.closes()), Form.empty()));
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response store(String id, MultivaluedMap<String, String> fields) {
        return door.drafting(id, election -> {
            var form = new Typed(fields);
            var opens = When.typed(form, "opens");
            var closes = When.typed(form, "closes");
            var typed = election.draft().with(opens.read(form, "opens"), closes.read(form, "closes"));
            return changes.store(
                    election,
                    form,
                    typed,
                    "schedule/",
                    "/desk/" + id,
                    (shown, errors) -> Templates.schedule(shown, opens, closes, errors));
        });
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance schedule(Election.Drafting election, When opens, When closes, Form form);
    }
}
