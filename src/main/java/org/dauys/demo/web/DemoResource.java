package org.dauys.demo.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.dauys.demo.Actor;
import org.dauys.demo.Persona;
import org.dauys.demo.Scene;
import org.dauys.demo.Secrets;
import org.dauys.platform.Access;
import org.dauys.platform.Settings;
import org.dauys.platform.Who;

/** Where a newcomer begins: whom to be, and what to try. It exists in a demonstration only. */
@Path("/demo")
@Access(Who.ANYONE)
class DemoResource {
    private final Playbill playbill;
    private final Secrets secrets;
    private final Settings settings;
    private final Clock clock;

    @Inject
    DemoResource(Playbill playbill, Secrets secrets, Settings settings, Clock clock) {
        this.playbill = playbill;
        this.secrets = secrets;
        this.settings = settings;
        this.clock = clock;
    }

    @GET
    public Response demo() {
        if (!settings.demo()) {
            throw new NotFoundException();
        }
        return Response.ok(page(), MediaType.TEXT_HTML_TYPE)
                .header("Cache-Control", "no-store")
                .build();
    }

    private TemplateInstance page() {
        var now = clock.instant();
        return Templates.demo(
                Persona.all().stream().map(playbill::voter).toList(),
                Stream.of(Actor.values())
                        .map(actor -> Player.of(actor, secrets, now))
                        .toList(),
                Stream.of(Scene.values())
                        .flatMap(scene -> playbill.election(scene).stream())
                        .toList());
    }

    @CheckedTemplate(basePath = "demo")
    static class Templates {
        private Templates() {}

        static native TemplateInstance demo(
                List<Playbill.Voter> voters, List<Player> players, List<Playbill.Shown> elections);
    }
}
