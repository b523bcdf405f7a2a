package org.dauys.credential.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.dauys.account.StaffId;
import org.dauys.credential.Issuance;
import org.dauys.election.ElectionId;
import org.dauys.protocol.manifest.Roll;
import org.dauys.protocol.transcript.Hash;

/** Without the credentials, which can be 26 MB. */
@Entity
@Table(name = "credential_issuance")
class IssuanceRow {
    @Id
    UUID election;

    UUID id;

    @Column(name = "begun_by")
    UUID by;

    @Column(name = "begun_at")
    Instant at;

    long members;

    @Column(name = "members_root")
    byte[] membersRoot;

    int made;

    boolean finished;

    Issuance issuance() {
        return new Issuance(
                new Issuance.Id(id),
                new ElectionId(election),
                new StaffId(by),
                at,
                new Roll.Announced(members, Hash.decode(membersRoot).orElseThrow()),
                made,
                finished);
    }
}
