package org.dauys.roll.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A member who has taken part. What isn't here can't be told: when, in which order, with which code. */
@Entity
@Table(name = "roll_participation")
class MarkRow {
    @Id
    UUID line;

    UUID election;
}
