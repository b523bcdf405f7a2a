package org.dauys.account.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.dauys.account.StaffSession;
import org.dauys.protocol.transcript.Hash;

@Entity
@Table(name = "staff_session")
class StaffSessionRow {
    @Id
    @Column(name = "token_hash")
    byte[] tokenHash;

    @ManyToOne(optional = false)
    @JoinColumn(name = "staff")
    StaffRow staff;

    @Enumerated(EnumType.STRING)
    StaffSession.Stage stage;

    String device;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "seen_at")
    Instant seenAt;

    StaffSession session() {
        return new StaffSession(Hash.decode(tokenHash).orElseThrow(), staff.staff(), stage, device, startedAt, seenAt);
    }
}
