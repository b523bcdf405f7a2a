package org.dauys.verifier;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dauys.verifier.Unreadable.Why;

/**
 * Sorts the tags of all α (spec: B-9), however many: as often as the memory for them is full, it goes, sorted, to a temporary file,
 * which is deleted at the end.
 */
final class TagSort implements AutoCloseable {
    private final Path directory;
    private final int kept;
    private final List<Integer> runs = new ArrayList<>();
    private Optional<FileChannel> file = Optional.empty();
    private long[] tags = new long[1 << 10];
    private int count;

    TagSort(int kept) {
        this(kept, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param directory for the temporary file */
    TagSort(int kept, Path directory) {
        this.kept = kept;
        this.directory = directory;
    }

    void addAll(long[] more) throws Unreadable {
        for (long tag : more) {
            add(tag);
        }
    }

    private void add(long tag) throws Unreadable {
        if (count == kept) {
            spill();
        }
        if (count == tags.length) {
            tags = Arrays.copyOf(tags, Math.min(kept, 2 * tags.length));
        }
        tags[count++] = tag;
    }

    /** All of them, from several places; asked again, from their beginning. */
    List<SortedTags> sorted() throws Unreadable {
        if (count > 0) {
            spill();
        }
        var sources = new ArrayList<SortedTags>();
        SortedTags.Place place = (from, bytes) -> SortedTags.read(file.orElseThrow(), from, bytes);
        long position = 0;
        for (int run : runs) {
            sources.add(SortedTags.of(place, position, run, bytes -> {}));
            position += (long) run * Long.BYTES;
        }
        return sources;
    }

    private void spill() throws Unreadable {
        Arrays.sort(tags, 0, count);
        var bytes = ByteBuffer.allocate(count * Long.BYTES);
        bytes.asLongBuffer().put(tags, 0, count);
        try {
            var channel = file.isPresent() ? file.get() : open();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException full) {
            throw new Unreadable(Why.NO_ROOM, directory.toString());
        }
        runs.add(count);
        count = 0;
    }

    private FileChannel open() throws IOException {
        var channel = temporary(directory);
        file = Optional.of(channel);
        return channel;
    }

    /** Where the system can take a file's name away while it is open, that is done at once: nothing stays, even of a program that is killed. */
    static FileChannel temporary(Path directory) throws IOException {
        var path = Files.createTempFile(directory, "dauys-verify", ".tags");
        path.toFile().deleteOnExit();
        return FileChannel.open(path, READ, WRITE, DELETE_ON_CLOSE);
    }

    @Override
    public void close() {
        try {
            if (file.isPresent()) {
                file.get().close();
            }
        } catch (IOException leftToTheSystem) {
            return;
        }
    }
}
