package org.dauys.verifier;

import java.util.Iterator;
import java.util.List;

/** Gives the entries of a record, stretch after stretch, to the processors. */
final class Feed {
    private final TiledRecord record;
    private final Iterator<Stretch> stretches;
    private Stretch stretch;
    private ChunkReader reader;

    /** @param stretches at least one; each begins where the one before ends */
    Feed(TiledRecord record, List<Stretch> stretches) {
        this.record = record;
        this.stretches = stretches.iterator();
        this.stretch = this.stretches.next();
        this.reader = new ChunkReader(record, stretch.first(), stretch.end());
    }

    /** Begins with as much as can be under way. */
    void fill(Ahead ahead) throws Unreadable {
        while (!ahead.isBusy()) {
            long first = reader.next();
            var entries = reader.chunk();
            if (!entries.isEmpty()) {
                ahead.begin(first, entries, stretch.checking());
            } else if (isWhole() && stretches.hasNext()) {
                stretch = stretches.next();
                reader = new ChunkReader(record, stretch.first(), stretch.end());
            } else {
                return;
            }
        }
    }

    /** Was every tile so far what it should be? */
    boolean isWhole() {
        return reader.isWhole();
    }
}
