package org.dauys.board.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.dauys.board.BoardId;
import org.dauys.board.CheckpointStore;

/**
 * A directory with one file a log. A swap writes a new file, flushes it, renames it over the old one and flushes the
 * directory; a crash leaves the old or the new, never a part. Processes of one machine exclude each other by a locked file.
 */
final class CheckpointDirectory implements CheckpointStore {
    /** File locks belong to the whole process, so threads need a lock of their own. */
    private static final Object THIS_PROCESS = new Object();

    private final Path directory;

    CheckpointDirectory(Path directory) {
        try {
            this.directory = Files.createDirectories(directory);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public Optional<String> last(BoardId log) {
        try {
            return Optional.of(Files.readString(file(log)));
        } catch (NoSuchFileException nothingSigned) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public boolean swap(BoardId log, Optional<String> expected, String next) {
        synchronized (THIS_PROCESS) {
            try (var channel = FileChannel.open(directory.resolve("lock"), CREATE, WRITE)) {
                channel.lock(); // closing the channel gives it back
                if (!last(log).equals(expected)) {
                    return false;
                }
                replace(file(log), next);
                return true;
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    private void replace(Path file, String next) throws IOException {
        var fresh = directory.resolve(file.getFileName() + ".new");
        try (var channel = FileChannel.open(fresh, CREATE, WRITE, TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(next.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, ATOMIC_MOVE);
        try (var itself = FileChannel.open(directory, READ)) {
            itself.force(true);
        }
    }

    private Path file(BoardId log) {
        return directory.resolve(log.value() + ".checkpoint");
    }
}
