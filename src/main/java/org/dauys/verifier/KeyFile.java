package org.dauys.verifier;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.verifier.Unreadable.Why;

/** A key of a note in a file that its owner alone may read: {@code PRIVATE+KEY+<name>+<key id>+<base64 of the type and the secret>}. */
final class KeyFile {
    private static final Pattern FORM =
            Pattern.compile("PRIVATE\\+KEY\\+([^+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{44})\n?");
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private KeyFile() {}

    /** Makes a key, durable before anybody hears of it; a file that is there is never written over. */
    static NoteKey make(Path file, String name, NoteKey.Use use) throws Unreadable {
        if (!NoteKey.isName(name)) {
            throw new Unreadable(Why.MALFORMED, name);
        }
        var secret = new byte[NoteSigner.LENGTH];
        new SecureRandom().nextBytes(secret);
        var key = NoteSigner.of(name, secret, use).key();
        var typed = new byte[1 + secret.length];
        typed[0] = use.type();
        System.arraycopy(secret, 0, typed, 1, secret.length);
        write(
                file,
                "PRIVATE+KEY+%s+%s+%s\n"
                        .formatted(
                                name,
                                HexFormat.of().formatHex(key.id()),
                                Base64.getEncoder().encodeToString(typed)));
        return key;
    }

    private static void write(Path file, String text) throws Unreadable {
        try (var channel = FileChannel.open(file, EnumSet.of(CREATE_NEW, WRITE), onlyOwner(file))) {
            Durable.write(channel, text.getBytes(StandardCharsets.UTF_8));
            Durable.flushNameOf(file);
        } catch (FileAlreadyExistsException there) {
            throw new Unreadable(Why.EXISTS, file.toString());
        } catch (IOException unwritable) {
            throw new Unreadable(Why.UNWRITABLE, file.toString());
        }
    }

    /** From the first moment on; where the system knows no such permissions, none. */
    private static FileAttribute<?>[] onlyOwner(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    static NoteSigner read(Path file, NoteKey.Use use) throws Unreadable {
        var match = FORM.matcher(new String(VotersFiles.read(file), StandardCharsets.UTF_8));
        if (!match.matches() || !NoteKey.isName(match.group(1))) {
            throw new Unreadable(Why.MALFORMED, file.toString());
        }
        if (isOpenToOthers(file)) {
            throw new Unreadable(Why.OPEN_TO_OTHERS, file.toString());
        }
        var typed = Base64.getDecoder().decode(match.group(3));
        return Optional.of(typed)
                .filter(bytes -> bytes[0] == use.type())
                .map(bytes -> NoteSigner.of(match.group(1), Arrays.copyOfRange(bytes, 1, bytes.length), use))
                .filter(signer -> HexFormat.of().formatHex(signer.key().id()).equals(match.group(2)))
                .orElseThrow(() -> new Unreadable(Why.MALFORMED, file.toString()));
    }

    private static boolean isOpenToOthers(Path file) throws Unreadable {
        try {
            return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && !OWNERS.containsAll(Files.getPosixFilePermissions(file));
        } catch (IOException gone) {
            throw new Unreadable(Why.MISSING, file.toString());
        }
    }
}
