package org.dauys.credential.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dauys.account.Accounts;
import org.dauys.credential.Issuing;
import org.dauys.credential.RegistrarTurn;
import org.dauys.election.DeskStep;
import org.dauys.election.Election;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.Role;
import org.dauys.platform.Language;

/** Tells the committee where the codes stand that a registrar makes. */
@Singleton
class RegistrarSteps implements DeskStep {
    private final Issuing issuing;
    private final Elections elections;
    private final Accounts accounts;

    @Inject
    RegistrarSteps(Issuing issuing, Elections elections, Accounts accounts) {
        this.issuing = issuing;
        this.elections = elections;
        this.accounts = accounts;
    }

    @Override
    public List<Line> lines(ElectionId election, Language reader) {
        var say = reader.say(RegistrarTexts.class);
        return issuing.registrarTurn(election).stream()
                .map(turn -> new Line(
                        Stage.CODES, status(turn), say.deskTitle(), text(turn, election, say), Optional.empty(), false))
                .toList();
    }

    private static Status status(RegistrarTurn turn) {
        return switch (turn) {
            case ROLL_OPEN -> Status.LATER;
            case YOURS -> Status.WAITING;
            case DONE -> Status.DONE;
            case NOT_NEEDED -> Status.NOT_NEEDED;
        };
    }

    private String text(RegistrarTurn turn, ElectionId election, RegistrarTexts say) {
        return switch (turn) {
            case ROLL_OPEN -> say.deskLater();
            case YOURS ->
                say.deskWaitingFor() + " "
                        + elections.find(election).map(this::name).orElse("");
            case DONE -> say.deskDone();
            case NOT_NEEDED -> "";
        };
    }

    private String name(Election election) {
        return election.people().in(Role.REGISTRAR).stream()
                .map(person -> accounts.name(person.staff()))
                .collect(Collectors.joining(", "));
    }
}
