package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dauys.protocol.group.Bytes;
import org.dauys.verifier.Unreadable.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that are too large for a vector. */
class ArchiveSourceTest {
    private static final byte[] HEAD = Bytes.ascii("head");
    private static final int MOST = 100;

    @TempDir
    Path directory;

    @Test
    void more_files_than_a_short_count_can_say() throws IOException, Unreadable {
        var file = directory.resolve("many.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i <= 0xffff; i++) {
                zip.putNextEntry(new ZipEntry("tile/" + i));
                zip.write(Bytes.ascii("hash " + i));
            }
        }
        try (var archive = ArchiveSource.open(file, "many")) {
            assertArrayEquals(
                    Bytes.ascii("hash 65535"), archive.read("tile/65535", MOST).orElseThrow());
            assertEquals(Optional.empty(), archive.read("tile/65536", MOST));
        }
    }

    /** Of bytes that can't be packed; nothing stands behind them but the directory. */
    @Test
    void a_file_is_larger_than_what_is_read_of_it_at_once() throws IOException, Unreadable {
        var bytes = new byte[200_000];
        new SplittableRandom(7).nextBytes(bytes);
        var zip = new CraftedZip();
        zip.stored("checkpoint", HEAD);
        zip.deflated("tile", bytes);
        var file = Files.write(directory.resolve("packed.zip"), zip.bytes());
        try (var archive = ArchiveSource.open(file, "packed")) {
            assertArrayEquals(bytes, archive.read("tile", bytes.length).orElseThrow());
            var less = assertThrows(Unreadable.class, () -> archive.read("tile", bytes.length - 1));
            assertEquals(Why.TOO_LARGE, less.why());
        }
    }

    @Test
    void a_file_behind_more_bytes_than_32_bits_can_say() throws IOException, Unreadable {
        long large = 5L << 30;
        var zip = new CraftedZip();
        zip.hole = large;
        zip.wideEnd = true;
        zip.saturated = true;
        zip.stored("large", new byte[0]).both().forEach(header -> {
            header.size = large;
            header.packed = large;
            header.wide = true;
        });
        var next = zip.stored("checkpoint", HEAD);
        next.described(8);
        next.central.wide = true;
        var file = directory.resolve("large.zip");
        int begins = 30 + "large".length() + 4 + 16;
        try (var out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(zip.bytes(), 0, begins));
            out.write(ByteBuffer.wrap(zip.bytes(), begins, zip.bytes().length - begins), begins + large);
        }
        try (var archive = ArchiveSource.open(file, "large")) {
            assertArrayEquals(HEAD, archive.read("checkpoint", MOST).orElseThrow());
            assertEquals(
                    Why.TOO_LARGE,
                    assertThrows(Unreadable.class, () -> archive.read("large", MOST))
                            .why());
        }
    }

    @Test
    void no_directory_takes_all_memory() throws IOException, Unreadable {
        var zip = new CraftedZip();
        int each = 46 + 4 + 2 + 0xffff;
        for (int i = 0; i <= ZipDirectory.MOST / each; i++) {
            zip.stored("%02x".formatted(i), HEAD).central.fields = CraftedZip.field(9, new byte[0xffff - 4]);
        }
        var file = Files.write(directory.resolve("directory.zip"), zip.bytes());
        assertEquals(
                Why.MALFORMED,
                assertThrows(Unreadable.class, () -> ArchiveSource.open(file, "directory"))
                        .why());
        zip.files.subList(0, 10).clear();
        var smaller = Files.write(directory.resolve("smaller.zip"), zip.bytes());
        try (var archive = ArchiveSource.open(smaller, "smaller")) {
            assertArrayEquals(HEAD, archive.read("10", MOST).orElseThrow());
        }
    }

    @Test
    void what_was_cut_after_it_was_opened_is_not_read() throws IOException, Unreadable {
        var zip = new CraftedZip();
        zip.stored("checkpoint", HEAD);
        zip.deflated("packed", HEAD);
        var file = Files.write(directory.resolve("cut.zip"), zip.bytes());
        try (var archive = ArchiveSource.open(file, "cut")) {
            Files.write(file, new byte[0]);
            for (var name : List.of("checkpoint", "packed")) {
                assertEquals(
                        Why.BROKEN,
                        assertThrows(Unreadable.class, () -> archive.read(name, MOST))
                                .why());
            }
        }
    }
}
