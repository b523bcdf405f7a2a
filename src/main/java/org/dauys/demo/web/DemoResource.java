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
import org.dauys.demo.DemoElection;
import org.dauys.demo.DemoMembers;
import org.dauys.demo.DemoSecrets;
import org.dauys.demo.DemoStaff;
import org.dauys.platform.Access;
import org.dauys.platform.Settings;
import org.dauys.platform.Who;

/** Where a newcomer begins: whom to be, and what to try. It exists in a demonstration only. */
@Path("/demo")
@Access(Who.ANYONE)
class DemoResource {
    private final DemoPage page;
    private final DemoSecrets secrets;
    private final Settings settings;
    private final Clock clock;

    @Inject
    DemoResource(DemoPage page, DemoSecrets secrets, Settings settings, Clock clock) {
        this.page = page;
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
                DemoMembers.newcomers().stream().map(page::voter).toList(),
                Stream.of(DemoStaff.values())
                        .map(person -> StaffLogin.of(person, secrets, now))
                        .toList(),
                Stream.of(DemoElection.values())
                        .flatMap(plan -> page.election(plan).stream())
                        .toList());
    }

    @CheckedTemplate(basePath = "demo")
    static class Templates {
        private Templates() {}

        static native TemplateInstance demo(
                List<DemoPage.Voter> voters, List<StaffLogin> logins, List<DemoPage.Shown> elections);
    }
}
