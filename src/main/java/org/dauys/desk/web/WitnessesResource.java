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
import java.util.Optional;
import java.util.stream.Collectors;
import org.dauys.election.Election;
import org.dauys.election.draft.Finding;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Form;
import org.dauys.platform.Who;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.manifest.Witnesses;

/** Who watches the public record of the election, and how many of them confirm it. */
@Path("/desk/{id}/witnesses")
@Access(Who.STAFF)
class WitnessesResource {
    private final Door door;
    private final Changes changes;

    @Inject
    WitnessesResource(Door door, Changes changes) {
        this.door = door;
        this.changes = changes;
    }

    @GET
    public Response show(String id) {
        return door.drafting(
                id,
                election -> Answers.page(
                        Templates.witnesses(election, lines(election.draft().witnesses()), Form.empty())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response store(String id, MultivaluedMap<String, String> fields) {
        return door.drafting(id, election -> {
            var form = new Typed(fields);
            var lines = form.text("keys");
            var typed =
                    election.draft().with(typed(form, lines, election.draft().witnesses()));
            return changes.store(
                    election,
                    form,
                    typed,
                    "witnesses/",
                    "/desk/" + id,
                    (shown, errors) -> Templates.witnesses(shown, lines, errors));
        });
    }

    /** As the observers' program prints it: a line for each. */
    private static String lines(Witnesses witnesses) {
        return witnesses.keys().stream().map(NoteKey::vkey).collect(Collectors.joining("\n"));
    }

    private static Witnesses typed(Typed form, String lines, Witnesses before) {
        var keys = lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> NoteKey.parse(line, NoteKey.Use.WITNESS))
                .toList();
        if (keys.stream().anyMatch(Optional::isEmpty)) {
            form.note(Finding.of("keys", Reason.NO_WITNESS));
            return before;
        }
        return keys.isEmpty()
                ? new Witnesses(0, List.of())
                : new Witnesses(
                        form.number("quorum", before.quorum()),
                        keys.stream().flatMap(Optional::stream).toList());
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        /** @param lines what was typed, or stands there */
        static native TemplateInstance witnesses(Election.Drafting election, String lines, Form form);
    }
}
