package org.dauys.board.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.dauys.board.BoardId;
import org.dauys.board.EntryStore.NewEntry;
import org.dauys.board.EntryStore.StoredEntry;
import org.dauys.protocol.transcript.Hash;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "board_entry")
@IdClass(EntryRow.Key.class)
class EntryRow {
    @Id
    @Column(name = "log_id")
    UUID logId;

    @Id
    @Column(name = "index")
    long place;

    String kind;
    byte[] bytes;
    byte[] leaf;

    @Column(name = "ballot_hash")
    byte @Nullable [] ballotHash;

    record Key(UUID logId, long place) {}

    static EntryRow of(BoardId log, long index, NewEntry entry) {
        var row = new EntryRow();
        row.logId = log.value();
        row.place = index;
        row.kind = entry.kind();
        row.bytes = entry.bytes();
        row.leaf = entry.leaf().encode();
        row.ballotHash = entry.ballot().map(Hash::encode).orElse(null);
        return row;
    }

    StoredEntry entry() {
        return new StoredEntry(place, kind, bytes, Hash.decode(leaf).orElseThrow());
    }
}
