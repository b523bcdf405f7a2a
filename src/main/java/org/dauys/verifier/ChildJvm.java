package org.dauys.verifier;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dauys.protocol.msm.WideVectors;
import org.dauys.verifier.Unreadable.Why;

/**
 * This program once more, in a Java that has the module with vectors, which {@code java -jar} can't add. The child has the options of
 * this Java, its terminal and its streams, and neither outlives the other.
 */
final class ChildJvm {
    private static final String PARENT = "dauys.verify.parent";
    private static final String FETCHED = "dauys.verify.fetched";

    /** Added to the exit status of a child, so that nothing else is taken for its answer: a Java that can't start ends with 1. */
    private static final int ANSWERED = 64;

    private static final int NOT_STARTED = 1;

    private ChildJvm() {}

    /**
     * The exit status of this program in a child; empty if none could be started.
     *
     * @param fetched what the child needn't fetch again
     * @throws Unreadable if it broke off
     */
    static OptionalInt run(Optional<Path> fetched, String... arguments) throws Unreadable {
        try {
            var builder = new ProcessBuilder().inheritIO();
            var child = builder.command(command(builder.environment(), fetched, arguments))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(child::destroy));
            return answer(child.waitFor());
        } catch (IOException noProcess) {
            return OptionalInt.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unreadable(Why.EXHAUSTED, "interrupted");
        }
    }

    /** What the exit status of a child says. */
    static OptionalInt answer(int status) throws Unreadable {
        if (status >= ANSWERED && status < ANSWERED + Verdict.values().length) {
            return OptionalInt.of(status - ANSWERED);
        }
        if (status == NOT_STARTED) {
            return OptionalInt.empty();
        }
        throw new Unreadable(Why.EXHAUSTED, "exit status " + status);
    }

    static List<String> command(Map<String, String> environment, Optional<Path> fetched, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        var options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        command.addAll(JvmOptions.typed(options, environment));
        command.addAll(JvmOptions.collector(options));
        command.addAll(List.of("--add-modules", WideVectors.MODULE));
        command.add("-D" + PARENT + "=" + ProcessHandle.current().pid());
        fetched.ifPresent(file -> command.add("-D" + FETCHED + "=" + file));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** If this process is such a child, it ends with its parent, however that ends. */
    static void endWithParent() {
        var parent = Long.getLong(PARENT);
        if (parent != null) {
            ProcessHandle.of(parent).ifPresentOrElse(handle -> handle.onExit().thenRun(ChildJvm::end), ChildJvm::end);
        }
    }

    private static void end() {
        Runtime.getRuntime().halt(Verdict.COULD_NOT_RUN.exit());
    }

    /** The archive that the parent of this process has fetched for it; empty if it has fetched none, or is none. */
    static Optional<Path> fetched() {
        return Optional.ofNullable(System.getProperty(FETCHED)).map(Path::of);
    }

    /** The status to end with, in a child and elsewhere. */
    static int status(int exit) {
        return Long.getLong(PARENT) == null ? exit : ANSWERED + exit;
    }
}
