package org.dauys.credential.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.dauys.account.StaffId;
import org.dauys.credential.Confirmation;
import org.dauys.credential.Confirmation.Act;

@Entity
@Table(name = "credential_confirmation")
class ConfirmationRow {
    @Id
    UUID election;

    @Column(name = "made_by")
    UUID madeBy;

    @Column(name = "made_at")
    Instant madeAt;

    @Column(name = "confirmed_by")
    UUID confirmedBy;

    @Column(name = "confirmed_at")
    Instant confirmedAt;

    Confirmation confirmation() {
        return new Confirmation(new Act(new StaffId(madeBy), madeAt), new Act(new StaffId(confirmedBy), confirmedAt));
    }
}
