package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    /** What stands on the terminal after so many of {@code total}, which nobody empties but the bar. */
    private static String shown(long total, boolean shown, long... done) {
        var bytes = new ByteArrayOutputStream();
        var terminal = new PrintStream(new BufferedOutputStream(bytes, 1 << 16), false, StandardCharsets.UTF_8);
        var progress = new Progress(new Words(Words.Language.en), terminal, total, shown);
        for (long one : done) {
            progress.accept(one);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_bar_grows_and_ends_its_line() {
        var words = new Words(Words.Language.en);
        assertEquals(
                "\r" + ".".repeat(30) + " " + words.get("progress", "0", "60")
                        + "\r" + "#".repeat(15) + ".".repeat(15) + " " + words.get("progress", "30", "60")
                        + "\r" + "#".repeat(30) + " " + words.get("progress", "60", "60") + "\n",
                shown(60, true, 0, 30, 60));
    }

    @Test
    void where_nobody_looks_or_nothing_is_to_be_done_there_is_none() {
        assertEquals("", shown(60, false, 0, 30, 60));
        assertEquals("", shown(0, true, 0));
    }
}
