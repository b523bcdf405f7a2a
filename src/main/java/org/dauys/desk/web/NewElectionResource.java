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
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.Slug;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.DraftFile;
import org.dauys.election.draft.DraftFile.Reading;
import org.dauys.election.draft.Examples;
import org.dauys.election.draft.Finding;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.election.draft.Texts;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.BodyLimit;
import org.dauys.platform.Form;
import org.dauys.platform.Ids;
import org.dauys.platform.Language;
import org.dauys.platform.Who;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The beginning of a new election: from nothing, from an example, or from a file. */
@Path("/desk/new")
@Access(Who.STAFF)
class NewElectionResource {
    private static final long UPLOAD = DraftFile.LARGEST + 10_000L;

    private final Elections elections;
    private final Door door;
    private final Ids ids;
    private final Clock clock;
    private final Words words;

    @Inject
    NewElectionResource(Elections elections, Door door, Ids ids, Clock clock, Words words) {
        this.elections = elections;
        this.door = door;
        this.ids = ids;
        this.clock = clock;
        this.words = words;
    }

    @GET
    public Response start() {
        return Answers.page(newElection("", "", Form.empty(), List.of()));
    }

    @POST
    @BodyLimit(UPLOAD)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response create(
            @RestForm @Nullable String slug,
            @RestForm @Nullable String source,
            @RestForm("file") @Nullable FileUpload file)
            throws IOException {
        var name = slug == null ? "" : slug.strip();
        var chosen = source == null ? "" : source;
        var reading = read(chosen, file);
        return reading instanceof Reading.Read read
                ? create(name, chosen, read.draft())
                : Answers.again(newElection(name, chosen, Form.empty(), ((Reading.Refused) reading).findings()));
    }

    private Response create(String name, String source, Draft draft) {
        var slug = Slug.of(name);
        if (slug.isEmpty()) {
            return wrongName(name, source, Reason.BAD_NAME);
        }
        var id = new ElectionId(ids.fresh());
        return elections.create(id, slug.get(), draft, door.me(), clock.instant())
                ? Answers.next("/desk/" + id)
                : wrongName(name, source, Reason.NAME_TAKEN);
    }

    private Response wrongName(String name, String source, Reason reason) {
        var errors = words.form(List.of(Finding.of("slug", reason)));
        return Answers.again(newElection(name, source, errors, List.of()));
    }

    private static Reading read(String source, @Nullable FileUpload file) throws IOException {
        if (source.equals("file")) {
            return file == null || file.size() > DraftFile.LARGEST
                    ? new Reading.Refused(List.of(Finding.of("", Reason.NOT_JSON)))
                    : DraftFile.read(Files.readAllBytes(file.uploadedFile()));
        }
        return new Reading.Read(Examples.find(source).orElseGet(() -> Draft.titled(Texts.NONE)));
    }

    private TemplateInstance newElection(String slug, String source, Form errors, List<Finding> findings) {
        var inFile = findings.stream()
                .map(finding -> new FileFinding(finding.place(), words.of(finding)))
                .toList();
        return Templates.newElection(slug, source, Examples.all(), errors, inFile, words.reader());
    }

    /** What is wrong in an uploaded file, and where. */
    record FileFinding(String place, String text) {}

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance newElection(
                String slug,
                String source,
                List<Examples.Example> examples,
                Form form,
                List<FileFinding> findings,
                Language reader);
    }
}
