package org.dauys.desk.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.dauys.election.Election;
import org.dauys.election.decision.Decisions;
import org.dauys.election.decision.Decisions.Signing;
import org.dauys.election.decision.Proposal;
import org.dauys.election.decision.ProposalId;
import org.dauys.election.decision.Proposals;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Language;
import org.dauys.platform.Problem;
import org.dauys.platform.Who;

/** One decision: what is signed in plain words, who has signed, and the signing itself. */
@Path("/desk/{id}/decisions/{proposal}")
@Access(Who.STAFF)
class ProposalResource {
    private final Door door;
    private final Proposals proposals;
    private final Decisions decisions;
    private final Logs logs;
    private final Facts facts;
    private final Colleagues colleagues;
    private final Clock clock;
    private final Words words;

    @Inject
    ProposalResource(
            Door door,
            Proposals proposals,
            Decisions decisions,
            Logs logs,
            Facts facts,
            Colleagues colleagues,
            Clock clock,
            Words words) {
        this.door = door;
        this.proposals = proposals;
        this.decisions = decisions;
        this.logs = logs;
        this.facts = facts;
        this.colleagues = colleagues;
        this.clock = clock;
        this.words = words;
    }

    /** The line that the browser made. */
    record Signature(String jws) {}

    /** Who has signed, and when. */
    record Signed(String name, Instant at) {}

    @GET
    public Response show(String id, String proposal) {
        return with(id, proposal, (election, found) -> Answers.page(page(election, found)));
    }

    @POST
    @Path("sign")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response sign(String id, String proposal, Signature sent) {
        return with(id, proposal, (election, found) -> {
            return answer(decisions.sign(found.id(), door.me(), sent.jws(), clock.instant()));
        });
    }

    /** For a log that was busy, or a server that stopped halfway. */
    @POST
    @Path("enter")
    public Response enter(String id, String proposal) {
        return with(id, proposal, (election, found) -> {
            decisions.enter(found.id());
            return back(found);
        });
    }

    @POST
    @Path("withdraw")
    public Response withdraw(String id, String proposal) {
        return with(id, proposal, (election, found) -> {
            decisions.withdraw(found.id());
            return back(found);
        });
    }

    private Response with(String id, String proposal, BiFunction<Election, Proposal, Response> page) {
        return door.committee(
                id,
                election -> ProposalId.of(proposal)
                        .flatMap(proposals::find)
                        .filter(found -> found.election().equals(election.id()))
                        .map(found -> page.apply(election, found))
                        .orElseGet(door::gone));
    }

    /** The page shows what has become of it; only what the signer must know comes as a refusal. */
    private Response answer(Signing signing) {
        if (!(signing instanceof Signing.Refused refused)) {
            return Response.noContent().build();
        }
        var say = words.decision();
        return Problem.of(422, "decision." + code(refused.why()), say.refused(refused.why()))
                .meaning(say.notSigned())
                .asJson();
    }

    private static String code(Signing.Reason why) {
        return switch (why) {
            case NOT_THERE -> "not-there";
            case NOT_COMMITTEE -> "not-committee";
            case NOT_WAITING -> "not-waiting";
            case MALFORMED -> "signature-malformed";
            case OWN_KEY -> "own-key";
            case OTHER_KEY -> "other-key";
            case TOO_LATE -> "too-late";
        };
    }

    private static Response back(Proposal proposal) {
        return Answers.next("/desk/" + proposal.election() + "/decisions/" + proposal.id());
    }

    private TemplateInstance page(Election election, Proposal proposal) {
        var kid = election.people().idOf(election.people().find(door.me()).orElseThrow());
        var signed = proposal.signatures().stream()
                .map(signature -> new Signed(colleagues.name(signature.staff()), signature.at()))
                .toList();
        return Templates.proposal(
                election,
                proposal,
                facts.of(election, Decisions.content(proposal)),
                colleagues.name(proposal.by()),
                signed,
                kid,
                logs.key(election.id(), kid),
                proposal.isSignedBy(door.me()),
                Decisions.isAbout(proposal, kid),
                words.reader());
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance proposal(
                Election election,
                Proposal proposal,
                List<Fact> facts,
                String by,
                List<Signed> signed,
                String kid,
                String key,
                boolean mine,
                boolean own,
                Language reader);
    }
}
