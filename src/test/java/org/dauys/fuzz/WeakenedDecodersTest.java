package org.dauys.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.dauys.testing.OwnJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fuzzing can fail: where a decoder decides otherwise, the inputs of one run find it. {@code -Ddauys.weakened=REGEX} weakens other
 * methods, {@code .} all of them; {@code target/weakened.tsv} names each place, and whether it was found.
 */
class WeakenedDecodersTest {
    private static final String PLACES = System.getProperty(
            "dauys.weakened",
            "^(Point\\.(decode|withBoth|isBelowP|isOnCurve)|Scalar\\.decode|Base64Url\\.decode|Token\\.parse"
                    + "|PersonSecret\\.read|BallotSignature\\.decode|Opening\\.chosen|BallotDecoder\\.decode):");

    @TempDir
    private Path folder;

    @Test
    void a_decoder_that_decides_otherwise_is_found() throws Exception {
        var said = said();
        long found = count(said, "found");
        long unfound = count(said, "unfound");
        Files.write(Path.of("target", "weakened.tsv"), said);
        System.out.println("weakened decoders: " + found + " found, " + unfound + " not");
        assertTrue(found + unfound > 50 || System.getProperty("dauys.weakened") != null, said::toString);
        assertTrue(found >= 6 * unfound || System.getProperty("dauys.weakened") != null, () -> String.join("\n", said));
    }

    private static long count(List<String> said, String what) {
        return said.stream().filter(line -> line.startsWith(what + "\t")).count();
    }

    /** In a Java of its own, which may change its classes while they run. */
    private List<String> said() throws IOException, InterruptedException {
        var java = new ProcessBuilder(
                        OwnJava.command(),
                        "-javaagent:" + agent(),
                        "-Xshare:auto",
                        "-Ddauys.fuzz=" + Fuzz.INPUTS,
                        "-Ddauys.seed=" + Fuzz.SEED,
                        "-cp",
                        OwnJava.classPath(),
                        Weakened.class.getName(),
                        PLACES,
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = java.inputReader(StandardCharsets.UTF_8)) {
            var said = lines.lines().toList();
            assertEquals(0, java.waitFor());
            return said;
        }
    }

    /** A jar that says nothing but who wants to change classes. */
    private Path agent() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Weakened.class.getName());
        manifest.getMainAttributes().putValue("Can-Redefine-Classes", "true");
        var jar = folder.resolve("agent.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }
}
