package org.dauys.booth.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import org.dauys.account.CurrentMember;
import org.dauys.board.Board;
import org.dauys.board.PublicLog;
import org.dauys.platform.Access;
import org.dauys.platform.Page;
import org.dauys.platform.Who;
import org.dauys.protocol.record.OpenElection;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Stage.Phase;
import org.dauys.protocol.record.Voting;
import org.dauys.protocol.symbols.Fingerprint;
import org.jboss.resteasy.reactive.RestPath;

/** The pages of the booth. They are the same for everybody; who votes is asked only after the ballot was filled in. */
@Path("/e/{slug}")
@Access(Who.ANYONE)
@Produces(MediaType.TEXT_HTML)
class BoothResource {
    private final Board board;
    private final CurrentMember member;
    private final Page page;

    @Inject
    BoothResource(Board board, CurrentMember member, Page page) {
        this.board = board;
        this.member = member;
        this.page = page;
    }

    @GET
    @Path("vote")
    public TemplateInstance vote(@RestPath String slug) {
        var log = find(slug);
        var stage = log.snapshot().stage();
        return stage instanceof Voting voting && !voting.suspended()
                ? Templates.vote(paper(log, slug, voting.open(), voting.closesAt()), false)
                : away(slug, stage, stage.opening().map(BoothResource::fingerprint));
    }

    /** For a phone that keeps a ballot whose answer never came, at any time after the opening: its bytes are sent once more. */
    @GET
    @Path("vote/kept")
    public TemplateInstance kept(@RestPath String slug) {
        var log = find(slug);
        var open = log.snapshot().stage().opening().orElseThrow(NotFoundException::new);
        return Templates.vote(paper(log, slug, open, open.entry().closesAt()), true);
    }

    /** Opens audited ballots (spec: B-8). */
    @GET
    @Path("encryption")
    public TemplateInstance encryption(@RestPath String slug) {
        var log = find(slug);
        var stage = log.snapshot().stage();
        return stage instanceof Voting voting
                ? Templates.encryption(paper(log, slug, voting.open(), voting.closesAt()))
                : away(slug, stage, Optional.empty());
    }

    private Paper paper(PublicLog log, String slug, OpenElection open, Instant closesAt) {
        boolean signedIn =
                member.member().flatMap(known -> known.lineIn(log.id().value())).isPresent();
        return new Paper(slug, open, closesAt, page.language(), signedIn);
    }

    /** @param kept the election's fingerprint, if a ballot that the phone keeps for it is to be sent */
    private TemplateInstance away(String slug, Stage stage, Optional<String> kept) {
        var terms =
                stage.election().orElseThrow(NotFoundException::new).manifest().terms();
        return Templates.away(
                slug,
                terms.title().in(page.lang()),
                Away.of(stage.phase()),
                terms.schedule().opens(),
                kept);
    }

    private static String fingerprint(OpenElection open) {
        return Fingerprint.of(open.election().id()).toString();
    }

    private PublicLog find(String slug) {
        return board.bySlug(slug).orElseThrow(NotFoundException::new);
    }

    /** Why there is no voting now. */
    enum Away {
        NOT_OPEN,
        SUSPENDED,
        CLOSED,
        CANCELLED;

        static Away of(Phase phase) {
            return switch (phase) {
                case EMPTY, PREPARING, OPEN -> NOT_OPEN;
                case SUSPENDED -> SUSPENDED;
                case CLOSED, TALLIED, DECIDED -> CLOSED;
                case CANCELLED -> CANCELLED;
            };
        }
    }

    @CheckedTemplate(basePath = "booth")
    static class Templates {
        private Templates() {}

        /** @param kept whether the page only sends what the phone keeps */
        static native TemplateInstance vote(Paper paper, boolean kept);

        static native TemplateInstance encryption(Paper paper);

        /** @param election the fingerprint under which a phone may keep a ballot to be sent; empty if none is */
        static native TemplateInstance away(
                String slug, String title, Away why, Instant opens, Optional<String> election);
    }
}
