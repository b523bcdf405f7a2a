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
import org.dauys.election.Election;
import org.dauys.election.draft.Terms;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Form;
import org.dauys.platform.Who;
import org.dauys.protocol.manifest.Eligibility;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.manifest.Revote;

/** How the election is held: what a vote needs, who makes the codes, whether one may vote again. */
@Path("/desk/{id}/terms")
@Access(Who.STAFF)
class TermsResource {
    private final Door door;
    private final Changes changes;

    @Inject
    TermsResource(Door door, Changes changes) {
        this.door = door;
        this.changes = changes;
    }

    @GET
    public Response show(String id) {
        return door.drafting(id, election -> Answers.page(Templates.terms(election, Form.empty())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response store(String id, MultivaluedMap<String, String> fields) {
        return door.drafting(id, election -> {
            var form = new Typed(fields);
            var typed = election.draft().with(typed(form, election.draft().terms()));
            return changes.store(election, form, typed, "terms/", "/desk/" + id, Templates::terms);
        });
    }

    private static Terms typed(Typed form, Terms before) {
        return new Terms(
                form.choice("mode", Eligibility.Mode.class, before.mode()),
                form.choice("channels", Eligibility.Channels.class, before.channels()),
                form.choice("issuer", Issuer.Kind.class, before.issuer()),
                form.choice("revote", Revote.class, before.revote()),
                form.number("floor", before.floor()),
                form.number("maxReissued", before.maxReissued()),
                form.number("auditsPerCredential", before.auditsPerCredential()),
                before.threshold(),
                before.lossAccepted());
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance terms(Election.Drafting election, Form form);
    }
}
