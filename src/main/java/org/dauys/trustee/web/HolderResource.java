package org.dauys.trustee.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.dauys.account.CurrentStaff;
import org.dauys.board.Appending;
import org.dauys.board.Board;
import org.dauys.board.PublicLog;
import org.dauys.election.Elections;
import org.dauys.election.Part;
import org.dauys.election.Role;
import org.dauys.platform.Access;
import org.dauys.platform.BodyLimit;
import org.dauys.platform.Page;
import org.dauys.platform.Problem;
import org.dauys.platform.Who;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.manifest.Holder;
import org.dauys.protocol.manifest.Person;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.symbols.Fingerprint;
import org.jboss.resteasy.reactive.RestPath;

/** A key holder's one page: its script reads the record and does what is asked. Only that election's holders come in, but for its newest head. */
@Path("/holder/{slug}")
@Access(Who.STAFF)
class HolderResource {
    /** A partial decryption of the largest election, with its head. */
    private static final int LARGEST = 4 * 1024 * 1024;

    private static final int MOST = 100;

    private static final Set<Kind> HOLDERS = Set.of(
            Kind.CEREMONY_COMMIT,
            Kind.CEREMONY_REVEAL,
            Kind.CEREMONY_CONFIRM,
            Kind.CEREMONY_COMPLAINT,
            Kind.PARTIAL_DECRYPTION);

    private final Elections elections;
    private final Board board;
    private final CurrentStaff current;
    private final Page page;
    private final TrusteeProblems problems;

    @Inject
    HolderResource(Elections elections, Board board, CurrentStaff current, Page page, TrusteeProblems problems) {
        this.elections = elections;
        this.board = board;
        this.current = current;
        this.page = page;
        this.problems = problems;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(@RestPath String slug) {
        var mine = mine(slug);
        var known = log(mine).snapshot().stage().election().orElseThrow(NotFoundException::new);
        var terms = known.manifest().terms();
        return Templates.holder(
                slug,
                terms.title().in(page.lang()),
                known.person(mine.person()).orElseThrow(NotFoundException::new),
                Fingerprint.of(mine.election().manifest()).toString(),
                terms.trustees().threshold(),
                terms.trustees().holders());
    }

    /**
     * The newest head: what holders do before the count needs no witness, and their own entries are under it at once. It is no
     * secret, and a page that waits for witnesses longer than a session lasts still gets it.
     */
    @GET
    @Path("head")
    @Access(Who.ANYONE)
    @Produces(MediaType.TEXT_PLAIN)
    public Response head(@RestPath String slug) {
        var head = board.bySlug(slug).flatMap(PublicLog::head).orElseThrow(NotFoundException::new);
        return Response.ok(head.note())
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /** Takes this holder's own entries, as a bundle (spec: L-6): a signed entry, and the parts of its document. */
    @POST
    @Path("entries")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @BodyLimit(LARGEST)
    public Response entries(@RestPath String slug, byte[] bundle) {
        var mine = mine(slug);
        var entries = Tiles.cut(bundle, MOST);
        var own = Tiles.entries(bundle, entries.size())
                .flatMap(mine::signed)
                .filter(entry -> HOLDERS.contains(entry.content().kind()));
        if (own.isEmpty()) {
            return problems.notOwn().asJson();
        }
        var appending = log(mine).append(entries);
        return appending instanceof Appending.Appended
                ? Response.noContent().build()
                : problem(appending).asJson();
    }

    private Problem problem(Appending appending) {
        return appending instanceof Appending.Refused refused
                ? problems.notLawful(refused.refusal().rule().id())
                : problems.busy();
    }

    private Part mine(String slug) {
        return elections.part(slug, current.staff().id(), Role.HOLDER).orElseThrow(NotFoundException::new);
    }

    private PublicLog log(Part mine) {
        return board.find(mine.election().id().log()).orElseThrow(NotFoundException::new);
    }

    @CheckedTemplate(basePath = "trustee")
    static class Templates {
        private Templates() {}

        static native TemplateInstance holder(
                String slug, String title, Person me, String fingerprint, int threshold, List<Holder> holders);
    }
}
