package org.dauys.demo.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.dauys.board.Board;
import org.dauys.demo.DemoElection;
import org.dauys.demo.DemoSecrets;
import org.dauys.demo.Next;
import org.dauys.election.Election;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.platform.Page;
import org.dauys.protocol.credential.Code.CodeAccess;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.dauys.roll.Member;

/** What the page shows: elections as they stand now, and the letters of those who can vote in them. */
@Singleton
class DemoPage {
    private final Elections elections;
    private final Board board;
    private final DemoSecrets secrets;
    private final Page page;

    @Inject
    DemoPage(Elections elections, Board board, DemoSecrets secrets, Page page) {
        this.elections = elections;
        this.board = board;
        this.secrets = secrets;
        this.page = page;
    }

    /** A member and her letters. */
    record Voter(Member member, List<Letter> letters) {}

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
    Voter voter(Member member) {
        return new Voter(
                member,
                DemoElection.open().stream()
                        .flatMap(plan -> letter(plan, member).stream())
                        .toList());
    }

    private Optional<Letter> letter(DemoElection plan, Member member) {
        return frozen(plan)
                .filter(election -> stage(election)
                        .filter(stage -> Next.of(Optional.of(stage)) == Next.VOTE)
                        .isPresent())
                .map(election -> {
                    var code = secrets.code(plan, member.card()).expose(CodeAccess.LETTER);
                    var link =
                            "/e/" + election.slug() + "/vote#c=" + code + "&f=" + Fingerprint.of(election.manifest());
                    return new Letter(election.title(page.language()), link, plan.asksForSignIn());
                });
    }

    /** Empty for a draft that somebody has deleted. */
    Optional<Shown> election(DemoElection plan) {
        return elections.find(secrets.id(plan)).map(election -> {
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

    private Optional<Election.Frozen> frozen(DemoElection plan) {
        return elections
                .find(secrets.id(plan))
                .flatMap(election ->
                        election instanceof Election.Frozen frozen ? Optional.of(frozen) : Optional.empty());
    }

    private Optional<Stage> stage(Election election) {
        return board.stage(election.id().log());
    }
}
