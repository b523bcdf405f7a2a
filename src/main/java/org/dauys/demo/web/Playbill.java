package org.dauys.demo.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.dauys.board.Board;
import org.dauys.demo.Next;
import org.dauys.demo.Persona;
import org.dauys.demo.Scene;
import org.dauys.demo.Secrets;
import org.dauys.election.Election;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.platform.Page;
import org.dauys.protocol.credential.Code.CodeAccess;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;

/** What is played, as the page names it: elections as they stand now, and the letters of those who can vote in them. */
@Singleton
class Playbill {
    private final Elections elections;
    private final Board board;
    private final Secrets secrets;
    private final Page page;

    @Inject
    Playbill(Elections elections, Board board, Secrets secrets, Page page) {
        this.elections = elections;
        this.board = board;
        this.secrets = secrets;
        this.page = page;
    }

    /** A member and her letters. */
    record Voter(Persona persona, List<Letter> letters) {
        public String name() {
            return persona.member().name();
        }
    }

    /**
     * @param link the voting page with code and fingerprint in its fragment, as in a printed letter
     * @param signIn whether a code by e-mail is wanted too
     */
    record Letter(String title, String link, boolean signIn) {
        /** Hidden: the link holds the code. */
        @Override
        public String toString() {
            return "Letter[hidden]";
        }
    }

    /**
     * An election.
     *
     * @param fingerprint of its record; empty while it is a draft
     */
    record Shown(ElectionId id, String slug, String title, String organisation, Next next, String fingerprint) {
        public boolean isPublic() {
            return !fingerprint.isEmpty();
        }
    }

    /** With a letter for each open election, as long as it takes ballots. */
    Voter voter(Persona persona) {
        return new Voter(
                persona,
                Scene.open().stream()
                        .flatMap(scene -> letter(scene, persona).stream())
                        .toList());
    }

    private Optional<Letter> letter(Scene scene, Persona persona) {
        return frozen(scene)
                .filter(election -> stage(election)
                        .filter(stage -> Next.of(Optional.of(stage)) == Next.VOTE)
                        .isPresent())
                .map(election -> {
                    var code = secrets.code(scene, persona.card()).expose(CodeAccess.LETTER);
                    var link =
                            "/e/" + election.slug() + "/vote#c=" + code + "&f=" + Fingerprint.of(election.manifest());
                    return new Letter(election.title(page.language()), link, scene.asksForSignIn());
                });
    }

    /** Empty for a draft that somebody has deleted. */
    Optional<Shown> election(Scene scene) {
        return elections.find(secrets.id(scene)).map(election -> {
            var organisation = election.draft().organisation().shownIn(page.language());
            var print = election instanceof Election.Frozen frozen ? fingerprint(frozen.manifest()) : "";
            return new Shown(
                    election.id(),
                    election.slug().toString(),
                    election.title(page.language()),
                    organisation,
                    Next.of(stage(election)),
                    print);
        });
    }

    private static String fingerprint(Hash election) {
        return Fingerprint.of(election).toString();
    }

    private Optional<Election.Frozen> frozen(Scene scene) {
        return elections
                .find(secrets.id(scene))
                .flatMap(election ->
                        election instanceof Election.Frozen frozen ? Optional.of(frozen) : Optional.empty());
    }

    private Optional<Stage> stage(Election election) {
        return board.stage(election.id().log());
    }
}
