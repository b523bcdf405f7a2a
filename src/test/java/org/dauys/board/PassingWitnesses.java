package org.dauys.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store that knows of one log only: others belong to other tests. */
public class PassingWitnesses implements WitnessStore {
    private final WitnessStore store;
    private final BoardId log;

    public PassingWitnesses(WitnessStore store, BoardId log) {
        this.store = store;
        this.log = log;
    }

    @Override
    public List<BoardId> toOffer() {
        return store.toOffer().stream().filter(log::equals).toList();
    }

    @Override
    public List<BoardId> toAsk(Instant now) {
        return store.toAsk(now).stream().filter(log::equals).toList();
    }

    @Override
    public Optional<Offered> offered(BoardId id) {
        return store.offered(id);
    }

    @Override
    public Optional<WitnessedHead> find(BoardId id, long size) {
        return store.find(id, size);
    }

    @Override
    public Optional<WitnessedHead> confirmed(BoardId id, int quorum) {
        return store.confirmed(id, quorum);
    }

    @Override
    public void offer(BoardId id, SignedHead next, int quorum, Instant now) {
        store.offer(id, next, quorum, now);
    }

    @Override
    public boolean add(BoardId id, long size, String witness, Cosigned cosigned) {
        return store.add(id, size, witness, cosigned);
    }

    @Override
    public List<Late> late(Instant before) {
        return store.late(before).stream()
                .filter(late -> late.log().equals(log))
                .toList();
    }

    @Override
    public Set<String> cosigners(BoardId id) {
        return store.cosigners(id);
    }

    @Override
    public void show(BoardId id, SignedHead lost) {
        store.show(id, lost);
    }

    @Override
    public List<String> shown(BoardId id) {
        return store.shown(id);
    }

    @Override
    public List<BoardId> shown() {
        return store.shown().stream().filter(log::equals).toList();
    }

    @Override
    public void release(BoardId id, long size, Instant asked, Instant at, Duration pause) {
        store.release(id, size, asked, at, pause);
    }

    @Override
    public boolean claim(BoardId id, long size, Instant now, Duration pause) {
        return store.claim(id, size, now, pause);
    }
}
