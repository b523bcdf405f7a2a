package org.dauys.election.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.dauys.election.Election;
import org.dauys.election.ElectionId;
import org.dauys.election.People;
import org.dauys.election.Slug;
import org.dauys.election.draft.DraftFile;
import org.dauys.protocol.transcript.Hash;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "election")
class ElectionRow {
    @Id
    UUID id;

    String slug;

    String draft;

    int version;

    @Column(name = "created_at")
    Instant createdAt;

    byte @Nullable [] manifest;

    @Column(name = "manifest_hash")
    byte @Nullable [] manifestHash;

    @Column(name = "frozen_at")
    @Nullable
    Instant frozenAt;

    Election election(People people) {
        var name = Slug.of(slug).orElseThrow();
        var content = DraftFile.restored(draft);
        return frozenAt == null || manifestHash == null
                ? new Election.Drafting(new ElectionId(id), name, content, people, version)
                : new Election.Frozen(
                        new ElectionId(id),
                        name,
                        content,
                        people,
                        Hash.decode(manifestHash).orElseThrow(),
                        frozenAt);
    }
}
