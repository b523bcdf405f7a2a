package org.dauys.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The observers' program over a record, as a process of its own: start, download's archive, every check. */
final class VerifierBench {
    private VerifierBench() {}

    /** Wall time of the whole process. */
    static Duration run(Path record) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = Path.of("target", "dauys-verify.jar").toString();
        long start = System.nanoTime();
        var verifier = new ProcessBuilder(java, "-jar", jar, record.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        int exit = verifier.waitFor();
        if (exit != 0) {
            throw new IllegalStateException("the verifier says " + exit);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
