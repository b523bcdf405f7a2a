package org.dauys.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dauys.protocol.transcript.Hash;

/** Passes everything on to the real store; tests let a part of it fail. */
class PassingStore implements EntryStore {
    private final EntryStore real;

    PassingStore(EntryStore real) {
        this.real = real;
    }

    @Override
    public boolean create(LogName log) {
        return real.create(log);
    }

    @Override
    public Optional<LogName> find(BoardId log) {
        return real.find(log);
    }

    @Override
    public Optional<LogName> bySlug(String slug) {
        return real.bySlug(slug);
    }

    @Override
    public long size(BoardId log) {
        return real.size(log);
    }

    @Override
    public <T> T leased(BoardId log, Function<Lease, T> work) {
        return real.leased(log, work);
    }

    @Override
    public void read(BoardId log, long from, long to, Consumer<StoredEntry> each) {
        real.read(log, from, to, each);
    }

    @Override
    public Optional<StoredEntry> entry(BoardId log, long index) {
        return real.entry(log, index);
    }

    @Override
    public Optional<StoredEntry> first(BoardId log, String kind) {
        return real.first(log, kind);
    }

    @Override
    public Optional<StoredEntry> first(BoardId log, String kind, Hash leaf) {
        return real.first(log, kind, leaf);
    }

    @Override
    public List<StoredEntry> all(BoardId log, String kind, long size) {
        return real.all(log, kind, size);
    }

    @Override
    public Optional<StoredEntry> ballot(BoardId log, Hash from, Hash to) {
        return real.ballot(log, from, to);
    }

    @Override
    public List<BoardId> due(Instant now) {
        return real.due(now);
    }

    @Override
    public List<BoardId> takingBallots(Instant now, int limit) {
        return real.takingBallots(now, limit);
    }

    @Override
    public Map<BoardId, Progress> progress(List<BoardId> logs) {
        return real.progress(logs);
    }
}
