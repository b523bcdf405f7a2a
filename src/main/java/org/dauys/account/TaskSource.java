package org.dauys.account;

import java.util.List;
import org.dauys.platform.Language;

/** A capability that has work for staff. Every bean of this type is asked for the home page of staff. */
public interface TaskSource {
    List<Task> tasksOf(Staff staff, Language language);
}
