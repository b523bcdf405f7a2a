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
import java.util.List;
import org.dauys.election.Election;
import org.dauys.election.Elections;
import org.dauys.election.Elections.Saving;
import org.dauys.election.draft.Finding;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Form;
import org.dauys.platform.Language;
import org.dauys.platform.Who;

/** Throwing a draft away, for good. */
@Path("/desk/{id}/delete")
@Access(Who.STAFF)
class DeleteResource {
    private final Door door;
    private final Elections elections;
    private final Words words;

    @Inject
    DeleteResource(Door door, Elections elections, Words words) {
        this.door = door;
        this.elections = elections;
        this.words = words;
    }

    @GET
    public Response ask(String id) {
        return door.drafting(id, election -> Answers.page(Templates.delete(election, Form.empty(), words.reader())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(String id, MultivaluedMap<String, String> fields) {
        return door.drafting(id, election -> {
            var form = new Typed(fields);
            if (!form.text("confirm").equals(election.slug().toString())) {
                return again(election, Finding.of("confirm", Reason.NOT_CONFIRMED));
            }
            return elections.delete(election.id(), form.version()) == Saving.DONE
                    ? Answers.next("/desk")
                    : again(election, Finding.of("main", Reason.CHANGED_MEANWHILE));
        });
    }

    private Response again(Election.Drafting election, Finding finding) {
        return Answers.again(Templates.delete(election, words.form(List.of(finding)), words.reader()));
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance delete(Election.Drafting election, Form form, Language reader);
    }
}
