package org.dauys.board.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.dauys.board.Board;
import org.dauys.board.Disputes;
import org.dauys.board.Disputes.Taken;
import org.dauys.platform.Access;
import org.dauys.platform.BodyLimit;
import org.dauys.platform.Who;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Where anybody files a dispute (spec: Q-5). */
@Path("/e/{slug}/disputes")
@Access(Who.ANYONE)
class DisputeResource {
    /** Holds a receipt of 4,000 characters, two heads of 8,000, and a proof. */
    private static final long LARGEST = 32 * 1024;

    private final Board board;
    private final BoardProblems problems;

    @Inject
    DisputeResource(Board board, BoardProblems problems) {
        this.board = board;
        this.problems = problems;
    }

    /** Answers where the dispute stands in the log: {@code {"index":…}}. */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @BodyLimit(LARGEST)
    public Response file(@RestPath String slug, byte @Nullable [] file) {
        var log = board.bySlug(slug).orElseThrow(NotFoundException::new);
        var taken = Disputes.take(log, file == null ? new byte[0] : file);
        if (taken instanceof Taken.Logged logged) {
            return Response.ok(Map.of("index", logged.index()), MediaType.APPLICATION_JSON)
                    .build();
        }
        if (taken instanceof Taken.Invalid invalid) {
            return problems.invalidDispute()
                    .with("rule", invalid.refusal().rule().id())
                    .asJson();
        }
        if (taken instanceof Taken.Unfounded) {
            return problems.unfoundedDispute().asJson();
        }
        return Response.fromResponse(problems.notConfirmed().asJson())
                .header(HttpHeaders.RETRY_AFTER, 3)
                .build();
    }
}
