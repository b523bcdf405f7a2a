package org.dauys.demo.web;

import java.time.Instant;
import org.dauys.demo.DemoSecrets;
import org.dauys.demo.DemoStaff;
import org.dauys.protocol.ceremony.PersonSecret.PaperAccess;

/**
 * All that a newcomer needs to work as one of the staff.
 *
 * @param role the word for what she does
 * @param code of the authenticator app at this moment
 * @param paper the printed secret; empty for who signs nothing
 */
record StaffLogin(String name, String role, String email, String password, String code, String paper) {
    static StaffLogin of(DemoStaff person, DemoSecrets secrets, Instant now) {
        return new StaffLogin(
                person.fullName(),
                person.role().map(Enum::name).orElse("ADMIN"),
                person.email().value(),
                secrets.password(person),
                secrets.app(person).codeAt(now),
                person.role()
                        .map(role -> secrets.paper(person).expose(PaperAccess.PRINT))
                        .orElse(""));
    }

    /** Hidden: it holds what opens an account. */
    @Override
    public String toString() {
        return "StaffLogin[hidden]";
    }
}
