package org.dauys.verifier;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.dauys.verifier.Unreadable.Why;

/**
 * A record in a ZIP archive. Nothing is unpacked: files are read by the names that a record has, from where the directory that was
 * checked has them. The JDK's own reader would look for them once more, and in another way.
 */
final class ArchiveSource implements RecordSource {
    private static final int CHUNK = 1 << 16;

    private final FileChannel archive;
    private final Map<String, ZipDirectory.Place> places;

    private ArchiveSource(FileChannel archive, Map<String, ZipDirectory.Place> places) {
        this.archive = archive;
        this.places = places;
    }

    static ArchiveSource open(Path file, String where) throws Unreadable {
        try {
            return open(FileChannel.open(file));
        } catch (ZipException noArchive) {
            throw new Unreadable(Why.MALFORMED, where);
        } catch (IOException broken) {
            throw new Unreadable(Why.BROKEN, where);
        }
    }

    private static ArchiveSource open(FileChannel archive) throws IOException {
        try {
            return new ArchiveSource(archive, ZipDirectory.read(archive));
        } catch (IOException refused) {
            archive.close();
            throw refused;
        }
    }

    @Override
    public Optional<byte[]> read(String path, int max) throws Unreadable {
        var place = places.get(path);
        if (place == null) {
            return Optional.empty();
        }
        if (place.size() > max) {
            throw new Unreadable(Why.TOO_LARGE, path);
        }
        try {
            return Optional.of(place.deflated() ? inflated(place) : stored(place));
        } catch (IOException | DataFormatException broken) {
            throw new Unreadable(Why.BROKEN, path);
        }
    }

    private byte[] stored(ZipDirectory.Place place) throws IOException {
        return ZipDirectory.part(archive, place.at(), place.size()).array();
    }

    /** L-7.2: all packed bytes, and no others, give as many as the directory says. */
    private byte[] inflated(ZipDirectory.Place place) throws IOException, DataFormatException {
        var bytes = new byte[(int) place.size() + 1]; // one that nothing may be put into
        int length = 0;
        var inflater = new Inflater(true);
        try {
            for (long given = 0; !inflater.finished() && length < bytes.length; ) {
                if (inflater.needsInput()) {
                    var chunk = ZipDirectory.part(archive, place.at() + given, Math.min(CHUNK, place.packed() - given));
                    if (!chunk.hasRemaining()) {
                        throw new EOFException();
                    }
                    given += chunk.remaining();
                    inflater.setInput(chunk);
                }
                length += inflater.inflate(bytes, length, bytes.length - length);
            }
            if (length != place.size() || inflater.getBytesRead() != place.packed()) {
                throw new DataFormatException();
            }
        } finally {
            inflater.end();
        }
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public void close() {
        try {
            archive.close();
        } catch (IOException nothingLost) {
            // it was only read
        }
    }
}
