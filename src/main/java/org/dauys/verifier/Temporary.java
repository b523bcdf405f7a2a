package org.dauys.verifier;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Path directory;
    private final DirectoryLock lock;

    private Temporary(Path directory, DirectoryLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    static Temporary make() throws Unreadable {
        return make(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param parent where all of them are */
    static Temporary make(Path parent) throws Unreadable {
        try {
            var directory = Files.createTempDirectory(parent, NAME);
            OURS.add(directory);
            var made = new Temporary(directory, DirectoryLock.take(directory));
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
            new Temporary(other, DirectoryLock.take(other)).close();
        } catch (Unreadable inUse) {
            return;
        }
    }

    Path resolve(String name) {
        return directory.resolve(name);
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
