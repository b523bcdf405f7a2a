package org.dauys.account;

import org.dauys.platform.Language;

/**
 * A person who works with elections: committee member, registrar, key holder, or the administrator of the installation.
 * Which of these in which election is the election's matter.
 *
 * @param name as it stands on pages and in entries, at most {@link #NAME_LONGEST} characters
 * @param admin may invite and disable others
 */
public record Staff(StaffId id, EmailAddress email, String name, Language language, boolean admin, State state) {
    public static final int NAME_LONGEST = 120;

    /** The life of an account. */
    public enum State {
        /** Has not yet set a password and a second factor. */
        INVITED,
        ACTIVE,
        /** May not sign in until an administrator allows it again. */
        DISABLED
    }

    /** True for a name that can stand on a page: something visible, one line, not too long. */
    public static boolean isName(String name) {
        return !name.isBlank() && name.length() <= NAME_LONGEST && name.chars().noneMatch(Character::isISOControl);
    }
}
