package org.dauys.observer.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.dauys.board.Board;
import org.dauys.board.PublicLog;
import org.dauys.board.Witnessing;
import org.dauys.platform.Access;
import org.dauys.platform.Page;
import org.dauys.platform.Who;
import org.dauys.protocol.record.Election;
import org.dauys.protocol.symbols.Fingerprint;
import org.jboss.resteasy.reactive.RestPath;

/** The public pages of an election whose manifest is in the record. */
@Path("/e/{slug}")
@Access(Who.ANYONE)
@Produces(MediaType.TEXT_HTML)
class ElectionResource {
    private final Board board;
    private final Witnessing witnessing;
    private final Page page;

    @Inject
    ElectionResource(Board board, Witnessing witnessing, Page page) {
        this.board = board;
        this.witnessing = witnessing;
        this.page = page;
    }

    @GET
    public TemplateInstance election(@RestPath String slug) {
        var log = find(board, slug);
        var record = log.snapshot();
        var confirmed = witnessing.confirmed(log);
        return Templates.election(new ElectionPage(slug, page.language(), known(log), record, confirmed));
    }

    @GET
    @Path("receipt")
    public TemplateInstance receipt(@RestPath String slug) {
        var election = known(find(board, slug));
        var title = election.manifest().terms().title().in(page.lang());
        int witnesses = election.manifest().terms().witnesses().keys().size();
        return Templates.receipt(slug, title, Fingerprint.of(election.id()).toString(), witnesses);
    }

    static PublicLog find(Board board, String slug) {
        return board.bySlug(slug).orElseThrow(NotFoundException::new);
    }

    private static Election known(PublicLog log) {
        return log.snapshot().stage().election().orElseThrow(NotFoundException::new);
    }

    @CheckedTemplate(basePath = "observer")
    static class Templates {
        private Templates() {}

        static native TemplateInstance election(ElectionPage page);

        static native TemplateInstance receipt(String slug, String title, String fingerprint, int witnesses);
    }
}
