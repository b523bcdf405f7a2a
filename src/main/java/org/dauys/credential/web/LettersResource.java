package org.dauys.credential.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.dauys.credential.Issuance;
import org.dauys.credential.Issuing;
import org.dauys.credential.Issuing.Beginning;
import org.dauys.credential.LetterRun;
import org.dauys.credential.LetterRun.Discarded;
import org.dauys.credential.Refusal;
import org.dauys.election.Committee;
import org.dauys.election.Election;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Form;
import org.dauys.platform.Problem;
import org.dauys.platform.Who;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Letters by the platform: made and downloaded, confirmed by their control number, or thrown away. */
@Path("/desk/{id}/letters")
@Access(Who.STAFF)
class LettersResource {
    private final Committee committee;
    private final Issuing issuing;
    private final LettersPage page;
    private final Names names;
    private final Words words;
    private final Clock clock;
    private final HttpHeaders headers;

    @Inject
    LettersResource(
            Committee committee,
            Issuing issuing,
            LettersPage page,
            Names names,
            Words words,
            Clock clock,
            HttpHeaders headers) {
        this.committee = committee;
        this.issuing = issuing;
        this.page = page;
        this.names = names;
        this.words = words;
        this.clock = clock;
        this.headers = headers;
    }

    @GET
    public Response show(@RestPath String id) {
        return Answers.page(page(committee.election(id), Form.empty()));
    }

    /** The answer is the file: there is no other moment at which the codes exist. */
    @POST
    @Path("make")
    public Response make(@RestPath String id) {
        var election = committee.election(id);
        var beginning = issuing.begin(election.id(), committee.me(), words.reader(), clock.instant());
        return beginning instanceof Beginning.Begun begun
                ? download(election, begun.run())
                : words.refused(((Beginning.Refused) beginning).why(), headers);
    }

    @POST
    @Path("confirm")
    public Response confirm(
            @RestPath String id,
            @RestForm @DefaultValue("") String issuance,
            @RestForm @DefaultValue("") String number) {
        var election = committee.election(id);
        var refusal = issuance(issuance)
                .map(letters -> issuing.confirm(election.id(), letters, committee.me(), number, clock.instant()))
                .orElse(Optional.of(Refusal.GONE));
        if (refusal.equals(Optional.of(Refusal.WRONG_NUMBER)) && Problem.wantsPage(headers)) {
            return Answers.again(
                    page(election, Form.wrong("number", number, words.say().wrongNumber())));
        }
        if (refusal.equals(Optional.of(Refusal.SAME_MEMBER))) {
            return askAnother(election);
        }
        return refusal.map(why -> words.refused(why, headers)).orElseGet(() -> next(election));
    }

    @POST
    @Path("discard")
    public Response discard(@RestPath String id, @RestForm @DefaultValue("") String issuance) {
        var election = committee.election(id);
        return issuance(issuance)
                .map(letters -> issuing.discard(election.id(), letters))
                .orElse(Optional.of(Refusal.GONE))
                .map(why -> words.refused(why, headers))
                .orElseGet(() -> next(election));
    }

    private Response askAnother(Election election) {
        var others = names.others(election, committee.me());
        return Problem.of(403, Refusal.SAME_MEMBER.code(), words.say().refusedTitle())
                .meaning(words.say().refused(Refusal.SAME_MEMBER))
                .next(others.isEmpty() ? words.say().nobodyElse() : words.say().ask(others))
                .forReader(headers);
    }

    private Response download(Election election, LetterRun run) {
        if (run.isArchive()) {
            return file(election, "zip", "application/zip", archive(run));
        }
        try {
            return file(election, "pdf", "application/pdf", run.next().orElseThrow());
        } catch (Discarded gone) {
            return words.refused(Refusal.GONE, headers);
        } finally {
            issuing.abandon(run);
        }
    }

    /** Where it breaks off, because somebody closed the browser or threw the letters away, the archive has no end. */
    private StreamingOutput archive(LetterRun run) {
        return out -> {
            try {
                for (var piece = run.next(); piece.isPresent(); piece = run.next()) {
                    out.write(piece.get());
                    out.flush();
                }
            } finally {
                issuing.abandon(run);
            }
        };
    }

    private static Response file(Election election, String kind, String type, Object content) {
        return Response.ok(content)
                .type(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + election.slug() + "-letters." + kind + "\"")
                .build();
    }

    private TemplateInstance page(Election election, Form form) {
        return page.of(election, committee.me(), form);
    }

    private static Response next(Election election) {
        return Answers.next("/desk/" + election.id() + "/letters");
    }

    private static Optional<Issuance.Id> issuance(String typed) {
        try {
            return Optional.of(new Issuance.Id(UUID.fromString(typed)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
