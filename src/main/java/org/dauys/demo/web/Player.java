package org.dauys.demo.web;

import java.time.Instant;
import org.dauys.demo.Actor;
import org.dauys.demo.Secrets;
import org.dauys.protocol.ceremony.PersonSecret.PaperAccess;

/**
 * All that a newcomer needs to work as one of the staff.
 *
 * @param role the word for what she does
 * @param code of the authenticator app at this moment
 * @param paper the printed secret; empty for who signs nothing
 */
record Player(String name, String role, String email, String password, String code, String paper) {
    static Player of(Actor actor, Secrets secrets, Instant now) {
        return new Player(
                actor.fullName(),
                actor.role().map(Enum::name).orElse("ADMIN"),
                actor.email().value(),
                secrets.password(actor),
                secrets.app(actor).codeAt(now),
                actor.role()
                        .map(role -> secrets.paper(actor).expose(PaperAccess.PRINT))
                        .orElse(""));
    }

    /** Hidden: it holds what opens an account. */
    @Override
    public String toString() {
        return "Player[hidden]";
    }
}
