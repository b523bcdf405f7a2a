package org.dauys.mutation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.pitest.mutationtest.tooling.JarCreatingJarFinder;

/**
 * Tries mutants of the running service. PIT can't do that itself: it doesn't see what lies behind Quarkus's class loaders, and
 * would start the service for each class anew. So PIT makes the mutants, and {@link InService} puts one after another into a
 * service that runs. One process follows another, for a mutant may hang the service or leave it unfit for the next.
 */
final class Trials {
    /** How a process ends that leaves the rest to the next. */
    static final int REST = 3;

    private Trials() {}

    static List<Mutant> of(Group group, Path directory) throws IOException, InterruptedException {
        var agent = new JarCreatingJarFinder();
        var log = directory.resolve("service.log").toFile();
        int end;
        do {
            end = new ProcessBuilder(command(group, agent.getJarLocation().orElseThrow()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start()
                    .waitFor();
        } while (end == REST);
        agent.close();
        if (end != 0) {
            throw new IllegalStateException("a service with mutants ended with %d: %s".formatted(end, log));
        }
        return Tried.in(directory).all();
    }

    private static List<String> command(Group group, String agent) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + agent,
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dquarkus-internal-test.serialized-app-model.path="
                        + Path.of("target", "quarkus", "bootstrap", "test-app-model.dat").toAbsolutePath(),
                "-D" + InService.GROUP + "=" + group.name(),
                "-classpath",
                System.getProperty("java.class.path"),
                InService.class.getName());
    }
}
