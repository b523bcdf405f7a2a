package org.dauys.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.dauys.verifier.Unreadable.Why;

/** Small durable files in a directory that no second process uses meanwhile. */
final class KeptFiles implements AutoCloseable {
    private final Path directory;
    private final DirectoryLock lock;

    private KeptFiles(Path directory, DirectoryLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** Makes the directory if there is none. */
    static KeptFiles open(Path directory) throws Unreadable {
        return new KeptFiles(directory, DirectoryLock.take(directory));
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(path(name)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new CannotKeep(Why.BROKEN, path(name), unreadable);
        }
    }

    Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String name, byte[] bytes) {
        try {
            Durable.replace(path(name), bytes);
            return path(name);
        } catch (IOException unwritable) {
            throw new CannotKeep(Why.UNWRITABLE, path(name), unwritable);
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
