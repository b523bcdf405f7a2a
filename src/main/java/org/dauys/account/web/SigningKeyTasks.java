package org.dauys.account.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.dauys.account.Staff;
import org.dauys.account.StaffKeys;
import org.dauys.account.Task;
import org.dauys.account.TaskSource;
import org.dauys.platform.Language;

/** Asks who has no signing key to make one. */
@Singleton
class SigningKeyTasks implements TaskSource {
    private final StaffKeys keys;

    @Inject
    SigningKeyTasks(StaffKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<Task> tasksOf(Staff staff, Language language) {
        var say = language.say(AccountTexts.class);
        return keys.current(staff.id()).isPresent()
                ? List.of()
                : List.of(new Task(Task.Turn.YOURS, say.keyTask(), say.keyTaskNote(), "/staff/key"));
    }
}
