package org.dauys.desk.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.dauys.election.Election;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Language;
import org.dauys.platform.Who;

/** The ballot as a member will see it; nothing can be sent. */
@Path("/desk/{id}/preview")
@Access(Who.STAFF)
class PreviewResource {
    private final Door door;
    private final Words words;

    @Inject
    PreviewResource(Door door, Words words) {
        this.door = door;
        this.words = words;
    }

    @GET
    public Response show(String id) {
        return door.anyRole(id, election -> Answers.page(Templates.preview(election, words.reader())));
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance preview(Election election, Language reader);
    }
}
