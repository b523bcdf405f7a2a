package org.dauys.verifier;

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
import org.dauys.protocol.log.Evidence;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.Witness;
import org.dauys.protocol.transcript.Hash;
import org.dauys.verifier.Unreadable.Why;

/**
 * What a witness remembers of one log, in a directory that no second process uses meanwhile: whose log it is, the head that it
 * cosigned last, and evidence if there is any. A crash leaves the old or the new, never a part.
 */
final class WatchState implements Witness.Memory, AutoCloseable {
    private final Path directory;
    private final DirectoryLock lock;

    private WatchState(Path directory, DirectoryLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    static WatchState open(Path directory) throws Unreadable {
        return new WatchState(directory, DirectoryLock.take(directory));
    }

    @Override
    public Optional<String> last() {
        return read("checkpoint");
    }

    @Override
    public void keep(String note) {
        write("checkpoint", note.getBytes(StandardCharsets.UTF_8));
    }

    /** Whose log this is; empty before the first meeting. */
    Optional<LogIdentity> identity() throws Unreadable {
        var kept = read("log");
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        var lines = kept.get().split("\n");
        var election = Hash.fromHex(lines[0]);
        var key = lines.length == 2 ? NoteKey.parse(lines[1], NoteKey.Use.LOG) : Optional.<NoteKey>empty();
        if (election.isEmpty() || key.isEmpty()) {
            throw new Unreadable(Why.MALFORMED, directory.resolve("log").toString());
        }
        return Optional.of(new LogIdentity(election.get(), key.get()));
    }

    void keep(LogIdentity identity) {
        var text = identity.election().hex() + "\n" + identity.log().vkey() + "\n";
        write("log", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Where the evidence lies; empty if there is none. */
    Optional<Path> evidence() {
        return Optional.of(directory.resolve("evidence.json")).filter(Files::exists);
    }

    /** Keeps the first evidence: from then on nothing is cosigned here. */
    synchronized Path keep(Evidence evidence) {
        return evidence().orElseGet(() -> write("evidence.json", evidence.encode()));
    }

    private Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(directory.resolve(name)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path write(String name, byte[] bytes) {
        var file = directory.resolve(name);
        var fresh = directory.resolve(name + ".new");
        try {
            try (var channel = FileChannel.open(fresh, CREATE, WRITE, TRUNCATE_EXISTING)) {
                var left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(fresh, file, ATOMIC_MOVE);
            flushDirectory();
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Not every system lets a directory be opened. */
    private void flushDirectory() {
        try (var itself = FileChannel.open(directory, READ)) {
            itself.force(true);
        } catch (IOException leftToTheSystem) {
            return;
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
