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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dauys.election.Election;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.Slug;
import org.dauys.election.draft.Finding;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Form;
import org.dauys.platform.Ids;
import org.dauys.platform.Language;
import org.dauys.platform.Who;

/** A new draft with the texts and rules of another election. People and dates are named anew. */
@Path("/desk/{id}/copy")
@Access(Who.STAFF)
class CopyResource {
    private final Door door;
    private final Elections elections;
    private final Ids ids;
    private final Clock clock;
    private final Words words;

    @Inject
    CopyResource(Door door, Elections elections, Ids ids, Clock clock, Words words) {
        this.door = door;
        this.elections = elections;
        this.ids = ids;
        this.clock = clock;
        this.words = words;
    }

    @GET
    public Response ask(String id) {
        return door.committee(id, election -> Answers.page(Templates.copy(election, "", Form.empty(), words.reader())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response copy(String id, MultivaluedMap<String, String> fields) {
        return door.committee(id, election -> {
            var typed = new Typed(fields).text("slug");
            var slug = Slug.of(typed);
            if (slug.isEmpty()) {
                return again(election, typed, Reason.BAD_NAME);
            }
            var copy = new ElectionId(ids.fresh());
            var draft = election.draft().with(Optional.empty(), Optional.empty());
            return elections.create(copy, slug.get(), draft, door.me(), clock.instant())
                    ? Answers.next("/desk/" + copy)
                    : again(election, typed, Reason.NAME_TAKEN);
        });
    }

    private Response again(Election election, String typed, Reason reason) {
        var errors = words.form(List.of(Finding.of("slug", reason)));
        return Answers.again(Templates.copy(election, typed, errors, words.reader()));
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance copy(Election election, String slug, Form form, Language reader);
    }
}
