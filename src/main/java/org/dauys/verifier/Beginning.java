package org.dauys.verifier;

import java.util.Optional;
import java.util.function.Function;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.record.EntryCheck;
import org.dauys.protocol.record.Fingerprints;
import org.dauys.protocol.record.RecordState;
import org.dauys.protocol.record.Stage;

/** The entries of a record before the first ballot. */
final class Beginning {
    /** More than a manifest has parts. */
    static final int MANIFEST = 1000;

    private final TiledRecord record;
    private final RecordState state;
    private final EntryCheck check = Ahead.entryCheck();

    /** Was the last tile what it should be? Behind another one nothing is read, as in a verification. */
    private boolean whole = true;

    Beginning(TiledRecord record) {
        this.record = record;
        this.state = RecordState.empty(record, Fingerprints.none());
    }

    /**
     * Folds entries up to that one with which what is wanted stands; empty if it doesn't within the first {@code most}, or before one
     * that can't be cut from its tile. What is unlawful is passed over.
     */
    <T> Optional<T> until(long most, Function<Stage, Optional<T>> wanted) throws Unreadable {
        var found = wanted.apply(state.stage());
        while (found.isEmpty() && state.size() < Math.min(most, record.size())) {
            var entry = entry(state.size());
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            var checked = check.check(entry.get(), state.stage());
            if (checked.refusal().or(() -> checked.value().flatMap(state::step)).isPresent()) {
                state.skip();
            }
            found = wanted.apply(state.stage());
        }
        return found;
    }

    /** The index of the entry after those. */
    long next() {
        return state.size();
    }

    private Optional<byte[]> entry(long index) throws Unreadable {
        int place = (int) (index % Tiles.WIDTH);
        if (place == 0 && !whole) {
            return Optional.empty();
        }
        var bundle = record.bundle(index / Tiles.WIDTH);
        whole = bundle.whole();
        return place < bundle.entries().size() ? Optional.of(bundle.entries().get(place)) : Optional.empty();
    }
}
