package org.dauys.verifier;

import java.util.Iterator;
import java.util.List;

/** Gives the entries of a record, stretch after stretch, to the processors. */
final class Feed {
    private final Iterator<Stretch> stretches;
    private final ChunkReader reader;
    private Stretch stretch;

    /** @param stretches at least one; each begins where the one before ends, if need be within a tile */
    Feed(TiledRecord record, List<Stretch> stretches, Memory memory) {
        this.stretches = stretches.iterator();
        this.stretch = this.stretches.next();
        long end = stretches.get(stretches.size() - 1).end();
        this.reader = new ChunkReader(record, stretch.first(), end, memory);
    }

    /** Begins with as much as can be under way. */
    void fill(Ahead ahead) throws Unreadable {
        while (!ahead.isBusy()) {
            long first = reader.next();
            var entries = reader.chunk(stretch.end());
            if (!entries.isEmpty()) {
                ahead.begin(first, entries, stretch.checking());
            } else if (first == stretch.end() && stretches.hasNext()) {
                stretch = stretches.next();
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
