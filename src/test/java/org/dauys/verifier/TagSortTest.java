package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.dauys.verifier.Unreadable.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagSortTest {
    @TempDir
    private Path directory;

    /** Several files' worth, each of several buffers. */
    @Test
    void tags_are_sorted_however_many_there_are_and_nothing_stays_on_the_disk() throws Exception {
        var tags = new SplittableRandom(1).longs(50_000, 0, 50_000).toArray();
        var expected = LongStream.of(tags).sorted().toArray();
        var repeated = IntStream.range(1, expected.length)
                .filter(i -> expected[i] == expected[i - 1])
                .mapToLong(i -> expected[i])
                .distinct();
        var found = LongStream.builder();
        try (var sort = new TagSort(20_000, directory)) {
            sort.addAll(tags);
            TagMerge.each(sort.sorted(), found::add);
            var twice = LongStream.builder();
            TagMerge.repeated(sort.sorted(), twice::add);
            assertArrayEquals(repeated.toArray(), twice.build().toArray());
        }

        assertArrayEquals(expected, found.build().toArray());
        try (var left = Files.list(directory)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void a_file_that_ends_too_soon_is_noticed() throws Exception {
        var file = Files.write(directory.resolve("tags"), new byte[15]);
        try (var channel = FileChannel.open(file)) {
            var tags = SortedTags.of((from, count) -> SortedTags.read(channel, from, count), 0, 2, bytes -> {});
            assertThrows(EOFException.class, tags::next);
        }
    }

    @Test
    void a_disk_that_takes_nothing_is_named() throws Unreadable {
        try (var sort = new TagSort(4, directory.resolve("gone"))) {
            var refused = assertThrows(Unreadable.class, () -> sort.addAll(new long[5]));
            assertEquals(Why.NO_ROOM, refused.why());
            assertEquals(directory.resolve("gone").toString(), refused.what());
        }
    }
}
