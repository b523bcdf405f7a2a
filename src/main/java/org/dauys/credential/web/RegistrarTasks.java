package org.dauys.credential.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.dauys.account.Staff;
import org.dauys.account.Task;
import org.dauys.account.TaskSource;
import org.dauys.credential.Issuing;
import org.dauys.credential.RegistrarTurn;
import org.dauys.election.Election;
import org.dauys.election.Elections;
import org.dauys.election.Role;
import org.dauys.platform.Language;

/** Calls registrars to the elections that wait for their codes. */
@Singleton
class RegistrarTasks implements TaskSource {
    private final Elections elections;
    private final Issuing issuing;

    @Inject
    RegistrarTasks(Elections elections, Issuing issuing) {
        this.elections = elections;
        this.issuing = issuing;
    }

    @Override
    public List<Task> tasksOf(Staff staff, Language language) {
        return elections.of(staff.id(), Role.REGISTRAR).stream()
                .flatMap(election ->
                        issuing.registrarTurn(election.id()).flatMap(turn -> task(election, turn, language)).stream())
                .toList();
    }

    private static Optional<Task> task(Election election, RegistrarTurn turn, Language language) {
        var say = language.say(RegistrarTexts.class);
        var title = election.title(language);
        var page = "/registrar/" + election.slug();
        return switch (turn) {
            case YOURS -> Optional.of(new Task(Task.Turn.YOURS, say.task(), title, page));
            case ROLL_OPEN -> Optional.of(new Task(Task.Turn.WAITING, say.taskWaiting(), title, page));
            case DONE, NOT_NEEDED -> Optional.empty();
        };
    }
}
