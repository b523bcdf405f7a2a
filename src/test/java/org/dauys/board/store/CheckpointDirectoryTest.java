package org.dauys.board.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dauys.board.CheckpointStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointDirectoryTest extends CheckpointStoreLaws {
    @TempDir
    Path directory;

    @Override
    CheckpointStore store() {
        return new CheckpointDirectory(directory.resolve("a/b"));
    }

    @Test
    void what_a_crash_left_half_written_is_not_read() throws IOException {
        var store = new CheckpointDirectory(directory);
        assertTrue(store.swap(LOG, Optional.empty(), "one"));
        Files.writeString(directory.resolve(LOG.value() + ".checkpoint.new"), "tw");
        assertEquals(Optional.of("one"), store.last(LOG));
        assertTrue(store.swap(LOG, Optional.of("one"), "two"));
        assertEquals(Optional.of("two"), store.last(LOG));
    }

    @Test
    void a_store_that_cannot_be_read_is_not_an_empty_one() throws IOException {
        Files.createDirectory(directory.resolve(LOG.value() + ".checkpoint"));
        assertThrows(UncheckedIOException.class, () -> new CheckpointDirectory(directory).last(LOG));
    }
}
