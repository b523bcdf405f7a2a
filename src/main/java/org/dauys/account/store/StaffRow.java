package org.dauys.account.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.dauys.account.EmailAddress;
import org.dauys.account.Staff;
import org.dauys.account.StaffId;
import org.dauys.platform.Language;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "staff")
class StaffRow {
    @Id
    UUID id;

    String email;
    String name;
    String language;
    boolean admin;

    @Enumerated(EnumType.STRING)
    Staff.State state;

    @Column(name = "password_hash")
    @Nullable
    String passwordHash;

    @Column(name = "totp_sealed")
    byte @Nullable [] totpSealed;

    @Column(name = "totp_step")
    long totpStep;

    static StaffRow of(Staff staff) {
        var row = new StaffRow();
        row.id = staff.id().value();
        row.email = staff.email().value();
        row.name = staff.name();
        row.language = staff.language().tag();
        row.admin = staff.admin();
        row.state = staff.state();
        return row;
    }

    Staff staff() {
        return new Staff(
                new StaffId(id),
                EmailAddress.parse(email).orElseThrow(),
                name,
                Language.of(language).orElseThrow(),
                admin,
                state);
    }

    Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    Optional<byte[]> totpSealed() {
        return Optional.ofNullable(totpSealed);
    }
}
