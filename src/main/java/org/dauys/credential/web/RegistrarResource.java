package org.dauys.credential.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dauys.account.CurrentStaff;
import org.dauys.board.Board;
import org.dauys.credential.Issuing;
import org.dauys.credential.Notice;
import org.dauys.credential.RegistrarTurn;
import org.dauys.election.Elections;
import org.dauys.election.Part;
import org.dauys.election.Role;
import org.dauys.platform.Access;
import org.dauys.platform.BodyLimit;
import org.dauys.platform.Language;
import org.dauys.platform.Page;
import org.dauys.platform.Problem;
import org.dauys.platform.Who;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.dauys.roll.Rolls;
import org.jboss.resteasy.reactive.RestPath;

/** The registrar's one page: its script makes the codes, and their letters, in her browser. To all others it isn't there. */
@Path("/registrar/{slug}")
@Access(Who.STAFF)
class RegistrarResource {
    /** The largest document of a roll that the record takes (spec: J-4), with its head and the envelopes. */
    private static final int LARGEST = 64 * 1024 * 1024;

    private final Elections elections;
    private final Board board;
    private final Rolls rolls;
    private final Issuing issuing;
    private final RollTaking taking;
    private final RegistrarProblems problems;
    private final CurrentStaff current;
    private final Page page;
    private final RollLines lines;

    @Inject
    RegistrarResource(
            Elections elections,
            Board board,
            Rolls rolls,
            Issuing issuing,
            RollTaking taking,
            RegistrarProblems problems,
            CurrentStaff current,
            Page page,
            RollLines lines) {
        this.elections = elections;
        this.board = board;
        this.rolls = rolls;
        this.issuing = issuing;
        this.taking = taking;
        this.problems = problems;
        this.current = current;
        this.page = page;
        this.lines = lines;
    }

    /** One way to lay out the letters in a language, for the browser to fill; the first that fits a sheet is taken. */
    record Layout(Language language, RawString html) {}

    /**
     * What the page shows.
     *
     * @param key under which she signs in the record as of now
     * @param root of the fixed roll's tree; empty while it isn't fixed
     * @param layouts of letters, best first; none unless it is her turn
     */
    record Shown(
            String slug,
            String title,
            String person,
            String name,
            String key,
            String fingerprint,
            RegistrarTurn turn,
            int members,
            Optional<Hash> root,
            List<Layout> layouts,
            Optional<RawString> control) {
        /** For people to compare. */
        public Optional<Fingerprint> rollCode() {
            return root.map(Fingerprint::of);
        }
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(@RestPath String slug) {
        var mine = mine(slug);
        var election = mine.election();
        var turn = issuing.registrarTurn(election.id()).orElseThrow(NotFoundException::new);
        var known = board.stage(election.id().log()).flatMap(Stage::election).orElseThrow(NotFoundException::new);
        var notices = Notice.of(known.manifest(), election.manifest());
        var roll = rolls.roll(election.id());
        var me = known.person(mine.person()).orElseThrow(NotFoundException::new);
        boolean yours = turn == RegistrarTurn.YOURS;
        return Templates.registrar(new Shown(
                slug,
                notices.get(page.language()).title(),
                mine.person(),
                me.name(),
                me.key().hex(),
                Fingerprint.of(election.manifest()).toString(),
                turn,
                roll.size(),
                roll.frozen().map(Rolls.Frozen::root),
                yours ? layouts(notices) : List.of(),
                yours ? Optional.of(control(notices)) : Optional.empty()));
    }

    /** Every member in the roll: one JSON array a line, name, card, language, organisation. */
    @GET
    @Path("lines")
    public Response lines(@RestPath String slug) {
        var election = mine(slug).election().id();
        return switch (issuing.registrarTurn(election).orElseThrow(NotFoundException::new)) {
            case YOURS ->
                Response.ok((StreamingOutput) out -> lines.write(election, out))
                        .type(RollLines.TYPE)
                        .build();
            case ROLL_OPEN -> problems.rollOpen().asJson();
            case DONE, NOT_NEEDED -> problems.already().asJson();
        };
    }

    /** Takes the roll of public keys that the registrar has signed, as a bundle (spec: L-6). */
    @POST
    @Path("roll")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @BodyLimit(LARGEST)
    public Response roll(@RestPath String slug, byte[] bundle) {
        return taking.take(mine(slug), bundle)
                .map(Problem::asJson)
                .orElseGet(() -> Response.noContent().build());
    }

    private static List<Layout> layouts(Map<Language, Notice> notices) {
        return notices.entrySet().stream()
                .flatMap(notice -> PrintedSheets.layouts(
                                notice.getValue(), notices.get(PrintedSheets.second(notice.getKey())))
                        .map(html -> new Layout(notice.getKey(), new RawString(html))))
                .toList();
    }

    private RawString control(Map<Language, Notice> notices) {
        return new RawString(PrintedSheets.emptyControl(notices.get(page.language())));
    }

    private Part mine(String slug) {
        return elections.part(slug, current.staff().id(), Role.REGISTRAR).orElseThrow(NotFoundException::new);
    }

    @CheckedTemplate(basePath = "credential")
    static class Templates {
        private Templates() {}

        static native TemplateInstance registrar(Shown shown);
    }
}
