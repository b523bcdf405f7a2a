package org.dauys.home.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.dauys.platform.Access;
import org.dauys.platform.Page;
import org.dauys.platform.Paging;
import org.dauys.platform.Who;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The first page: what there is to vote on, and why one can trust it. */
@Path("/")
@Access(Who.ANYONE)
class HomeResource {
    private final PublicElections elections;
    private final Page reader;

    @Inject
    HomeResource(PublicElections elections, Page reader) {
        this.elections = elections;
        this.reader = reader;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance home(@RestQuery @Nullable String page) {
        var paging = Paging.of(page, elections.count());
        return Templates.home(elections.page(paging, reader.language()), paging);
    }

    @CheckedTemplate(basePath = "home")
    static class Templates {
        private Templates() {}

        static native TemplateInstance home(Listing listing, Paging paging);
    }
}
