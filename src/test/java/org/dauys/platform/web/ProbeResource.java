package org.dauys.platform.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dauys.platform.Access;
import org.dauys.platform.BodyLimit;
import org.dauys.platform.FieldError;
import org.dauys.platform.Form;
import org.dauys.platform.Who;

/** Routes that the frame's tests knock at. */
@Path("/probe")
class ProbeResource {
    @GET
    @Path("/silent")
    public String silent() {
        return "nobody said who may see this";
    }

    @GET
    @Path("/member")
    @Access(Who.MEMBER)
    public String member() {
        return "members only";
    }

    @GET
    @Path("/broken")
    @Access(Who.ANYONE)
    public String broken() {
        throw new IllegalStateException("the secret is 42");
    }

    @POST
    @Path("/text")
    @Access(Who.ANYONE)
    public int length(String body) {
        return body.length();
    }

    @POST
    @Path("/large")
    @Access(Who.ANYONE)
    @BodyLimit(1024 * 1024)
    public int large(String body) {
        return body.length();
    }

    @GET
    @Path("/gallery")
    @Access(Who.ANYONE)
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance gallery() {
        return Templates.gallery(Form.empty(), 350_000, Instant.parse("2026-04-10T13:00:00Z"));
    }

    @POST
    @Path("/gallery")
    @Access(Who.ANYONE)
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance corrected(@FormParam("card") String card) {
        var errors = List.of(new FieldError("card", "Картаңыздағы 12 цифрды толық теріңіз"));
        return Templates.gallery(
                new Form(Map.of("card", card), errors), 350_000, Instant.parse("2026-04-10T13:00:00Z"));
    }

    @CheckedTemplate(basePath = "gallery")
    static class Templates {
        private Templates() {}

        static native TemplateInstance gallery(Form form, int members, Instant closes);
    }
}
