package org.dauys.verifier;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.dauys.verifier.Unreadable.Why;

/**
 * A directory for what is fetched, for as long as the program runs. What a program that was killed has left behind goes when the next
 * one starts: nobody holds the lock on it any more.
 */
final class Temporary implements AutoCloseable {
    private static final String NAME = "dauys-verify-fetched-";

    /** As {@link Files#createTempDirectory} makes them; nobody calls a directory of their own so. */
    private static final Pattern MADE = Pattern.compile(NAME + "[0-9]+");

    /** So long one may lack its lock, because it has only just been made. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    /** To ask for a lock that this very program holds would take it away. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    /** One in so many bytes that were free in the beginning stays free, whoever decides how much is fetched. */
    private static final int SHARE = 10;

    private final Path directory;
    private final DirectoryLock lock;
    private final ToLongFunction<Path> free;
    private final long reserve;

    private Temporary(Path directory, DirectoryLock lock, ToLongFunction<Path> free) {
        this.directory = directory;
        this.lock = lock;
        this.free = free;
        this.reserve = free.applyAsLong(directory) / SHARE;
    }

    static Temporary make() throws Unreadable {
        return make(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param parent where all of them are */
    static Temporary make(Path parent) throws Unreadable {
        return make(parent, Temporary::free);
    }

    private static long free(Path directory) {
        return directory.toFile().getUsableSpace();
    }

    /** @param free bytes on the disk of a directory; 0 where that can't be told */
    static Temporary make(Path parent, ToLongFunction<Path> free) throws Unreadable {
        try {
            var directory = Files.createTempDirectory(parent, NAME);
            OURS.add(directory);
            var made = new Temporary(directory, DirectoryLock.take(directory), free);
            made.clean(parent);
            return made;
        } catch (IOException full) {
            throw new Unreadable(Why.NO_ROOM, parent.toString());
        }
    }

    /** A courtesy: where it can't be done the program goes on. */
    private void clean(Path parent) {
        try (var others = Files.list(parent)) {
            others.filter(this::isLeft).forEach(Temporary::take);
        } catch (IOException | UncheckedIOException unlisted) {
            return;
        }
    }

    /** This program has made it, for this user, and not in this moment. */
    private boolean isLeft(Path other) {
        if (OURS.contains(other)
                || !MADE.matcher(other.getFileName().toString()).matches()
                || !Files.isDirectory(other, NOFOLLOW_LINKS)
                || !Files.isRegularFile(other.resolve(DirectoryLock.FILE), NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            var latest = Files.getLastModifiedTime(directory).toInstant().minus(YOUNG);
            return Files.getOwner(other, NOFOLLOW_LINKS).equals(Files.getOwner(directory))
                    && Files.getLastModifiedTime(other, NOFOLLOW_LINKS)
                            .toInstant()
                            .isBefore(latest);
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    private static void take(Path other) {
        try {
            new Temporary(other, DirectoryLock.take(other), Temporary::free).close();
        } catch (Unreadable inUse) {
            return;
        }
    }

    Path resolve(String name) {
        return directory.resolve(name);
    }

    /** What was written under this name. */
    Optional<byte[]> read(String name) throws IOException {
        var file = resolve(name);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    /** @throws Unreadable if the disk has no room, or would have too little for others */
    void write(String name, byte[] bytes) throws Unreadable {
        write(name, bytes, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /** The same behind what was written before. */
    void append(String name, byte[] bytes) throws Unreadable {
        write(name, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void write(String name, byte[] bytes, OpenOption... how) throws Unreadable {
        try {
            if (reserve > 0 && free.applyAsLong(directory) - bytes.length < reserve) {
                throw noRoom();
            }
            Files.write(resolve(name), bytes, how);
        } catch (IOException full) {
            throw noRoom();
        }
    }

    private Unreadable noRoom() {
        return new Unreadable(
                Why.NO_ROOM, directory.toAbsolutePath().getParent().toString());
    }

    @Override
    public void close() {
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
            lock.close();
            Files.delete(directory);
            OURS.remove(directory);
        } catch (IOException leftToTheNext) {
            lock.close();
        }
    }
}
