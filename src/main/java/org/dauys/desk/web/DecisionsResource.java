package org.dauys.desk.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.dauys.election.Election;
import org.dauys.election.decision.Act;
import org.dauys.election.decision.Proposal;
import org.dauys.election.decision.Proposals;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Language;
import org.dauys.platform.Paging;
import org.dauys.platform.Who;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the committee has decided, what waits for a signature, and what can be decided now. */
@Path("/desk/{id}/decisions")
@Access(Who.STAFF)
class DecisionsResource {
    private final Door door;
    private final Proposals proposals;
    private final Logs logs;
    private final Words words;

    @Inject
    DecisionsResource(Door door, Proposals proposals, Logs logs, Words words) {
        this.door = door;
        this.proposals = proposals;
        this.logs = logs;
        this.words = words;
    }

    @GET
    public Response list(String id, @RestQuery @Nullable String page) {
        return door.committee(id, election -> {
            var paging = Paging.of(page, proposals.count(election.id()));
            var part = proposals.of(election.id(), paging.from(), paging.size());
            var possible = logs.stage(election.id()).map(Act::possible).orElse(List.of());
            return Answers.page(Templates.decisions(election, part, possible, paging, words.reader()));
        });
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance decisions(
                Election election, List<Proposal> proposals, List<Act> possible, Paging paging, Language reader);
    }
}
