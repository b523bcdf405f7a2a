package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.dauys.protocol.log.NoteKey.Use;
import org.dauys.verifier.Unreadable.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    private Path directory;

    private Path file(String name) {
        return directory.resolve(name);
    }

    @Test
    void every_key_is_another_and_is_read_as_it_was_made() throws Unreadable {
        var one = KeyFile.make(file("one"), "almaty.example", Use.OBSERVER);
        var other = KeyFile.make(file("other"), "almaty.example", Use.OBSERVER);
        assertNotEquals(one.vkey(), other.vkey());
        assertEquals(one, KeyFile.read(file("one"), Use.OBSERVER).key());
    }

    @Test
    void a_name_is_a_name() {
        assertEquals(Why.MALFORMED, PartialFiles.why(() -> KeyFile.make(file("one"), "two words", Use.OBSERVER)));
        assertFalse(Files.exists(file("one")));
    }

    @Test
    void a_key_is_for_one_use_and_is_what_its_file_says() throws Exception {
        KeyFile.make(file("key"), "almaty.example", Use.OBSERVER);
        assertEquals(Why.MALFORMED, PartialFiles.why(() -> KeyFile.read(file("key"), Use.WITNESS)));
        var text = Files.readString(file("key"));
        for (var changed : new String[] {
            text.replace("almaty", "taraz"), text.replace("almaty", "al maty"), text + "\n", text.substring(1)
        }) {
            assertEquals(Why.MALFORMED, PartialFiles.why(() -> KeyFile.read(written(changed), Use.OBSERVER)));
        }
        assertEquals(
                "almaty.example",
                KeyFile.read(written(text.strip()), Use.OBSERVER).key().name());
    }

    private Path written(String text) throws IOException {
        Files.deleteIfExists(file("changed"));
        var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(Files.createFile(file("changed"), permissions), text);
    }

    @Test
    void a_secret_is_its_owners_alone() throws Exception {
        KeyFile.make(file("key"), "almaty.example", Use.OBSERVER);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file("key"))));
        for (var open : new String[] {"rw-r-----", "rw----r--", "rw-----w-"}) {
            Files.setPosixFilePermissions(file("key"), PosixFilePermissions.fromString(open));
            assertEquals(Why.OPEN_TO_OTHERS, PartialFiles.why(() -> KeyFile.read(file("key"), Use.OBSERVER)), open);
        }
        Files.setPosixFilePermissions(file("key"), PosixFilePermissions.fromString("rwx------"));
        assertEquals(
                "almaty.example", KeyFile.read(file("key"), Use.OBSERVER).key().name());
    }
}
