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
import java.time.Clock;
import java.util.List;
import org.dauys.election.Election;
import org.dauys.election.Freezing;
import org.dauys.election.Freezing.Result;
import org.dauys.election.Role;
import org.dauys.election.draft.Finding;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Form;
import org.dauys.platform.Language;
import org.dauys.platform.Who;
import org.dauys.protocol.symbols.Fingerprint;

/** Making an election final: what is still lacking, what it will say, and the fingerprint it has then. */
@Path("/desk/{id}/freeze")
@Access(Who.STAFF)
class FreezeResource {
    private final Door door;
    private final Freezing freezing;
    private final Colleagues colleagues;
    private final Places places;
    private final Clock clock;
    private final Words words;

    @Inject
    FreezeResource(Door door, Freezing freezing, Colleagues colleagues, Places places, Clock clock, Words words) {
        this.door = door;
        this.freezing = freezing;
        this.colleagues = colleagues;
        this.places = places;
        this.clock = clock;
        this.words = words;
    }

    @GET
    public Response show(String id) {
        return door.committee(
                id,
                election -> election instanceof Election.Drafting drafting
                        ? Answers.page(page(drafting, Form.empty()))
                        : Answers.page(frozen((Election.Frozen) election)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response freeze(String id, MultivaluedMap<String, String> fields) {
        return door.drafting(id, election -> {
            var form = new Typed(fields);
            if (!form.text("confirm").equals(election.slug().toString())) {
                return again(election, Finding.of("confirm", Reason.NOT_CONFIRMED));
            }
            return election.version() == form.version()
                    ? answer(election, freezing.freeze(election, clock.instant()))
                    : again(election, Finding.of("main", Reason.CHANGED_MEANWHILE));
        });
    }

    /** For a log that was busy, or a server that stopped halfway. */
    @POST
    @Path("finish")
    public Response finish(String id) {
        return door.frozen(id, election -> {
            freezing.finish(election.id());
            return Answers.next("/desk/" + id + "/freeze");
        });
    }

    private Response answer(Election.Drafting election, Result result) {
        var here = "/desk/" + election.id() + "/freeze";
        if (result instanceof Result.Done || result instanceof Result.Unfinished) {
            return Answers.next(here);
        }
        return result instanceof Result.Refused
                ? again(election, Finding.of("main", Reason.LOG_REFUSED))
                : again(election, Finding.of("main", Reason.CHANGED_MEANWHILE));
    }

    private Response again(Election.Drafting election, Finding finding) {
        return Answers.again(page(election, words.form(List.of(finding))));
    }

    private TemplateInstance page(Election.Drafting election, Form errors) {
        return Templates.freeze(
                election,
                places.of(election, freezing.lacking(election, clock.instant())),
                colleagues.in(election.people(), Role.COMMITTEE),
                colleagues.in(election.people(), Role.HOLDER),
                colleagues.in(election.people(), Role.REGISTRAR),
                errors,
                words.reader());
    }

    private TemplateInstance frozen(Election.Frozen election) {
        return Templates.frozen(
                election,
                Fingerprint.of(election.manifest()).toString(),
                freezing.isFinished(election.id()),
                words.reader());
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance freeze(
                Election.Drafting election,
                List<Places.Lack> lacking,
                List<Colleague> committee,
                List<Colleague> holders,
                List<Colleague> registrars,
                Form form,
                Language reader);

        static native TemplateInstance frozen(
                Election.Frozen election, String fingerprint, boolean finished, Language reader);
    }
}
