package org.dauys.desk.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.dauys.election.Election;
import org.dauys.election.Elections;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Language;
import org.dauys.platform.Paging;
import org.dauys.platform.Who;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The elections that a person has a part in. */
@Path("/desk")
@Access(Who.STAFF)
class ElectionsResource {
    private final Elections elections;
    private final Door door;
    private final Words words;

    @Inject
    ElectionsResource(Elections elections, Door door, Words words) {
        this.elections = elections;
        this.door = door;
        this.words = words;
    }

    @GET
    public Response list(@RestQuery @Nullable String page) {
        var paging = Paging.of(page, elections.count(door.me()));
        var part = elections.of(door.me(), paging.from(), paging.size());
        return Answers.page(Templates.elections(part, paging, words.reader()));
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance elections(List<Election> elections, Paging paging, Language reader);
    }
}
