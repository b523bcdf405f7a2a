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
import java.util.List;
import org.dauys.election.Election;
import org.dauys.election.decision.Publishing;
import org.dauys.election.decision.Publishing.State;
import org.dauys.election.draft.Finding;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Form;
import org.dauys.platform.Language;
import org.dauys.platform.Who;

/** The result before it is published, and publishing it. */
@Path("/desk/{id}/publish")
@Access(Who.STAFF)
class PublishResource {
    private final Door door;
    private final Logs logs;
    private final Publishing publishing;
    private final Words words;

    @Inject
    PublishResource(Door door, Logs logs, Publishing publishing, Words words) {
        this.door = door;
        this.logs = logs;
        this.publishing = publishing;
        this.words = words;
    }

    @GET
    public Response show(String id) {
        return door.frozen(id, election -> {
            var state = state(election);
            return state instanceof State.Ready ready
                    ? Answers.page(page(election, ready, Form.empty()))
                    : unready(election, state);
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response publish(String id, MultivaluedMap<String, String> fields) {
        return door.frozen(id, election -> {
            var confirmed =
                    new Typed(fields).text("confirm").equals(election.slug().toString());
            if (state(election) instanceof State.Ready ready && !confirmed) {
                var form = words.form(List.of(Finding.of("confirm", Reason.NOT_CONFIRMED)));
                return Answers.again(page(election, ready, form));
            }
            var after = publishing.publish(election.id(), door.me());
            return after.map(state -> unready(election, state)).orElseGet(door::gone);
        });
    }

    private State state(Election.Frozen election) {
        return logs.stage(election.id()).map(State::of).orElseGet(State.NotNow::new);
    }

    /** Where it is published, people go on to the public page; a result that is ready still wasn't taken. */
    private Response unready(Election.Frozen election, State state) {
        if (state instanceof State.Published) {
            return Answers.next("/e/" + election.slug());
        }
        if (state instanceof State.Disagrees disagrees) {
            return door.disagrees(disagrees.why());
        }
        return state instanceof State.Ready ? door.busy() : door.notNow();
    }

    private TemplateInstance page(Election.Frozen election, State.Ready ready, Form form) {
        var reader = words.reader();
        return Templates.publish(election, PublishPage.of(ready, reader.tag()), form, reader);
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance publish(Election.Frozen election, PublishPage page, Form form, Language reader);
    }
}
