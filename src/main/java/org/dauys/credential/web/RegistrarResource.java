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
import org.dauys.board.BoardId;
import org.dauys.credential.Notice;
import org.dauys.credential.RegistrarTurn;
import org.dauys.election.Election;
import org.dauys.election.Elections;
import org.dauys.election.Role;
import org.dauys.election.Slug;
import org.dauys.platform.Access;
import org.dauys.platform.BodyLimit;
import org.dauys.platform.Language;
import org.dauys.platform.Page;
import org.dauys.platform.Problem;
import org.dauys.platform.Who;
import org.dauys.protocol.manifest.Person;
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
    private final RegistrarTurns turns;
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
            RegistrarTurns turns,
            RollTaking taking,
            RegistrarProblems problems,
            CurrentStaff current,
            Page page,
            RollLines lines) {
        this.elections = elections;
        this.board = board;
        this.rolls = rolls;
        this.turns = turns;
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
        var election = mine(slug);
        var turn = turns.of(election.id()).orElseThrow(NotFoundException::new);
        var roll = rolls.roll(election.id());
        var notices = notices(election);
        var me = me(election);
        boolean yours = turn == RegistrarTurn.YOURS;
        return Templates.registrar(new Shown(
                slug,
                notices.get(page.language()).title(),
                personId(election),
                me.map(Person::name).orElse(""),
                me.map(known -> known.key().hex()).orElse(""),
                Fingerprint.of(election.manifest()).toString(),
                turn,
                roll.size(),
                roll.frozen().map(Rolls.Frozen::root),
                yours ? layouts(notices) : List.of(),
                yours ? Optional.of(control(notices)) : Optional.empty()));
    }

    /** As the record knows her. */
    private Optional<Person> me(Election.Frozen election) {
        return board.find(new BoardId(election.id().value()))
                .flatMap(log -> log.snapshot().stage().election())
                .flatMap(known -> known.person(personId(election)));
    }

    /** Every member in the roll: one JSON array a line, name, card, language, organisation. */
    @GET
    @Path("lines")
    public Response lines(@RestPath String slug) {
        var election = mine(slug);
        return switch (turns.of(election.id()).orElseThrow(NotFoundException::new)) {
            case YOURS ->
                Response.ok((StreamingOutput) out -> lines.write(election.id(), out))
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
        var election = mine(slug);
        return taking.take(election, personId(election), bundle)
                .map(Problem::asJson)
                .orElseGet(() -> Response.noContent().build());
    }

    private Map<Language, Notice> notices(Election.Frozen election) {
        var manifest = board.find(new BoardId(election.id().value()))
                .flatMap(log -> log.snapshot().stage().election())
                .orElseThrow(NotFoundException::new)
                .manifest();
        return Notice.of(manifest, election.manifest());
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

    /** The election, if it is frozen and the visitor is its registrar. */
    private Election.Frozen mine(String slug) {
        var staff = current.staff().id();
        return Slug.of(slug)
                .flatMap(elections::find)
                .filter(election -> election.has(staff, Role.REGISTRAR))
                .flatMap(
                        election -> election instanceof Election.Frozen frozen ? Optional.of(frozen) : Optional.empty())
                .orElseThrow(NotFoundException::new);
    }

    private String personId(Election election) {
        var people = election.people();
        return people.idOf(people.find(current.staff().id()).orElseThrow(NotFoundException::new));
    }

    @CheckedTemplate(basePath = "credential")
    static class Templates {
        private Templates() {}

        static native TemplateInstance registrar(Shown shown);
    }
}
