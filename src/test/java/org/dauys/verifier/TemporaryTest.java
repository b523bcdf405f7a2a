package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dauys.testing.OwnJava;
import org.dauys.verifier.Unreadable.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was fetched doesn't outlive the program for longer than until the next one. */
class TemporaryTest {
    @TempDir
    private Path parent;

    private Path left(String name) throws IOException {
        var directory = Files.createDirectory(parent.resolve(name));
        Files.writeString(directory.resolve("record.zip"), "much");
        Files.createFile(directory.resolve("lock"));
        return directory;
    }

    private static void age(Path directory) throws IOException {
        Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    private void aNextOne() throws Unreadable {
        Temporary.make(parent).close();
    }

    @Test
    void nothing_is_left_of_one_that_ends() throws Exception {
        try (var temporary = Temporary.make(parent)) {
            Files.writeString(temporary.resolve("checkpoint"), "head");
        }
        try (var files = Files.list(parent)) {
            assertTrue(files.findAny().isEmpty());
        }
    }

    @Test
    void what_a_killed_one_left_goes_with_the_next() throws Exception {
        var left = left("dauys-verify-fetched-123");
        aNextOne();
        assertTrue(Files.exists(left), "it may have been made this moment");
        age(left);
        aNextOne();
        assertFalse(Files.exists(left));
    }

    @Test
    void what_is_in_use_stays() throws Exception {
        var ofAnother = left("dauys-verify-fetched-456");
        var lock = DirectoryLock.take(ofAnother);
        try (var ours = Temporary.make(parent)) {
            Files.writeString(ours.resolve("checkpoint"), "head");
            age(ofAnother);
            age(ours.resolve("checkpoint").getParent());
            aNextOne();
            assertTrue(Files.exists(ofAnother.resolve("record.zip")));
            assertTrue(Files.exists(ours.resolve("checkpoint")));
        } finally {
            lock.close();
        }
    }

    /** A lock is the whole program's: whoever opens what it holds takes it away. */
    @Test
    void another_program_leaves_what_is_in_use() throws Exception {
        try (var ours = Temporary.make(parent)) {
            Files.writeString(ours.resolve("checkpoint"), "head");
            age(ours.resolve("checkpoint").getParent());
            aNextOne();
            var java = OwnJava.command();
            var classes = System.getProperty("java.class.path");
            var other = new ProcessBuilder(java, "-cp", classes, getClass().getName(), parent.toString()).inheritIO();
            assertEquals(0, other.start().waitFor());
            assertTrue(Files.exists(ours.resolve("checkpoint")));
        }
    }

    /** Another program. */
    public static void main(String[] parent) throws Unreadable {
        Temporary.make(Path.of(parent[0])).close();
    }

    @Test
    void nothing_else_is_touched() throws Exception {
        var mine = new ArrayList<Path>();
        for (var name : List.of("mine", "dauys-verify", "dauys-verify-work", "dauys-verify-fetched-work")) {
            mine.add(left(name));
        }
        mine.add(left("dauys-verify-fetched-12"));
        Files.delete(mine.get(4).resolve("lock"));
        for (var one : mine) {
            age(one);
        }
        Files.createSymbolicLink(parent.resolve("dauys-verify-fetched-789"), mine.get(0));
        aNextOne();
        for (var one : mine) {
            assertTrue(Files.exists(one.resolve("record.zip")), one.toString());
        }
    }

    /** As far as a program sees, a disk that is full and a directory that is gone are one: nothing can be written. */
    @Test
    void what_can_not_be_written_has_no_room() throws Exception {
        try (var temporary = Temporary.make(parent)) {
            temporary.write("tile", new byte[3]);
            temporary.append("tile", new byte[] {1, 2});
            assertArrayEquals(new byte[] {0, 0, 0, 1, 2}, temporary.read("tile").orElseThrow());
            Files.createDirectory(temporary.resolve("other"));
            var refused = assertThrows(Unreadable.class, () -> temporary.write("other", new byte[1]));
            assertEquals(Why.NO_ROOM, refused.why());
            assertEquals(parent.toString(), refused.what());
        }
    }

    @Test
    void where_nobody_knows_how_much_is_free_it_is_tried() throws Exception {
        try (var temporary = Temporary.make(parent, directory -> 0)) {
            temporary.write("tile", new byte[3]);
            assertEquals(3, temporary.read("tile").orElseThrow().length);
        }
    }
}
