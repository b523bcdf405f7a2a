package org.dauys.platform;

import static java.nio.file.StandardOpenOption.WRITE;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.dauys.protocol.group.Hkdf;

/**
 * The one secret that an installation keeps: 32 bytes in a file outside the database, made at the first start. Every other key
 * of the server is derived from it, so a copy of the database alone opens nothing, and all nodes need the same file.
 */
@Singleton
public class MasterKey {
    private static final int LENGTH = 32;

    private final byte[] key;

    @Inject
    MasterKey(Settings settings, SecureRandom random) {
        this(settings.masterKeyFile().orElse(Path.of(settings.data(), "keys", "master.key")), random);
    }

    MasterKey(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                make(file, random);
            }
            key = Files.readAllBytes(file);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        if (key.length != LENGTH) {
            throw new IllegalStateException(file + " must hold " + LENGTH + " bytes");
        }
    }

    /**
     * A key for one use (HKDF, RFC 5869).
     *
     * @param purpose names the use; no two uses share a name
     * @param subject what within the use, such as an id; may be empty
     * @param length in bytes, 1..8160
     */
    public byte[] derive(String purpose, byte[] subject, int length) {
        var name = purpose.getBytes(StandardCharsets.US_ASCII);
        var info = ByteBuffer.allocate(1 + name.length + subject.length)
                .put((byte) name.length)
                .put(name)
                .put(subject);
        return Hkdf.derive(key, info.array(), length);
    }

    @Override
    public String toString() {
        return "MasterKey[hidden]";
    }

    /** Written whole under another name first, so that no other process starting now can read a part of it. */
    private static void make(Path file, SecureRandom random) throws IOException {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        var directory = Files.createDirectories(file.toAbsolutePath().getParent());
        var onlyMine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var fresh = Files.createTempFile(directory, "master", ".new", onlyMine);
        try (var channel = FileChannel.open(fresh, WRITE)) {
            channel.write(ByteBuffer.wrap(bytes));
            channel.force(true);
        }
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException anotherProcessWasFirst) {
            return;
        } finally {
            Files.delete(fresh);
        }
        try (var itself = FileChannel.open(directory)) {
            itself.force(true);
        }
    }
}
