package org.dauys.verifier;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import org.dauys.verifier.Unreadable.Why;

/** A directory that no second process uses meanwhile. */
final class DirectoryLock implements AutoCloseable {
    /** The file that is locked. */
    static final String FILE = "lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Makes the directory if there is none. */
    static DirectoryLock take(Path directory) throws Unreadable {
        try {
            Durable.directory(directory);
            var channel = FileChannel.open(directory.resolve(FILE), CREATE, WRITE);
            if (isTaken(channel)) {
                channel.close();
                throw new Unreadable(Why.IN_USE, directory.toString());
            }
            return new DirectoryLock(channel);
        } catch (IOException unwritable) {
            throw new Unreadable(Why.UNWRITABLE, directory.toString());
        }
    }

    /** The lock goes with the process, however that ends. */
    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException byThisProcess) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException goneWithTheProcess) {
            return;
        }
    }
}
