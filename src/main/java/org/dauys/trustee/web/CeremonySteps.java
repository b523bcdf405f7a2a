package org.dauys.trustee.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.dauys.account.Accounts;
import org.dauys.board.Board;
import org.dauys.election.DeskStep;
import org.dauys.election.Election;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.platform.Language;
import org.dauys.trustee.Duty;

/** Tells the committee for which key holders everybody waits. */
@Singleton
class CeremonySteps implements DeskStep {
    private final Elections elections;
    private final Board board;
    private final Accounts accounts;

    @Inject
    CeremonySteps(Elections elections, Board board, Accounts accounts) {
        this.elections = elections;
        this.board = board;
        this.accounts = accounts;
    }

    @Override
    public List<Line> lines(ElectionId id, Language reader) {
        var election = elections.find(id);
        return board
                .stage(id.log())
                .flatMap(Duty::in)
                .flatMap(open -> election.map(known -> line(known, open, reader)))
                .stream()
                .toList();
    }

    private Line line(Election election, Duty.Open open, Language reader) {
        var say = reader.say(TrusteeTexts.class);
        var title = switch (open.duty()) {
            case COMMIT -> say.deskCommit();
            case REVEAL -> say.deskReveal();
            case CONFIRM -> say.deskConfirm();
            case DECRYPT -> say.deskDecrypt();
        };
        boolean counting = open.duty() == Duty.DECRYPT;
        var stage = counting ? Stage.COUNTING : Stage.CEREMONY;
        var page = counting ? Optional.<String>empty() : Optional.of("/desk/" + election.id() + "/ceremony");
        var names = String.join(
                ", ",
                open.holders().stream().map(holder -> name(election, holder)).toList());
        return new Line(stage, Status.WAITING, title, say.deskWaitingFor() + " " + names, page, false);
    }

    /** The id in the record tells the committee more than a dash where an account is gone. */
    private String name(Election election, String holder) {
        return election.people()
                .byId(holder)
                .flatMap(person -> accounts.find(person.staff()))
                .map(account -> account.staff().name())
                .orElse(holder);
    }
}
