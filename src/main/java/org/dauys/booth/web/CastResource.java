package org.dauys.booth.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.dauys.account.CurrentMember;
import org.dauys.board.Board;
import org.dauys.board.PublicLog;
import org.dauys.booth.Answer;
import org.dauys.booth.Casting;
import org.dauys.booth.Notifying;
import org.dauys.booth.Participation;
import org.dauys.platform.Access;
import org.dauys.platform.BodyLimit;
import org.dauys.platform.Who;
import org.dauys.protocol.Rule;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.log.Tiles;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Where the booth sends encrypted ballots: the body is the ballot (spec: B-3), the answer a receipt file (spec: Q-2). Open to
 * anyone, because an election may ask for a code alone; where it asks for a sign-in too, the ballot is refused without one.
 */
@Path("/e/{slug}")
@Access(Who.ANYONE)
@Consumes(MediaType.APPLICATION_OCTET_STREAM)
class CastResource {
    /** Seconds after which a voter who was turned away comes again. */
    private static final int PAUSE = 3;

    private final Board board;
    private final CurrentMember member;
    private final Casting casting;
    private final CastProblems problems;
    private final Clock clock;

    @Inject
    CastResource(
            Board board,
            CurrentMember member,
            Participation participation,
            Notifying notifying,
            CastProblems problems,
            Clock clock) {
        this.board = board;
        this.member = member;
        this.casting = new Casting(participation, notifying);
        this.problems = problems;
        this.clock = clock;
    }

    @POST
    @Path("ballots")
    @BodyLimit(Tiles.MAX_ENTRY)
    public Response cast(@RestPath String slug, byte @Nullable [] ballot) {
        return take(slug, Purpose.CAST, ballot);
    }

    @POST
    @Path("audits")
    @BodyLimit(Tiles.MAX_ENTRY)
    public Response audit(@RestPath String slug, byte @Nullable [] ballot) {
        return take(slug, Purpose.AUDIT, ballot);
    }

    private Response take(String slug, Purpose purpose, byte @Nullable [] ballot) {
        var log = board.bySlug(slug).orElseThrow(NotFoundException::new);
        var wire = ballot == null ? new byte[0] : ballot;
        var answer = casting.cast(new Casting.Sent(log, purpose, wire, line(log), clock.instant()));
        if (answer instanceof Answer.Recorded recorded) {
            return Response.ok(recorded.receipt().encode(), MediaType.APPLICATION_JSON)
                    .build();
        }
        return refused((Answer.Refused) answer, purpose);
    }

    private Optional<UUID> line(PublicLog log) {
        return member.member().flatMap(known -> known.lineIn(log.id().value()));
    }

    /** Always for programs: what a person reads, the page shows. */
    private Response refused(Answer.Refused refused, Purpose purpose) {
        var problem = problems.of(refused.why(), purpose == Purpose.AUDIT);
        var named = refused.rule()
                .map(Rule::id)
                .map(rule -> problem.with("rule", rule))
                .orElse(problem);
        var response = Response.fromResponse(named.asJson());
        return problem.status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()
                ? response.header(HttpHeaders.RETRY_AFTER, PAUSE).build()
                : response.build();
    }
}
