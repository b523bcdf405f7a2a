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
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.dauys.election.Election;
import org.dauys.election.decision.Act;
import org.dauys.election.decision.Decisions;
import org.dauys.election.draft.Spelled;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Form;
import org.dauys.platform.Language;
import org.dauys.platform.Who;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Voting;

/** A decision about voting, before anybody signs it: what it will do, and what can't be undone. */
@Path("/desk/{id}/decide/{act}")
@Access(Who.STAFF)
class DecideResource {
    private final Door door;
    private final Decisions decisions;
    private final Logs logs;
    private final Clock clock;
    private final Words words;

    @Inject
    DecideResource(Door door, Decisions decisions, Logs logs, Clock clock, Words words) {
        this.door = door;
        this.decisions = decisions;
        this.logs = logs;
        this.clock = clock;
        this.words = words;
    }

    @GET
    public Response show(String id, String act) {
        return possible(
                id,
                act,
                (election, now) -> Answers.page(Templates.decide(
                        election, now.act(), When.of(planned(now.stage())), "", Form.empty(), words.reader())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response propose(String id, String act, MultivaluedMap<String, String> fields) {
        return possible(id, act, (election, now) -> {
            var form = new Typed(fields);
            var typed = When.typed(form, "closesAt");
            var draft = DecisionDraft.of(form, typed, election, now.act(), now.stage(), clock.instant());
            if (draft.isEmpty()) {
                return Answers.again(Templates.decide(
                        election, now.act(), typed, form.text("reason"), words.form(form.findings()), words.reader()));
            }
            return door.proposed(election, decisions.propose(election.id(), draft.get(), door.me(), clock.instant()));
        });
    }

    /** What is decided, and where the election stands. */
    private record Now(Act act, Stage stage) {}

    private Response possible(String id, String act, BiFunction<Election.Frozen, Now, Response> page) {
        return door.frozen(id, election -> {
            var wanted = Spelled.as(Act.class, act);
            var stage = logs.stage(election.id());
            if (wanted.isEmpty() || stage.isEmpty()) {
                return door.gone();
            }
            return Act.possible(stage.get()).contains(wanted.get())
                    ? page.apply(election, new Now(wanted.get(), stage.get()))
                    : door.notNow();
        });
    }

    private static Optional<Instant> planned(Stage stage) {
        if (stage instanceof Voting voting) {
            return Optional.of(voting.closesAt());
        }
        return stage instanceof Preparing preparing
                ? Optional.of(preparing.fixed().manifest().terms().schedule().closes())
                : Optional.empty();
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance decide(
                Election.Frozen election, Act act, When closesAt, String reason, Form form, Language reader);
    }
}
