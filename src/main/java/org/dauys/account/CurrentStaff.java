package org.dauys.account;

import java.util.Optional;

/** Who of the staff sends this request. Inject it in a resource whose routes are open to {@code Who.STAFF}. */
public interface CurrentStaff {
    /** Empty when nobody of the staff is signed in. */
    Optional<StaffSession> session();

    /** @throws IllegalStateException on a route that is open to others too, when nobody is signed in */
    default Staff staff() {
        return session().map(StaffSession::staff).orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }
}
