package org.dauys.board.web;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
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
import java.time.Clock;
import java.util.Optional;
import org.dauys.board.Board;
import org.dauys.board.PublicLog;
import org.dauys.board.RecordArchive;
import org.dauys.board.SignedHead;
import org.dauys.board.WitnessedHead;
import org.dauys.board.Witnessing;
import org.dauys.platform.Access;
import org.dauys.platform.BodyLimit;
import org.dauys.platform.Who;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.Tiles;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The public record: as tiles (C2SP tlog-tiles; spec: L-6) and as one archive (spec: L-7); and where witnesses post (spec: L-13). */
@Path("/e/{slug}")
@Access(Who.ANYONE)
class LogResource {
    private static final String NEVER_CHANGES = "public, max-age=31536000, immutable";
    private static final String CHANGES = "no-cache";

    private final Board board;
    private final Witnessing witnessing;
    private final BoardProblems problems;
    private final Clock clock;

    @Inject
    LogResource(Board board, Witnessing witnessing, BoardProblems problems, Clock clock) {
        this.board = board;
        this.witnessing = witnessing;
        this.problems = problems;
        this.clock = clock;
    }

    /** The public head, which witnesses cosign. */
    @GET
    @Path("log/checkpoint")
    public Response checkpoint(@RestPath String slug) {
        return note(witnessing.publicHead(log(slug), clock.instant()));
    }

    /** The head by which the record is judged: the newest with the quorum of witnesses, else the public one. */
    @GET
    @Path("log/head")
    public Response head(@RestPath String slug) {
        return note(witnessing.recordHead(log(slug), clock.instant()));
    }

    private static Response note(Optional<WitnessedHead> head) {
        return Response.ok(head.orElseThrow(NotFoundException::new).note())
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, CHANGES)
                .build();
    }

    /** L-13: a note with the cosignature of a witness that the manifest names. */
    @POST
    @Path("log/cosignatures")
    @Consumes(MediaType.TEXT_PLAIN)
    @BodyLimit(Checkpoint.MAX_LENGTH)
    public Response cosign(@RestPath String slug, byte @Nullable [] note) {
        var taken = witnessing.take(log(slug), note == null ? new byte[0] : note);
        return taken == Witnessing.Taken.KEPT
                ? Response.noContent().build()
                : problems.cosignature(taken).asJson();
    }

    /** A partial tile is as immutable as a full one; but soon nobody asks for it any more. */
    @GET
    @Path("log/tile/{path: .+}")
    public Response tile(@RestPath String slug, @RestPath String path) {
        var log = log(slug);
        var name = Tiles.Name.parse("tile/" + path).orElseThrow(NotFoundException::new);
        var tile = log.tile(name, head(log)).orElseThrow(NotFoundException::new);
        return Response.ok(tile)
                .type(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CACHE_CONTROL, name.width() == Tiles.WIDTH ? NEVER_CHANGES : CHANGES)
                .build();
    }

    /** Sent a tile at a time, as fast as the reader takes it. */
    @GET
    @Path("record.zip")
    @Produces("application/zip")
    @Blocking
    public Multi<byte[]> archive(@RestPath String slug) {
        var log = log(slug);
        return RestMulti.fromMultiData(pieces(log.archive(recordHead(log))))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + log.name().slug() + ".zip\"")
                .header(HttpHeaders.CACHE_CONTROL, CHANGES)
                .build();
    }

    /** Each piece is read when it is asked for, on a thread that may wait for the database. */
    private static Multi<byte[]> pieces(RecordArchive archive) {
        return Multi.createBy()
                .repeating()
                .uni(() ->
                        Uni.createFrom().item(archive::next).runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .whilst(Optional::isPresent)
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    private PublicLog log(String slug) {
        return board.bySlug(slug).orElseThrow(NotFoundException::new);
    }

    private WitnessedHead recordHead(PublicLog log) {
        return witnessing.recordHead(log, clock.instant()).orElseThrow(NotFoundException::new);
    }

    private static SignedHead head(PublicLog log) {
        return log.head().orElseThrow(NotFoundException::new);
    }
}
