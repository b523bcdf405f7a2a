package org.dauys.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.verifier.Unreadable.Why;

/** The files of a record by their paths: a directory, an archive, or an address (spec: L-7). */
interface RecordSource extends AutoCloseable {
    /** Most bytes of an archive that is fetched. */
    long MAX_ARCHIVE = 1L << 36;

    /** Where a record has its head. */
    String CHECKPOINT = "checkpoint";

    /**
     * The bytes of a file, empty if there is none of that name.
     *
     * @param path of the record's own layout, never of a message
     * @param max most bytes that a lawful file has
     */
    Optional<byte[]> read(String path, int max) throws Unreadable;

    /** The head that the record is judged by. */
    default Optional<byte[]> head() throws Unreadable {
        return read(CHECKPOINT, Checkpoint.MAX_LENGTH);
    }

    /** The archive that was fetched for it, which is there until the end; empty if there is none. */
    default Optional<Path> fetched() {
        return Optional.empty();
    }

    /** Does whoever serves it decide how much has to be fetched? */
    default boolean isServed() {
        return false;
    }

    @Override
    default void close() {}

    /** Opens what the user named. Only an address makes this program use the network. */
    static RecordSource open(String where) throws Unreadable {
        if (where.startsWith("http://") || where.startsWith("https://")) {
            return WebSource.open(address(where));
        }
        var path = path(where);
        if (Files.isDirectory(path)) {
            return new DirectorySource(path);
        }
        if (Files.isRegularFile(path)) {
            return ArchiveSource.open(path, where);
        }
        throw new Unreadable(Why.MISSING, where);
    }

    static URI address(String where) throws Unreadable {
        try {
            return URI.create(where);
        } catch (IllegalArgumentException noAddress) {
            throw new Unreadable(Why.MISSING, where);
        }
    }

    private static Path path(String where) throws Unreadable {
        try {
            return Path.of(where);
        } catch (InvalidPathException noPath) {
            throw new Unreadable(Why.MISSING, where);
        }
    }

    /** All of {@code in}, but no more than {@code max} bytes. */
    static byte[] bounded(InputStream in, int max, String what) throws IOException, Unreadable {
        var bytes = in.readNBytes(max);
        if (in.read() >= 0) {
            throw new Unreadable(Why.TOO_LARGE, what);
        }
        return bytes;
    }
}
