package org.dauys.verifier;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** Files and directories that are there after a power cut, once their making has returned. */
final class Durable {
    private Durable() {}

    /** Makes a directory and those above it that are missing. */
    static void directory(Path directory) throws IOException {
        var missing = new ArrayList<Path>();
        for (var at = directory.toAbsolutePath(); at != null && !Files.exists(at); at = at.getParent()) {
            missing.add(at);
        }
        Files.createDirectories(directory);
        for (var made : missing) {
            flushNameOf(made);
        }
    }

    /** Puts {@code bytes} in the place of the file; a crash leaves the old or the new, never a part. */
    static void replace(Path file, byte[] bytes) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = FileChannel.open(fresh, CREATE, WRITE, TRUNCATE_EXISTING)) {
            write(channel, bytes);
        }
        Files.move(fresh, file, ATOMIC_MOVE);
        flushNameOf(file);
    }

    /** All of it, down to the disk. */
    static void write(FileChannel channel, byte[] bytes) throws IOException {
        var left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
        channel.force(true);
    }

    /** A new file is there when its directory says so. */
    static void flushNameOf(Path file) throws IOException {
        flush(file.toAbsolutePath().getParent());
    }

    /** Not every system lets a directory be opened; one that does says what it could not write. */
    static void flush(Path directory) throws IOException {
        FileChannel opened;
        try {
            opened = FileChannel.open(directory, READ);
        } catch (IOException leftToTheSystem) {
            return;
        }
        try (opened) {
            opened.force(true);
        }
    }
}
