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

/** Organisation, title and description. */
@Path("/desk/{id}/texts")
@Access(Who.STAFF)
class TextsResource {
    private final Door door;
    private final Changes changes;

    @Inject
    TextsResource(Door door, Changes changes) {
        this.door = door;
        this.changes = changes;
    }

    @GET
    public Response show(String id) {
        return door.drafting(id, election -> Answers.page(Templates.texts(election, Form.empty())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response store(String id, MultivaluedMap<String, String> fields) {
        return door.drafting(id, election -> {
            var form = new Typed(fields);
            var typed =
                    election.draft().with(form.texts("organisation"), form.texts("title"), form.texts("description"));
            return changes.store(election, form, typed, "", "/desk/" + id, Templates::texts);
        });
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance texts(Election.Drafting election, Form form);
    }
}
