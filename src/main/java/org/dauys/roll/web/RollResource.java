package org.dauys.roll.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.dauys.election.Committee;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Form;
import org.dauys.platform.Who;
import org.dauys.roll.RollRecord;
import org.dauys.roll.Rolls;
import org.dauys.roll.Rolls.Freezing;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The roll of an election: who is on it, fixing it. */
@Path("/desk/{id}/roll")
@Access(Who.STAFF)
class RollResource {
    private final Committee committee;
    private final RollPage rollPage;
    private final Rolls rolls;
    private final RollRecord record;
    private final Words words;
    private final Clock clock;

    @Inject
    RollResource(Committee committee, RollPage rollPage, Rolls rolls, RollRecord record, Words words, Clock clock) {
        this.committee = committee;
        this.rollPage = rollPage;
        this.rolls = rolls;
        this.record = record;
        this.words = words;
        this.clock = clock;
    }

    @GET
    public TemplateInstance show(
            @RestPath String id,
            @RestQuery @DefaultValue("") String search,
            @RestQuery @DefaultValue("1") String page) {
        return rollPage.of(committee.election(id), search, page, Form.empty());
    }

    @POST
    @Path("freeze")
    public Response freeze(@RestPath String id) {
        var election = committee.election(id);
        return record.manifest(election.id())
                .map(manifest -> rolls.freeze(
                        election.id(),
                        manifest.terms().styles().get(0).id(),
                        manifest.terms().weights().get(0).id(),
                        clock.instant()))
                .map(outcome -> answer(id, outcome))
                .orElseGet(() -> words.refused(Refusal.NOT_FINAL));
    }

    @POST
    @Path("thaw")
    public Response thaw(@RestPath String id) {
        var election = committee.election(id).id();
        return answer(id, rolls.thaw(election, () -> record.isSettled(election)));
    }

    private Response answer(String id, Freezing outcome) {
        return switch (outcome) {
            case DONE -> Answers.next("/desk/" + id + "/roll");
            case NOTHING_TO_DO -> words.refused(Refusal.NOTHING_TO_DO);
            case EMPTY -> words.refused(Refusal.EMPTY);
            case TOO_LATE -> words.refused(Refusal.TOO_LATE);
        };
    }
}
