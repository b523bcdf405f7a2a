package org.dauys.desk.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.dauys.election.Election;
import org.dauys.election.decision.Decisions;
import org.dauys.election.decision.Proposal;
import org.dauys.election.decision.Proposals;
import org.dauys.election.draft.Finding;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Form;
import org.dauys.platform.Language;
import org.dauys.platform.Who;
import org.dauys.protocol.ceremony.Aborted;
import org.dauys.protocol.ceremony.CeremonyMessage;
import org.dauys.protocol.ceremony.CeremonyMessage.WithinAttempt;
import org.dauys.protocol.ceremony.Committing;
import org.dauys.protocol.manifest.Person;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.Preparing;
import org.dauys.trustee.Candidate;

/** The committee's side of the key ceremony (spec: 09): who has come, and what the committee proposes now. */
@Path("/desk/{id}/ceremony")
@Access(Who.STAFF)
class CeremonyResource {
    private static final Set<Kind> ITS_KINDS = Set.of(Kind.CEREMONY_START, Kind.CEREMONY_KEYS, Kind.CEREMONY_ABORTED);

    private final Door door;
    private final Logs logs;
    private final Decisions decisions;
    private final Proposals proposals;
    private final Clock clock;
    private final Words words;

    @Inject
    CeremonyResource(Door door, Logs logs, Decisions decisions, Proposals proposals, Clock clock, Words words) {
        this.door = door;
        this.logs = logs;
        this.decisions = decisions;
        this.proposals = proposals;
        this.clock = clock;
        this.words = words;
    }

    @GET
    public Response show(String id) {
        return whilePreparing(id, state -> true, (election, now) -> {
            var page = page(election, now);
            return Answers.page(shown(election, page, "", Form.empty()));
        });
    }

    /** An attempt with those who are ticked, in the manifest's order. */
    @POST
    @Path("start")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(String id, MultivaluedMap<String, String> fields) {
        var ticked = fields.getOrDefault("holder", List.of());
        return whilePreparing(id, CeremonyState::canStart, (election, now) -> {
            var page = page(election, now);
            var holders = page.candidates().stream()
                    .map(Candidate::person)
                    .map(Person::id)
                    .filter(ticked::contains)
                    .toList();
            if (holders.size() < page.threshold()) {
                var finding = Finding.of("holders", Reason.TOO_FEW_HOLDERS);
                var shown = page.with(page.candidates().stream()
                        .map(one -> one.proposed(ticked.contains(one.person().id())))
                        .toList());
                return again(election, shown, "", List.of(finding));
            }
            return propose(election, new CeremonyMessage.Start(page.attempt() + 1, page.threshold(), holders));
        });
    }

    /** Seals the list of what the holders brought to their first visit. */
    @POST
    @Path("keys")
    public Response keys(String id) {
        return whilePreparing(id, state -> state == CeremonyState.SEAL, (election, now) -> {
            var committed = (Committing) now.ceremony().last().orElseThrow();
            return propose(election, new CeremonyMessage.Keys(committed.start().entry(), committed.commitHashes()));
        });
    }

    @POST
    @Path("abort")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response abort(String id, MultivaluedMap<String, String> fields) {
        return whilePreparing(id, CeremonyState::canAbort, (election, now) -> {
            var form = new Typed(fields);
            var reason = DecisionDraft.reason(form);
            if (!form.findings().isEmpty()) {
                return again(election, page(election, now), form.text("reason"), form.findings());
            }
            var attempt = now.ceremony().last().orElseThrow();
            return propose(election, new CeremonyMessage.Aborted(attempt.start().entry(), reason));
        });
    }

    private Response again(Election.Frozen election, CeremonyPage page, String reason, List<Finding> findings) {
        return Answers.again(shown(election, page, reason, words.form(findings)));
    }

    private TemplateInstance shown(Election.Frozen election, CeremonyPage page, String reason, Form form) {
        var address = URI.create(page.manifest().terms().address()).resolve("/holder/" + election.slug());
        return Templates.ceremony(election, page, address.toString(), reason, form, words.reader());
    }

    private Response propose(Election.Frozen election, CeremonyMessage message) {
        return door.proposed(
                election, decisions.propose(election.id(), new Entry.Ceremony(message), door.me(), clock.instant()));
    }

    /** An election whose first entry isn't in the log yet goes on where that is finished. */
    private Response whilePreparing(
            String id, Predicate<CeremonyState> lawful, BiFunction<Election.Frozen, Preparing, Response> page) {
        return door.frozen(id, election -> {
            var stage = logs.stage(election.id());
            if (stage.isEmpty()) {
                return Answers.next("/desk/" + election.id() + "/freeze");
            }
            return stage.get() instanceof Preparing now && lawful.test(CeremonyState.of(now.ceremony()))
                    ? page.apply(election, now)
                    : door.notNow();
        });
    }

    private CeremonyPage page(Election.Frozen election, Preparing now) {
        var waiting = proposals.pending(election.id()).stream()
                .filter(proposal -> ITS_KINDS.contains(proposal.kind()))
                .map(proposal -> new CeremonyPage.Waiting(
                        DecisionKind.of(proposal.kind()),
                        "/desk/" + election.id() + "/decisions/" + proposal.id(),
                        isStale(proposal, now)))
                .toList();
        return CeremonyPage.of(now, waiting);
    }

    /** Whether the record would refuse it by now. */
    private static boolean isStale(Proposal proposal, Preparing now) {
        var ceremony = now.ceremony();
        var state = CeremonyState.of(ceremony);
        var message = ((Entry.Ceremony) Decisions.content(proposal)).message();
        if (message instanceof CeremonyMessage.Start start) {
            return !state.canStart() || start.attempt() != ceremony.attempts().size() + 1L;
        }
        var itsAttempt = ceremony.last().filter(last -> last.start().entry().equals(((WithinAttempt) message).start()));
        return message instanceof CeremonyMessage.Keys
                ? itsAttempt.isEmpty() || state != CeremonyState.SEAL
                : itsAttempt.filter(last -> !(last instanceof Aborted)).isEmpty();
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance ceremony(
                Election.Frozen election, CeremonyPage page, String address, String reason, Form form, Language reader);
    }
}
