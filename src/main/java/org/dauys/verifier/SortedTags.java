package org.dauys.verifier;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Tags of α (spec: B-9) in ascending order, from a file. */
final class SortedTags {
    private static final int BYTES = 1 << 16;

    private final Place place;
    private final Watch watch;
    private long position;
    private long left;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long value;

    private SortedTags(Place place, long position, long count, Watch watch) {
        this.place = place;
        this.position = position;
        this.left = count;
        this.watch = watch;
    }

    /** Where they are. */
    interface Place {
        /** So many bytes, which are there, from {@code position} on. */
        ByteBuffer read(long position, int count) throws IOException;
    }

    /** Sees the tags as they are read. */
    interface Watch {
        void read(ByteBuffer bytes);

        /** All have been read. */
        default void ended() throws IOException {}
    }

    /** {@code count} tags of eight bytes from {@code position} on. */
    static SortedTags of(Place place, long position, long count, Watch watch) {
        return new SortedTags(place, position, count, watch);
    }

    /** Goes to the next; false if there is none. */
    boolean next() throws IOException {
        if (left == 0) {
            watch.ended();
            return false;
        }
        if (!buffer.hasRemaining()) {
            fill();
        }
        value = buffer.getLong();
        left--;
        return true;
    }

    /** The present one. */
    long value() {
        return value;
    }

    private void fill() throws IOException {
        buffer = place.read(position, (int) Math.min(BYTES, left * Long.BYTES));
        position += buffer.remaining();
        watch.read(buffer.duplicate());
    }

    /** So many bytes, which are there. */
    static ByteBuffer read(FileChannel file, long position, int count) throws IOException {
        var bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }
}
