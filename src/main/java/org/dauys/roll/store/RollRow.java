package org.dauys.roll.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.dauys.protocol.transcript.Hash;
import org.dauys.roll.Rolls.Frozen;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "roll")
class RollRow {
    @Id
    UUID election;

    @Column(name = "frozen_at")
    @Nullable
    Instant frozenAt;

    @Nullable
    String style;

    @Nullable
    String weight;

    @Column(name = "members_root")
    byte @Nullable [] membersRoot;

    Optional<Frozen> frozen() {
        return frozenAt == null || style == null || weight == null || membersRoot == null
                ? Optional.empty()
                : Optional.of(new Frozen(
                        frozenAt, style, weight, Hash.decode(membersRoot).orElseThrow()));
    }
}
