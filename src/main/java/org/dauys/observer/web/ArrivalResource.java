package org.dauys.observer.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.dauys.election.Elections;
import org.dauys.platform.Access;
import org.dauys.platform.Who;
import org.dauys.protocol.symbols.Fingerprint;
import org.jboss.resteasy.reactive.RestPath;

/** Where the QR code of a receipt leads (spec: Q-3). Which receipt it is stays in the part of the address that no server sees. */
@Path("/r")
@Access(Who.ANYONE)
class ArrivalResource {
    private final Elections elections;

    @Inject
    ArrivalResource(Elections elections) {
        this.elections = elections;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance arrival() {
        return Templates.arrival();
    }

    /** The short name of the election with that fingerprint. */
    @GET
    @Path("{fingerprint}")
    @Produces(MediaType.TEXT_PLAIN)
    public String election(@RestPath String fingerprint) {
        return elections.published(0, Integer.MAX_VALUE).stream()
                .filter(election ->
                        Fingerprint.of(election.manifest()).toString().equals(fingerprint))
                .map(election -> election.slug().toString())
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @CheckedTemplate(basePath = "observer")
    static class Templates {
        private Templates() {}

        static native TemplateInstance arrival();
    }
}
