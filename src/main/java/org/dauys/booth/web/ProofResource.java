package org.dauys.booth.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.dauys.board.Board;
import org.dauys.board.EntryStore.StoredEntry;
import org.dauys.board.PublicLog;
import org.dauys.board.SignedHead;
import org.dauys.board.Witnessing;
import org.dauys.platform.Access;
import org.dauys.platform.Who;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.record.Chain;
import org.dauys.protocol.record.Credentials;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.transcript.Hash;
import org.jboss.resteasy.reactive.RestPath;

/**
 * What the booth reads before it encrypts, as canonical JSON: entries with their proofs of inclusion under one signed head, so
 * that nothing has to be believed. {@code {"checkpoint":…,"entries":[{"index":…,"entry":base64url,"inclusion":[hex32…]}…]}}.
 */
@Path("/e/{slug}")
@Access(Who.ANYONE)
@Produces(MediaType.APPLICATION_JSON)
class ProofResource {
    private final Board board;
    private final Witnessing witnessing;

    @Inject
    ProofResource(Board board, Witnessing witnessing) {
        this.board = board;
        this.witnessing = witnessing;
    }

    /**
     * the manifest's entry, its parts, the keys replaced before the opening, and that; not found before the opening. Under the
     * newest head with the quorum of witnesses if that covers the opening.
     */
    @GET
    @Path("anchor")
    public byte[] anchor(@RestPath String slug) {
        var log = log(slug);
        var newest = log.head().orElseThrow(NotFoundException::new);
        var opened = log.first(Kind.OPENED, newest).orElseThrow(NotFoundException::new);
        var witnessed = witnessing.covering(log, opened.index()).orElseThrow(NotFoundException::new);
        var head = witnessed.head();
        var entries = new ArrayList<>(log.withParts(0, head));
        entries.addAll(log.before(opened, Kind.KEY_REPLACED));
        entries.add(opened);
        return JsonWriter.object(out -> {
            out.text("checkpoint", witnessed.note());
            proved(out, "entries", entries, log, head);
        });
    }

    /**
     * The ballots that a credential has cast, oldest first, and whether it may cast:
     * {@code {"status":"live"|"revoked"|"unknown","checkpoint":…,"ballots":[…]}}.
     *
     * @param credential 66 hex digits, compressed
     */
    @GET
    @Path("credential/{credential}")
    public byte[] credential(@RestPath String slug, @RestPath String credential) {
        var log = log(slug);
        var point = Point.fromHex(credential).orElseThrow(NotFoundException::new);
        var last = log.chain(point).map(Chain::last).orElse(Hash.ZERO);
        var head = log.head().orElseThrow(NotFoundException::new); // after the chain, so that it covers it
        var ballots = ballots(log, last);
        var status = log.snapshot()
                .stage()
                .credentials()
                .map(known -> status(known, point))
                .orElse("unknown");
        return JsonWriter.object(out -> {
            out.text("status", status).text("checkpoint", head.note());
            proved(out, "ballots", ballots, log, head);
        });
    }

    private PublicLog log(String slug) {
        return board.bySlug(slug).orElseThrow(NotFoundException::new);
    }

    private static String status(Credentials credentials, Point credential) {
        if (credentials.isLive(credential)) {
            return "live";
        }
        return credentials.place(credential).isPresent() ? "revoked" : "unknown";
    }

    /** From the last ballot back, each naming the one before. */
    private static List<StoredEntry> ballots(PublicLog log, Hash last) {
        Deque<StoredEntry> ballots = new ArrayDeque<>();
        for (var next = last; !next.equals(Hash.ZERO); ) {
            var entry = log.ballot(next).orElseThrow();
            ballots.addFirst(entry);
            var wire = Envelope.parse(entry.bytes()).value().orElseThrow().body();
            next = SlicedBallot.of(wire, contests(log)).orElseThrow().previous();
        }
        return List.copyOf(ballots);
    }

    private static List<Contest> contests(PublicLog log) {
        return log.snapshot().stage().election().orElseThrow().manifest().contests();
    }

    private static void proved(JsonWriter out, String name, List<StoredEntry> entries, PublicLog log, SignedHead head) {
        out.objects(
                name,
                entries,
                (item, entry) -> item.number("index", entry.index())
                        .text("entry", Base64Url.encode(entry.bytes()))
                        .texts(
                                "inclusion",
                                log.inclusion(entry.index(), head).stream()
                                        .map(Hash::hex)
                                        .toList()));
    }
}
