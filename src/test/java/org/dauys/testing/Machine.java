package org.dauys.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where and over what figures were made, as src/bench/README.md names it. */
public final class Machine {
    private Machine() {}

    /** Commit, cores, processor, Java. */
    public static String named() throws IOException {
        return "Commit %s, %d cores (%s), Java %s"
                .formatted(
                        commit(),
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        System.getProperty("java.version"));
    }

    public static String commit() throws IOException {
        return ran("git", "describe", "--always", "--dirty");
    }

    /** How many want to run just now, the last minute's average. */
    public static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    private static String processor() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    /** What it prints; nothing where it fails with nothing printed. */
    public static String ran(String... command) throws IOException {
        var process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
