package org.dauys.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The law of {@link DecodersTest} once more, with inputs that Jazzer makes, led by which code they reach. {@code -Ddauys.guided=1000000}
 * tries so many; inputs that break it stay in {@code target/jazzer}.
 */
class GuidedDecodersTest {
    private static final int INPUTS = Integer.getInteger("dauys.guided", 5_000);
    private static final int ENOUGH_FOR_THE_WEAK = 20_000;
    private static final int LONGEST = 1 << 14;
    private static final Pattern NEW_UNITS = Pattern.compile("new_units_added:\\s+([1-9]\\d*)");

    @TempDir
    private Path begin;

    @TempDir
    private Path files;

    @Test
    void where_coverage_leads_a_decoder_takes_nothing_but_what_it_would_write() throws Exception {
        var jazzer = new Run(INPUTS, Path.of("target", "jazzer"), begin + " " + files);

        assertEquals(0, jazzer.exit, jazzer.said);
        assertTrue(NEW_UNITS.matcher(jazzer.said).find(), jazzer.said);
    }

    @Test
    void coverage_leads_where_chance_does_not_come() throws Exception {
        var jazzer = new Run(ENOUGH_FOR_THE_WEAK, files, begin.toString());

        assertNotEquals(0, jazzer.exit);
        assertTrue(jazzer.said.contains("the word was found"), jazzer.said);
        Fuzz.each("weak", ENOUGH_FOR_THE_WEAK, Guided.WEAK.inputs(), Guided.WEAK::takes);
    }

    /** Jazzer in a Java of its own, whose classes it changes. */
    private final class Run {
        private final String said;
        private final int exit;

        Run(int inputs, Path findings, String arguments) throws IOException, InterruptedException {
            var log = Files.createDirectories(findings).resolve("log");
            exit = new ProcessBuilder(command(inputs, findings, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            try (var lines = Files.lines(log)) {
                said = String.join(
                        "\n", lines.filter(line -> !line.startsWith("INFO: ")).toList());
            }
        }

        private List<String> command(int inputs, Path findings, String arguments) {
            return Stream.of(
                            Path.of(System.getProperty("java.home"), "bin", "java"),
                            "-Xmx1g",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Jazzer.class.getName(),
                            "--target_class=" + Guided.class.getName(),
                            "--target_args=" + arguments,
                            "--instrumentation_includes=org.dauys.**",
                            "--custom_hook_includes=org.dauys.**",
                            "--reproducer_path=" + findings,
                            "-artifact_prefix=" + findings + "/",
                            "-runs=" + inputs,
                            "-seed=" + Fuzz.SEED,
                            "-max_len=" + LONGEST,
                            "-print_final_stats=1",
                            begin)
                    .map(Object::toString)
                    .toList();
        }
    }
}
