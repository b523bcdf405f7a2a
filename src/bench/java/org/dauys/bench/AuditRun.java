package org.dauys.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packaged verifier over a record, as a process of its own with {@link #HEAP} of heap.
 *
 * @param cpu of the process and whatever it starts, beginning and compilation included
 * @param heap most megabytes in use before a collection, as the collector's log says
 * @param resident most megabytes of the machine's memory
 * @param said what it printed
 */
record AuditRun(Duration wall, Duration cpu, long heap, long resident, String said) {
    static final String HEAP = "1g";

    private static final Path JAR = Path.of("target", "dauys-verify.jar");
    private static final Pattern COLLECTED = Pattern.compile("(\\d+)M->\\d+M\\(");
    private static final Pattern RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final int LOOK_MILLIS = 50;
    /** Of the processor times in {@code /proc}, which Linux gives in hundredths of a second to every program. */
    private static final int TICK_MILLIS = 10;

    private static final int WAITED_USER = 13;
    private static final int WAITED_SYSTEM = 14;

    /** @throws IllegalStateException unless the verifier calls the record valid */
    static AuditRun of(Path record, List<String> options) throws IOException, InterruptedException {
        var logs = Files.createTempDirectory("dauys-audit-gc");
        var command = new ArrayList<>(List.of(java(), "-jar", JAR.toString(), record.toString(), "--json"));
        command.addAll(options);
        var out = logs.resolve("out");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        // by the environment, so that it holds in a process that the verifier starts in its place too
        builder.environment().put("JDK_JAVA_OPTIONS", "-Xmx" + HEAP + " -Xlog:gc:file=" + logs + "/%p.gc");
        var before = waitedFor();
        long start = System.nanoTime();
        var process = builder.start();
        long resident = 0;
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            resident = Math.max(resident, resident(process.toHandle()));
        }
        var wall = Duration.ofNanos(System.nanoTime() - start);
        var said = Files.readString(out);
        if (process.exitValue() != 0) {
            throw new IllegalStateException("exit status " + process.exitValue() + "\n" + said);
        }
        var run = new AuditRun(wall, waitedFor().minus(before), heap(logs), resident, said);
        delete(logs);
        return run;
    }

    /** Does the verifier know this option? */
    static boolean knows(String option) throws IOException {
        var help = new ProcessBuilder(java(), "-jar", JAR.toString(), "--help").start();
        return new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains(option);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Processor time of the processes that this one has started and seen the end of, and of theirs. */
    static Duration waitedFor() throws IOException {
        var stat = Files.readString(Path.of("/proc/self/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Duration.ofMillis(
                TICK_MILLIS * (Long.parseLong(fields[WAITED_USER]) + Long.parseLong(fields[WAITED_SYSTEM])));
    }

    private static long resident(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(each -> most(RESIDENT, Path.of("/proc", Long.toString(each.pid()), "status")) >> 10)
                .sum();
    }

    private static long heap(Path logs) throws IOException {
        try (var files = Files.list(logs)) {
            return files.filter(file -> file.toString().endsWith(".gc"))
                    .mapToLong(log -> most(COLLECTED, log))
                    .max()
                    .orElse(0);
        }
    }

    private static long most(Pattern number, Path file) {
        try {
            return number.matcher(Files.readString(file))
                    .results()
                    .mapToLong(found -> Long.parseLong(found.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }

    /** A directory with all that is in it. */
    static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
