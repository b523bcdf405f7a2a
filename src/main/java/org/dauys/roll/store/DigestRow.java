package org.dauys.roll.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "roll_digest")
class DigestRow {
    @Id
    UUID line;

    UUID election;
    byte[] digest;
    byte[] salt;
}
