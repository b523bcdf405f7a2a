package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dauys.protocol.group.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DurableTest {
    @TempDir
    private Path directory;

    @Test
    void a_file_is_replaced_whole_in_directories_that_were_not_there() throws IOException {
        var file = directory.resolve("a/b/c");
        Durable.directory(file.getParent());
        Durable.replace(file, Bytes.ascii("longer"));
        Durable.replace(file, Bytes.ascii("new"));
        assertArrayEquals(Bytes.ascii("new"), Files.readAllBytes(file));
    }

    /** No file of Linux's own can be flushed, though it can be opened. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_directory_that_can_not_be_flushed_is_said() {
        assertThrows(IOException.class, () -> Durable.flush(Path.of("/proc/self")));
        assertDoesNotThrow(() -> Durable.flush(directory.resolve("not there")));
    }
}
