package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.dauys.testing.OwnJava;
import org.dauys.verifier.Unreadable.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** B-9: who copies ballots decides how many α repeat, and not how much memory that takes. */
class RepeatedAlphasTest {
    @TempDir
    private Path directory;

    /** The even numbers below, twice; the odd ones once. */
    private static List<SortedTags> evenTwice(int below) {
        return List.of(tags(below, 1), tags(below / 2, 2));
    }

    private static SortedTags tags(int count, int step) {
        return SortedTags.of(
                (position, length) -> {
                    var bytes = ByteBuffer.allocate(length);
                    for (long tag = position / Long.BYTES; bytes.hasRemaining(); tag++) {
                        bytes.putLong(step * tag);
                    }
                    return bytes.flip();
                },
                0,
                count,
                bytes -> {});
    }

    /** Its tag, in this test, and what follows. */
    private static byte[] alpha(long tag, long more) {
        return ByteBuffer.allocate(32).putLong(8, tag).putLong(more).array();
    }

    private static long tag(byte[] alpha) {
        return ByteBuffer.wrap(alpha).getLong(8);
    }

    private RepeatedAlphas repeated(int below) throws Unreadable {
        return RepeatedAlphas.of(evenTwice(below), RepeatedAlphasTest::tag, directory);
    }

    @Test
    void those_whose_tags_repeat_are_known_one_from_another_and_no_others() throws Exception {
        int below = 400_000;
        var random = new SplittableRandom(9);
        var seen = new HashSet<Long>();
        try (var alphas = repeated(below)) {
            assertFalse(alphas.isEmpty());
            for (int i = 0; i < 400_000; i++) {
                long tag = random.nextInt(below + 10);
                long more = random.nextInt(2);
                boolean repeats = tag % 2 == 0 && tag < below;
                assertEquals(repeats && seen.contains(2 * tag + more), alphas.contains(alpha(tag, more)), "α " + i);
                alphas.add(alpha(tag, more));
                seen.add(2 * tag + more);
            }
        }
        try (var left = Files.list(directory)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void where_none_repeats_there_is_nothing_to_know() throws Unreadable {
        try (var alphas = RepeatedAlphas.of(List.of(tags(100, 1)), RepeatedAlphasTest::tag, directory)) {
            assertTrue(alphas.isEmpty());
            alphas.add(alpha(1, 0));
            assertFalse(alphas.contains(alpha(1, 0)));
        }
    }

    @Test
    void a_disk_that_takes_nothing_is_named() {
        var gone = directory.resolve("gone");
        var refused =
                assertThrows(Unreadable.class, () -> RepeatedAlphas.of(evenTwice(2), RepeatedAlphasTest::tag, gone));
        assertEquals(Why.NO_ROOM, refused.why());
        assertEquals(gone.toString(), refused.what());
    }

    /** As many as 400,000 copied ballots of ten options have: they alone took more than this. */
    @Test
    void many_fit_a_small_memory() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        OwnJava.command(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Many.class.getName(),
                        directory.toString())
                .inheritIO()
                .start();
        assertEquals(0, process.waitFor());
    }

    /** A program of its own. */
    static final class Many {
        private static final int ALPHAS = 4_000_000;

        private Many() {}

        public static void main(String... directory) throws Unreadable {
            try (var alphas =
                    RepeatedAlphas.of(evenTwice(2 * ALPHAS), RepeatedAlphasTest::tag, Path.of(directory[0]))) {
                for (long i = 0; i < ALPHAS; i++) {
                    alphas.add(alpha(2 * i, 0));
                }
                System.exit(alphas.contains(alpha(0, 0)) && !alphas.contains(alpha(0, 1)) ? 0 : 1);
            }
        }
    }
}
