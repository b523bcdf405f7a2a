package org.dauys.roll.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dauys.election.Committee;
import org.dauys.election.Election;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.BodyLimit;
import org.dauys.platform.Form;
import org.dauys.platform.Paging;
import org.dauys.platform.Who;
import org.dauys.roll.Finding;
import org.dauys.roll.RollImports;
import org.dauys.roll.RollImports.Change;
import org.dauys.roll.RollImports.Id;
import org.dauys.roll.RollImports.Report;
import org.dauys.roll.Rolls;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Checking a table of members, reading what was found, and making it the roll. */
@Path("/desk/{id}/roll")
@Access(Who.STAFF)
class ImportResource {
    private static final long LARGEST = 64L * 1024 * 1024;
    private static final int MOST_CHANGES = 200;

    private final Committee committee;
    private final RollImports imports;
    private final Rolls rolls;
    private final RollPage rollPage;
    private final Words words;
    private final Clock clock;

    @Inject
    ImportResource(Committee committee, RollImports imports, Rolls rolls, RollPage rollPage, Words words, Clock clock) {
        this.committee = committee;
        this.imports = imports;
        this.rolls = rolls;
        this.rollPage = rollPage;
        this.words = words;
        this.clock = clock;
    }

    /** Everything the report's page shows. */
    record Shown(
            Election election,
            String title,
            Report report,
            List<Change> changes,
            boolean errors,
            List<Finding> findings,
            Paging paging) {
        /** What the address of another page of the list says besides. */
        public String query() {
            return errors ? "&show=errors" : "&show=warnings";
        }
    }

    @POST
    @Path("import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @BodyLimit(LARGEST)
    public Response check(@RestPath String id, @RestForm("file") FileUpload file) throws IOException {
        var election = committee.election(id);
        if (file == null || file.fileName().isEmpty()) {
            var form = Form.wrong("file", words.say().noFile());
            return Answers.again(rollPage.of(election, "", "", form));
        }
        if (rolls.roll(election.id()).frozen().isPresent()) {
            return words.refused(Refusal.FROZEN);
        }
        imports.check(election.id(), file.fileName(), file.uploadedFile(), clock.instant());
        return Answers.next("/desk/" + id + "/roll/import");
    }

    @GET
    @Path("import")
    public Response report(
            @RestPath String id, @RestQuery @DefaultValue("") String show, @RestQuery @DefaultValue("1") String page) {
        var election = committee.election(id);
        return imports.last(election.id())
                .map(report -> Answers.page(shown(election, report, show, page)))
                .orElseGet(() -> Answers.next("/desk/" + id + "/roll"));
    }

    private TemplateInstance shown(Election election, Report report, String show, String page) {
        boolean errors = show.isEmpty() ? report.errors() > 0 : show.equals("errors");
        long found = errors ? report.errors() : report.warnings();
        var paging = Paging.of(page, Math.toIntExact(found), RollPage.LINES);
        return Templates.report(new Shown(
                election,
                words.title(election),
                report,
                report.difference().isPresent() ? imports.changes(report.id(), MOST_CHANGES) : List.of(),
                errors,
                imports.findings(report.id(), errors, paging.from(), paging.size()),
                paging));
    }

    @GET
    @Path("import/report.csv")
    public Response download(@RestPath String id) {
        var election = committee.election(id);
        var report = imports.last(election.id());
        var say = words.say();
        return report.map(Report::id)
                .map(file ->
                        (StreamingOutput) out -> ReportCsv.write(out, say, each -> imports.eachFinding(file, each)))
                .map(content -> Response.ok(content)
                        .type("text/csv; charset=UTF-8")
                        .header("Content-Disposition", "attachment; filename=\"" + election.slug() + "-report.csv\"")
                        .build())
                .orElseGet(() -> words.refused(Refusal.GONE));
    }

    @POST
    @Path("import/replace")
    public Response replace(@RestPath String id, @RestForm @DefaultValue("") String file) {
        var election = committee.election(id).id();
        var outcome =
                id(file).map(checked -> imports.replace(election, checked)).orElse(RollImports.Replacing.GONE);
        return switch (outcome) {
            case REPLACED -> Answers.next("/desk/" + id + "/roll");
            case FROZEN -> words.refused(Refusal.FROZEN);
            case HAS_ERRORS -> words.refused(Refusal.HAS_ERRORS);
            case GONE -> words.refused(Refusal.GONE);
        };
    }

    @POST
    @Path("import/discard")
    public Response discard(@RestPath String id, @RestForm @DefaultValue("") String file) {
        var election = committee.election(id).id();
        id(file).ifPresent(checked -> imports.discard(election, checked));
        return Answers.next("/desk/" + id + "/roll");
    }

    private static Optional<Id> id(String typed) {
        try {
            return Optional.of(new Id(UUID.fromString(typed)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @GET
    @Path("example.csv")
    public Response example(@RestPath String id) {
        var election = committee.election(id);
        return Response.ok(ReportCsv.example(words.say()))
                .type("text/csv; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + election.slug() + "-example.csv\"")
                .build();
    }

    @CheckedTemplate(basePath = "roll")
    static class Templates {
        private Templates() {}

        static native TemplateInstance report(Shown shown);
    }
}
