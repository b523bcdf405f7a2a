package org.dauys.observer.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.dauys.board.Board;
import org.dauys.board.PublicLog;
import org.dauys.platform.Access;
import org.dauys.platform.Page;
import org.dauys.platform.Who;
import org.dauys.protocol.record.Election;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.jboss.resteasy.reactive.RestPath;

/** The record for who wants to see for themselves: the page whose script verifies it, and each entry in readable form. */
@Path("/e/{slug}")
@Access(Who.ANYONE)
@Produces(MediaType.TEXT_HTML)
class RecordResource {
    private final Board board;
    private final Page page;
    private final Checks checks;

    @Inject
    RecordResource(Board board, Page page, Checks checks) {
        this.board = board;
        this.page = page;
        this.checks = checks;
    }

    @GET
    @Path("verify")
    public TemplateInstance verify(@RestPath String slug) {
        var election = known(ElectionResource.find(board, slug));
        var fingerprint = Fingerprint.of(election.id()).toString();
        return Templates.verify(slug, title(election), fingerprint, checks.in(page.language()));
    }

    @GET
    @Path("entry/{index: [0-9]{1,12}}")
    public TemplateInstance entry(@RestPath String slug, @RestPath long index) {
        var log = ElectionResource.find(board, slug);
        var election = known(log);
        var head = log.head().orElseThrow(NotFoundException::new);
        if (index >= head.size()) {
            throw new NotFoundException();
        }
        var entry = log.entry(index, head).orElseThrow(NotFoundException::new);
        var contests = election.manifest().contests();
        var booth = log.withParts(0, head).stream().anyMatch(part -> part.index() == index) ? booth(election) : "";
        return Templates.entry(EntryPage.of(slug, title(election), entry, head.size(), contests, booth));
    }

    private static String booth(Election election) {
        return election.manifest().terms().booth().map(Hash::hex).orElse("");
    }

    private String title(Election election) {
        return election.manifest().terms().title().in(page.lang());
    }

    private static Election known(PublicLog log) {
        return log.snapshot().stage().election().orElseThrow(NotFoundException::new);
    }

    @CheckedTemplate(basePath = "observer")
    static class Templates {
        private Templates() {}

        static native TemplateInstance verify(String slug, String title, String fingerprint, List<Checks.Part> phases);

        static native TemplateInstance entry(EntryPage page);
    }
}
