package org.dauys.verifier;

import java.util.ArrayList;
import java.util.List;
import org.dauys.protocol.log.Tiles;

/** Cuts the entries of a record into chunks, as many as make a good batch. Reads every tile once. */
final class ChunkReader {
    /** Of a short record chunks are shorter, so that every processor has something to do, but not shorter than this. */
    private static final int LEAST = 128;

    private final TiledRecord record;
    private final int most;
    private final int bytes;
    private List<byte[]> bundle = List.of();
    private long next;
    private int within;
    private boolean whole = true;

    /** Of the entries {@code first..end−1}. */
    ChunkReader(TiledRecord record, long first, long end, Memory memory) {
        this.record = record;
        this.next = first;
        long each = (end - first) / (2L * Runtime.getRuntime().availableProcessors());
        this.most = (int) Math.min(memory.entries(), Math.max(LEAST, each));
        this.bytes = memory.bytes();
    }

    /** The index of the next entry. */
    long next() {
        return next;
    }

    /** Was every tile so far what it should be? */
    boolean isWhole() {
        return whole;
    }

    /** The next entries before {@code end}; none there, or where one can't be cut from its tile. */
    List<byte[]> chunk(long end) throws Unreadable {
        var chunk = new ArrayList<byte[]>();
        long length = 0;
        while (next < end && chunk.size() < most && length < bytes && hasNext()) {
            var entry = bundle.get(within++);
            chunk.add(entry);
            length += entry.length;
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
