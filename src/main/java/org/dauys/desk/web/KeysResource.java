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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.dauys.account.SigningKeys;
import org.dauys.election.Election;
import org.dauys.election.Role;
import org.dauys.election.decision.Decisions;
import org.dauys.election.decision.Replacement;
import org.dauys.election.decision.Replacement.Impossible;
import org.dauys.election.decision.Replacement.Possible;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Who;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.record.Stage;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Under which keys the people of a final election sign, and the way out for one who has lost the secret. */
@Path("/desk/{id}/keys")
@Access(Who.STAFF)
class KeysResource {
    private final Door door;
    private final Decisions decisions;
    private final Colleagues colleagues;
    private final Logs logs;
    private final Clock clock;

    @Inject
    KeysResource(Door door, Decisions decisions, Colleagues colleagues, Logs logs, Clock clock) {
        this.door = door;
        this.decisions = decisions;
        this.colleagues = colleagues;
        this.logs = logs;
        this.clock = clock;
    }

    /**
     * A person's key.
     *
     * @param known the fingerprint of the record's key
     * @param newer that of the account's, where it is another one
     * @param key the account's, where it can take the other's place
     * @param why why it can't
     */
    record Row(
            Colleague colleague,
            Role role,
            String known,
            Optional<String> newer,
            Optional<String> key,
            Optional<Replacement.Why> why) {}

    @GET
    public Response show(String id) {
        return standing(
                id,
                (election, stage) -> Answers.page(Templates.keys(
                        election,
                        rows(election, stage),
                        election.people().in(Role.COMMITTEE).size() < 3)));
    }

    /** @param key what the page showed; another one by now is not proposed unseen */
    @POST
    @Path("{person}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response propose(String id, String person, @RestForm @Nullable String key) {
        return standing(id, (election, stage) -> {
            var known = election.people().byId(person);
            if (known.isEmpty()) {
                return door.gone();
            }
            var registered = colleagues.key(known.get().staff());
            return Replacement.of(stage, person, registered) instanceof Possible possible
                            && possible.entry().key().hex().equals(key)
                    ? door.proposed(
                            election, decisions.propose(election.id(), possible.entry(), door.me(), clock.instant()))
                    : door.notNow();
        });
    }

    private Response standing(String id, BiFunction<Election.Frozen, Stage, Response> page) {
        return door.frozen(
                id,
                election -> logs.stage(election.id())
                        .map(stage -> page.apply(election, stage))
                        .orElseGet(door::notNow));
    }

    private List<Row> rows(Election.Frozen election, Stage stage) {
        return Arrays.stream(Role.values())
                .flatMap(role -> colleagues.in(election.people(), role).stream().map(one -> row(one, role, stage)))
                .toList();
    }

    private Row row(Colleague colleague, Role role, Stage stage) {
        var registered = colleagues.key(colleague.staff().id());
        var known = stage.election()
                .flatMap(election -> election.person(colleague.signsAs()))
                .orElseThrow()
                .key();
        var replacement = Replacement.of(stage, colleague.signsAs(), registered);
        return new Row(
                colleague,
                role,
                fingerprint(known),
                registered.filter(key -> !key.equals(known)).map(KeysResource::fingerprint),
                replacement instanceof Possible possible
                        ? Optional.of(possible.entry().key().hex())
                        : Optional.empty(),
                replacement instanceof Impossible impossible ? Optional.of(impossible.why()) : Optional.empty());
    }

    private static String fingerprint(Point key) {
        return SigningKeys.fingerprint(key).toString();
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance keys(Election.Frozen election, List<Row> rows, boolean two);
    }
}
