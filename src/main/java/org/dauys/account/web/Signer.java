package org.dauys.account.web;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.dauys.account.CurrentStaff;
import org.dauys.account.StaffKeys;

/** Whose key the panel of {@code tags/signer.html} asks for; templates read it as {@code inject:signer}. */
@RequestScoped
@Named("signer")
@Unremovable
class Signer {
    private final CurrentStaff current;
    private final StaffKeys keys;

    @Inject
    Signer(CurrentStaff current, StaffKeys keys) {
        this.current = current;
        this.keys = keys;
    }

    public String staff() {
        return current.staff().id().toString();
    }

    /** The public key in hexadecimal digits, empty if the person has none. */
    public String key() {
        return keys.current(current.staff().id()).map(point -> point.hex()).orElse("");
    }
}
