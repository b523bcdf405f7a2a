package org.dauys.platform.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The directory of everything this node keeps on disk; readable by its owner only, used by one process at a time. */
final class DataDirectory {
    private static final String OWNER_ONLY = "rw-------";
    private static final int SECRET_BYTES = 32;

    /** A channel that nobody refers to is closed by the collector, and its lock is gone. */
    private static final List<FileChannel> HELD = new CopyOnWriteArrayList<>();

    private final Path root;

    private DataDirectory(Path root) {
        this.root = root;
    }

    /**
     * Makes the directory where it is missing and locks it until this process ends, however it ends.
     *
     * @throws CannotStart when another process works in it
     */
    static DataDirectory open(Path path) throws IOException {
        var root = path.toAbsolutePath().normalize();
        Files.createDirectories(
                root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        lock(root.resolve("lock"));
        return new DataDirectory(root);
    }

    private static void lock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            throw new CannotStart("Another Dauys already works in " + file.getParent()
                    + ". Stop it first, or give this one its own directory with --data DIR.");
        }
        HELD.add(channel);
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** The file of a secret of 256 bits in hexadecimal, made at the first call and kept. */
    Path secret(String name) throws IOException {
        var file = root.resolve(name);
        if (!Files.exists(file)) {
            var bytes = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(bytes);
            write(file, HexFormat.of().formatHex(bytes));
        }
        return file;
    }

    /** Written aside and renamed, so that a crash leaves the whole secret or none. */
    private void write(Path file, String text) throws IOException {
        var draft = root.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        Files.writeString(draft, text, StandardOpenOption.SYNC);
        Files.move(draft, file);
    }
}
