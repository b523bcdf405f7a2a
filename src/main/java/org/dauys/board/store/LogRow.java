package org.dauys.board.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.dauys.board.BoardId;
import org.dauys.board.EntryStore.LogName;
import org.dauys.board.EntryStore.Progress;
import org.dauys.protocol.record.Stage.Phase;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "board_log")
class LogRow {
    @Id
    UUID id;

    String slug;
    String origin;
    long size;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Enumerated(EnumType.STRING)
    @Nullable
    Phase phase;

    @Column(name = "closes_at")
    @Nullable
    Instant closesAt;

    short witnesses;

    LogName name() {
        return new LogName(new BoardId(id), slug, origin);
    }

    Optional<Progress> progress() {
        return Optional.ofNullable(phase).map(known -> new Progress(known, Optional.ofNullable(closesAt)));
    }

    void set(Progress progress) {
        phase = progress.phase();
        closesAt = progress.closes().orElse(null);
    }
}
