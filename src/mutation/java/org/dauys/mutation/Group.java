package org.dauys.mutation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What is mutated in one run, which ends within an hour on two cores: a line of {@code groups.tsv}.
 *
 * @param mutated classes, with * for anything
 * @param tests those that may kill the mutants
 * @param slow those of them that are left out
 * @param needs "service" where the tests start it
 */
record Group(String name, List<String> mutated, List<String> tests, List<String> slow, String needs) {
    private static final Path FILE = Path.of("src", "mutation", "groups.tsv");

    static Group named(String name) throws IOException {
        try (var lines = Files.lines(FILE)) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .filter(cells -> cells[0].equals(name))
                    .map(cells -> new Group(name, ours(cells[1]), ours(cells[2]), ours(cells[3]), cells[4]))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no group " + name + " in " + FILE));
        }
    }

    private static List<String> ours(String cell) {
        return Arrays.stream(cell.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> "org.dauys." + word)
                .toList();
    }

    /** Without the service's parts a process starts in a second; Quarkus would look at every class of tests. */
    List<String> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(part -> isService() || !part.contains(File.separator + "quarkus"))
                .toList();
    }

    /** What Maven's tests are started with. */
    List<String> arguments() {
        return isService()
                ? List.of(
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dquarkus-internal-test.serialized-app-model.path="
                                + Path.of("target", "quarkus", "bootstrap", "test-app-model.dat").toAbsolutePath())
                : List.of();
    }

    /** How long a mutant may take beyond what its test took before, in milliseconds. */
    long patience() {
        return isService() ? 60_000 : 10_000;
    }

    private boolean isService() {
        return needs.equals("service");
    }
}
