package org.dauys.verifier;

import java.util.ArrayList;
import java.util.List;
import org.dauys.protocol.log.Tiles;

/** Cuts the entries of a record into chunks, as many as make a good batch. */
final class ChunkReader {
    /** Entries of a chunk: in larger batches a ballot costs hardly less. */
    private static final int MOST = 1024;

    /** Of a short record less, so that every processor has something to do. */
    private static final int LEAST = 128;

    /** Bytes of a chunk, so that long ballots don't fill the memory: decoded they take some ten times as much. */
    private static final int BYTES = 8 << 20;

    private final TiledRecord record;
    private final long end;
    private final int most;
    private List<byte[]> bundle = List.of();
    private long next;
    private int within;
    private boolean whole = true;

    /** Of the entries {@code first..end−1}. */
    ChunkReader(TiledRecord record, long first, long end) {
        this.record = record;
        this.next = first;
        this.end = end;
        long each = (end - first) / (2L * Runtime.getRuntime().availableProcessors());
        this.most = (int) Math.min(MOST, Math.max(LEAST, each));
    }

    /** The index of the next entry. */
    long next() {
        return next;
    }

    /** Was every tile so far what it should be? */
    boolean isWhole() {
        return whole;
    }

    /** The next entries; none at the end, or where one can't be cut from its tile. */
    List<byte[]> chunk() throws Unreadable {
        var chunk = new ArrayList<byte[]>();
        long bytes = 0;
        while (next < end && chunk.size() < most && bytes < BYTES && hasNext()) {
            var entry = bundle.get(within++);
            chunk.add(entry);
            bytes += entry.length;
            next++;
        }
        return List.copyOf(chunk);
    }

    private boolean hasNext() throws Unreadable {
        if (within == bundle.size() && whole) {
            var read = record.read(next / Tiles.WIDTH);
            bundle = read.entries();
            within = (int) Math.min(next % Tiles.WIDTH, bundle.size());
            whole = read.whole();
        }
        return within < bundle.size();
    }
}
