package org.dauys.protocol.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.NoteKey.Use;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

class NoteKeyTest {
    private static final NoteSigner OBSERVER =
            NoteSigner.of("observer.example", Seeded.bytes("observer"), Use.OBSERVER);
    private static final NoteKey KEY = OBSERVER.key();
    private static final String TEXT = "what was found\n";

    @Test
    void a_key_is_read_as_it_is_written_and_for_its_use_alone() {
        for (var use : Use.values()) {
            var key = new NoteKey("a.example/b", KEY.key(), use);
            assertEquals(Optional.of(key), NoteKey.parse(key.vkey(), use));
        }
        var log = new NoteKey("a.example", KEY.key(), Use.LOG);
        assertEquals(Optional.empty(), NoteKey.parse(log.vkey(), Use.WITNESS));
    }

    @Test
    void another_spelling_or_another_key_under_the_same_id_is_no_key() {
        var vkey = KEY.vkey();
        var other = new NoteKey(KEY.name(), Seeded.bytes("other"), Use.OBSERVER).vkey();
        for (var bad : List.of(
                "",
                vkey.substring(1),
                vkey + "=",
                vkey.replace("observer.", "observer "),
                vkey.substring(0, vkey.lastIndexOf('+')) + other.substring(other.lastIndexOf('+')))) {
            assertEquals(Optional.empty(), NoteKey.parse(bad, Use.OBSERVER), bad);
        }
    }

    @Test
    void a_key_has_a_name_without_spaces_and_32_bytes() {
        for (var name : List.of("", "a b", "a+b", "a\tb", "a\rb", "a\u0085b", "a\u00a0b", "a\u2003b")) {
            assertThrows(IllegalArgumentException.class, () -> new NoteKey(name, KEY.key(), Use.LOG), name);
        }
        assertThrows(IllegalArgumentException.class, () -> new NoteKey("a", new byte[31], Use.LOG));
        assertThrows(IllegalArgumentException.class, () -> NoteSigner.of("a", new byte[31], Use.LOG));
    }

    @Test
    void its_own_line_over_the_same_text_is_its_signature_and_nothing_else() {
        var line = OBSERVER.sign(TEXT);
        assertTrue(KEY.hasSigned(TEXT, line));
        assertFalse(KEY.hasSigned("something else\n", line));
        for (var bad : List.of(
                line.substring(0, line.length() - 1),
                line.strip() + " ",
                line.substring(1),
                line.replace("observer.", "another."),
                NoteSigner.of(KEY.name(), Seeded.bytes("another"), Use.OBSERVER).sign(TEXT),
                spelled(KEY.id()),
                spelled(new byte[3]),
                spelled(Bytes.concat(new byte[4], signature(line))))) {
            assertFalse(KEY.hasSigned(TEXT, bad), bad);
        }
        assertTrue(KEY.hasSigned(TEXT, spelled(Bytes.concat(KEY.id(), signature(line)))));
    }

    private static String spelled(byte[] bytes) {
        return "— " + KEY.name() + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    private static byte[] signature(String line) {
        var bytes = Base64.getDecoder().decode(line.strip().split(" ")[2]);
        return Arrays.copyOfRange(bytes, 4, bytes.length);
    }

    @Test
    void keys_are_equal_in_name_use_and_bytes() {
        var same = new NoteKey(KEY.name(), KEY.key(), Use.OBSERVER);
        assertEquals(KEY, same);
        assertEquals(KEY.hashCode(), same.hashCode());
        assertNotEquals(KEY, new NoteKey("other.example", KEY.key(), Use.OBSERVER));
        assertNotEquals(KEY, new NoteKey(KEY.name(), KEY.key(), Use.LOG));
        assertNotEquals(KEY, new NoteKey(KEY.name(), Seeded.bytes("other"), Use.OBSERVER));
        assertNotEquals(KEY.hashCode(), new NoteKey(KEY.name(), Seeded.bytes("other"), Use.OBSERVER).hashCode());
    }

    /** The types of C2SP signed-note. */
    @Test
    void uses_have_their_types() {
        assertEquals(1, Use.LOG.type());
        assertEquals(4, Use.WITNESS.type());
        assertEquals(1, Use.OBSERVER.type());
    }
}
