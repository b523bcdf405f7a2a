package org.dauys.verifier;

import java.util.Optional;
import java.util.function.Function;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.record.EntryCheck;
import org.dauys.protocol.record.Fingerprints;
import org.dauys.protocol.record.RecordState;
import org.dauys.protocol.record.Stage;
import org.dauys.verifier.Unreadable.Why;

/** The entries of a record before the first ballot. */
final class Beginning {
    private final TiledRecord record;
    private final RecordState state;
    private final EntryCheck check = Ahead.entryCheck();

    Beginning(TiledRecord record) {
        this.record = record;
        this.state = RecordState.empty(record, Fingerprints.none());
    }

    /**
     * Folds entries up to that one with which what is wanted stands; empty if it doesn't within the first {@code most}. What is
     * unlawful is passed over.
     */
    <T> Optional<T> until(long most, Function<Stage, Optional<T>> wanted) throws Unreadable {
        var found = wanted.apply(state.stage());
        while (found.isEmpty() && state.size() < Math.min(most, record.size())) {
            var checked = check.check(entry(record, state.size()), state.stage());
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

    private static byte[] entry(TiledRecord record, long index) throws Unreadable {
        var entries = record.bundle(index / Tiles.WIDTH).entries();
        int place = (int) (index % Tiles.WIDTH);
        if (place >= entries.size()) {
            throw new Unreadable(Why.MALFORMED, "tile/entries");
        }
        return entries.get(place);
    }
}
