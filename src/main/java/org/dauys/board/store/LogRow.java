package org.dauys.board.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.dauys.board.BoardId;
import org.dauys.board.EntryStore.LogName;
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

    LogName name() {
        return new LogName(new BoardId(id), slug, origin);
    }
}
