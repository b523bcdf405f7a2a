package org.dauys.observer.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.board.Board;
import org.dauys.board.EntryStore.StoredEntry;
import org.dauys.board.PublicLog;
import org.dauys.board.SignedHead;
import org.dauys.board.Witnessing;
import org.dauys.platform.Access;
import org.dauys.platform.Who;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.symbols.Fingerprint.Reading;
import org.dauys.protocol.transcript.Hash;
import org.jboss.resteasy.reactive.RestPath;

/** What the script of the receipt page asks. Everything that it answers is proved under a signed head. */
@Access(Who.ANYONE)
@Path("/e/{slug}/receipt")
class ReceiptCalls {
    private final Board board;
    private final Witnessing witnessing;

    @Inject
    ReceiptCalls(Board board, Witnessing witnessing) {
        this.board = board;
        this.witnessing = witnessing;
    }

    /** @param size of the head that the receipt carries, 0 for none */
    record Question(String tracker, long size) {}

    /** An entry and its proof of inclusion; bytes in base64url. */
    record Proved(long index, String entry, List<String> inclusion) {}

    /**
     * @param status as the log has it now
     * @param consistency that the checkpoint continues the receipt's head
     * @param entries the tracker's ballot, and the later one that replaced it
     */
    record Answer(String status, String checkpoint, List<String> consistency, List<Proved> entries) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Answer find(@RestPath String slug, Question question) {
        var log = ElectionResource.find(board, slug);
        var head = log.head().orElseThrow(NotFoundException::new);
        var found = Fingerprint.read(question.tracker()) instanceof Reading.Read read
                ? Found.in(log, head, read.fingerprint())
                : Optional.<Found>empty();
        boolean known = question.size() > 0 && question.size() <= head.size();
        return new Answer(
                found.map(each -> each.status().name().toLowerCase(Locale.ROOT)).orElse("none"),
                head.note(),
                hex(known ? log.consistency(question.size(), head) : List.of()),
                found.stream()
                        .flatMap(each -> Stream.concat(Stream.of(each.ballot()), each.later().stream()))
                        .map(entry -> proved(log, entry, head))
                        .toList());
    }

    /** @param index of an entry, whose owner knows it from the receipt */
    record Place(long index) {}

    /** A head with the quorum of witnesses, and that the entry stands under it. */
    record Confirmation(String checkpoint, List<String> inclusion) {}

    /** @param heads one, or none while no such head covers the entry */
    record Confirmations(List<Confirmation> heads) {}

    /** */
    @POST
    @Path("confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Confirmations confirmation(@RestPath String slug, Place place) {
        var log = ElectionResource.find(board, slug);
        return new Confirmations(witnessing
                .confirmed(log)
                .filter(head ->
                        0 <= place.index() && place.index() < head.head().size())
                .map(head -> new Confirmation(head.note(), hex(log.inclusion(place.index(), head.head()))))
                .stream()
                .toList());
    }

    private static Proved proved(PublicLog log, StoredEntry entry, SignedHead head) {
        return new Proved(
                entry.index(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(entry.bytes()),
                hex(log.inclusion(entry.index(), head)));
    }

    private static List<String> hex(List<Hash> hashes) {
        return hashes.stream().map(Hash::hex).toList();
    }
}
