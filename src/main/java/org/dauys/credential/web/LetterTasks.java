package org.dauys.credential.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.dauys.account.Staff;
import org.dauys.account.Task;
import org.dauys.account.TaskSource;
import org.dauys.credential.Issuing;
import org.dauys.election.Elections;
import org.dauys.election.Role;
import org.dauys.platform.Language;

/** Calls the committee, but for who made them, to letters that wait for their control number. */
@Singleton
class LetterTasks implements TaskSource {
    private final Elections elections;
    private final Issuing issuing;

    @Inject
    LetterTasks(Elections elections, Issuing issuing) {
        this.elections = elections;
        this.issuing = issuing;
    }

    @Override
    public List<Task> tasksOf(Staff staff, Language language) {
        var title = language.say(IssuingTexts.class).stepControl();
        return elections.of(staff.id(), Role.COMMITTEE).stream()
                .filter(election -> issuing.waitsFor(election.id(), staff.id()))
                .map(election -> new Task(
                        Task.Turn.YOURS, title, election.title(language), "/desk/" + election.id() + "/letters"))
                .toList();
    }
}
