package org.dauys.verifier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToLongFunction;
import org.dauys.protocol.record.AlphaTag;
import org.dauys.protocol.record.Fingerprints;
import org.dauys.protocol.transcript.Hash;
import org.dauys.verifier.Unreadable.Why;

/**
 * Of all α only those whose tags are known to repeat (spec: B-9): nothing else can be a repeat. They are in a temporary file, for whoever
 * copies ballots decides how many there are; in memory is a bit each.
 */
final class RepeatedAlphas implements Fingerprints, AutoCloseable {
    /** A tag, and as much of the first α with it as {@link Fingerprints} looks at. */
    private static final int SLOT = 3 * Long.BYTES;

    private static final int SLOTS = 1 << 16;

    private final Path directory;
    private final FileChannel file;
    private final ToLongFunction<byte[]> tagOf;
    private final List<ByteBuffer> segments = new ArrayList<>();
    private final BitSet taken = new BitSet();
    private final Fingerprints others = Fingerprints.inMemory(); // with the tag of another
    private int count;

    private RepeatedAlphas(Path directory, ToLongFunction<byte[]> tagOf) throws IOException {
        this.directory = directory;
        this.file = TagSort.temporary(directory);
        this.tagOf = tagOf;
    }

    /**
     * Of the tags that occur twice in {@code all}.
     *
     * @param root of the record's head
     */
    static RepeatedAlphas of(List<SortedTags> all, Hash root) throws Unreadable {
        return of(all, x -> AlphaTag.of(root, x), Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param directory for the temporary file */
    static RepeatedAlphas of(List<SortedTags> all, ToLongFunction<byte[]> tagOf, Path directory) throws Unreadable {
        RepeatedAlphas repeated;
        try {
            repeated = new RepeatedAlphas(directory, tagOf);
        } catch (IOException full) {
            throw noRoom(directory);
        }
        try {
            TagMerge.repeated(all, repeated::know);
            return repeated;
        } catch (IOException broken) {
            repeated.close();
            throw broken.getCause() instanceof Unreadable why ? why : new Unreadable(Why.BROKEN, "sorted tags");
        }
    }

    private static Unreadable noRoom(Path directory) {
        return new Unreadable(Why.NO_ROOM, directory.toString());
    }

    private void know(long tag) throws IOException {
        if (count == segments.size() * SLOTS) {
            segments.add(segment());
        }
        slot(count).putLong(at(count), tag);
        count++;
    }

    /** Written before it is mapped: what has no room then would stop Java when it is used. */
    private ByteBuffer segment() throws IOException {
        long start = (long) count * SLOT;
        try {
            var zeros = ByteBuffer.allocate(SLOTS * SLOT);
            while (zeros.hasRemaining()) {
                file.write(zeros, start + zeros.position());
            }
            return file.map(MapMode.READ_WRITE, start, SLOTS * SLOT);
        } catch (IOException full) {
            throw new IOException(noRoom(directory));
        }
    }

    private ByteBuffer slot(int index) {
        return segments.get(index / SLOTS);
    }

    private static int at(int index) {
        return index % SLOTS * SLOT;
    }

    boolean isEmpty() {
        return count == 0;
    }

    @Override
    public boolean contains(byte[] x) {
        int index = index(x);
        return index >= 0 && taken.get(index) && (isAt(index, x) || others.contains(x));
    }

    @Override
    public void add(byte[] x) {
        int index = index(x);
        if (index < 0) {
            return;
        }
        if (taken.get(index)) {
            others.add(x);
        } else {
            taken.set(index);
            slot(index).put(at(index) + Long.BYTES, x, 0, 2 * Long.BYTES);
        }
    }

    private boolean isAt(int index, byte[] x) {
        var known = ByteBuffer.wrap(x);
        var slot = slot(index);
        return slot.getLong(at(index) + Long.BYTES) == known.getLong()
                && slot.getLong(at(index) + 2 * Long.BYTES) == known.getLong();
    }

    private int index(byte[] x) {
        long tag = tagOf.applyAsLong(x);
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = slot(middle).getLong(at(middle));
            if (there == tag) {
                return middle;
            }
            low = there < tag ? middle + 1 : low;
            high = there < tag ? high : middle - 1;
        }
        return -1;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException leftToTheSystem) {
            return;
        }
    }
}
