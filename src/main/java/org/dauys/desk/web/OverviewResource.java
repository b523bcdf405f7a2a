package org.dauys.desk.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.dauys.election.DeskStep;
import org.dauys.election.Election;
import org.dauys.election.Role;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Language;
import org.dauys.platform.Who;

/** An election's desk: its life, what is next, who must act, what can't be undone. */
@Path("/desk/{id}")
@Access(Who.STAFF)
class OverviewResource {
    private final Door door;
    private final Instance<DeskStep> steps;
    private final Words words;

    @Inject
    OverviewResource(Door door, Instance<DeskStep> steps, Words words) {
        this.door = door;
        this.steps = steps;
        this.words = words;
    }

    @GET
    public Response show(String id) {
        return door.anyRole(id, election -> Answers.page(page(election)));
    }

    private TemplateInstance page(Election election) {
        var lines = steps.stream()
                .flatMap(step -> step.lines(election.id(), words.reader()).stream())
                .toList();
        return Templates.overview(election, Life.of(lines), election.has(door.me(), Role.COMMITTEE), words.reader());
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance overview(Election election, Life life, boolean committee, Language reader);
    }
}
