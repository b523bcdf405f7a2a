package org.dauys.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dauys.testing.OwnJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * That a decoder takes nothing but what it would write, as in {@link DecodersTest}, with inputs that Jazzer makes, led by the code they
 * reach; time and memory are not measured. {@code -Ddauys.guided=1000000} tries so many; what it found stays in {@code target/jazzer}.
 */
class GuidedDecodersTest {
    private static final int INPUTS = Integer.getInteger("dauys.guided", 5_000);
    private static final int ENOUGH_FOR_THE_WEAK = 20_000;
    private static final int LONGEST = 1 << 15;
    private static final int MOST_SECONDS = 60;

    @TempDir
    private Path begin;

    @TempDir
    private Path files;

    @Test
    void where_coverage_leads_a_decoder_takes_nothing_but_what_it_would_write() throws Exception {
        var jazzer = new Run(INPUTS, Path.of("target", "jazzer"), "-D" + Guided.FILES + "=" + files);

        assertEquals(0, jazzer.exit, jazzer.said);
        int beginnings = DecodersTest.decoders(files).size() * Guided.BEGINNINGS;
        assertTrue(jazzer.says(beginnings + " files found in"), jazzer.said);
        assertTrue(jazzer.says("stat::new_units_added: +[1-9]"), jazzer.said);
    }

    @Test
    void coverage_leads_where_chance_does_not_come() throws Exception {
        var jazzer = new Run(ENOUGH_FOR_THE_WEAK, files);

        assertNotEquals(0, jazzer.exit);
        assertTrue(jazzer.says("weak: .*: the word was found"), jazzer.said);
        Fuzz.each("weak", ENOUGH_FOR_THE_WEAK, Guided.WEAK.inputs(), Guided.WEAK::takes);
    }

    /** Jazzer in a Java of its own, whose classes it changes. */
    private final class Run {
        private final String said;
        private final int exit;

        Run(int inputs, Path findings, String... options) throws IOException, InterruptedException {
            clear(findings);
            var log = findings.resolve("log");
            exit = new ProcessBuilder(command(inputs, findings, options))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            said = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("INFO: Instrumented "))
                    .collect(Collectors.joining("\n"));
        }

        boolean says(String words) {
            return Pattern.compile(words).matcher(said).find();
        }

        private static void clear(Path directory) throws IOException {
            Files.createDirectories(directory);
            try (var old = Files.newDirectoryStream(directory)) {
                for (var file : old) {
                    Files.delete(file);
                }
            }
        }

        private List<String> command(int inputs, Path findings, String... options) {
            var java = Stream.of(
                    OwnJava.command(), "-Xmx1g", "-Ddauys.seed=" + Fuzz.SEED, "-D" + Guided.BEGIN + "=" + begin);
            var jazzer = Stream.of(
                    "-cp",
                    OwnJava.classPath(),
                    Jazzer.class.getName(),
                    "--target_class=" + Guided.class.getName(),
                    "--instrumentation_includes=org.dauys.**",
                    "--custom_hook_includes=org.dauys.**",
                    // would only look at paths of our own
                    "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal",
                    "--reproducer_path=" + findings,
                    "-artifact_prefix=" + findings + "/",
                    "-runs=" + inputs,
                    "-seed=" + Fuzz.SEED,
                    "-max_len=" + LONGEST,
                    "-timeout=" + MOST_SECONDS,
                    // would count the most that the Java which starts this one ever had; -Xmx bounds the heap
                    "-rss_limit_mb=0",
                    "-print_final_stats=1",
                    begin);
            return Stream.of(java, Stream.of(options), jazzer)
                    .flatMap(all -> all)
                    .map(Object::toString)
                    .toList();
        }
    }
}
