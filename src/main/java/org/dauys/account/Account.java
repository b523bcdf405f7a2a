package org.dauys.account;

import java.util.Optional;

/** What a person of staff proves herself with. Both are empty until she has chosen them. A class: it never prints itself. */
public final class Account {
    private final Staff staff;
    private final Optional<PasswordHash> password;
    private final Optional<Totp> totp;
    private final long lastStep;

    /** @param lastStep the time step of the last second factor that was taken */
    public Account(Staff staff, Optional<PasswordHash> password, Optional<Totp> totp, long lastStep) {
        this.staff = staff;
        this.password = password;
        this.totp = totp;
        this.lastStep = lastStep;
    }

    public Staff staff() {
        return staff;
    }

    public Optional<PasswordHash> password() {
        return password;
    }

    public Optional<Totp> totp() {
        return totp;
    }

    public long lastStep() {
        return lastStep;
    }

    @Override
    public String toString() {
        return "Account[hidden]";
    }
}
