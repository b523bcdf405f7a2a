package org.dauys.mutation;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pitest.util.Glob;

/**
 * What is mutated in one run, which ends within an hour on two cores: a line of {@code groups.tsv}.
 *
 * @param mutated classes, with * for anything
 * @param tests those that may kill the mutants: the near ones, since a mutant that lives meets them all
 * @param leftOut those of them that are too slow for that
 * @param where what they need
 */
record Group(String name, List<String> mutated, List<String> tests, List<String> leftOut, Where where) {
    private static final String OURS = "org.dauys.";
    private static final Path FILE = Path.of("src", "mutation", "groups.tsv");

    static List<Group> all() throws IOException {
        try (var lines = Files.lines(FILE)) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Group(
                            cells[0], ours(cells[1]), ours(cells[2]), ours(cells[3]), Where.of(cells[4])))
                    .toList();
        }
    }

    static Group named(String name) throws IOException {
        return all().stream()
                .filter(group -> group.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no group " + name + " in " + FILE));
    }

    /** Is this class, named without {@code org.dauys.}, among the mutated? */
    boolean names(String type) {
        return mutated.stream().map(Glob::new).anyMatch(classes -> classes.matches(OURS + type));
    }

    /** The source files of what is mutated, as their classes. */
    Set<String> files() {
        return classes(Path.of("target", "classes"), mutated).stream().map(Mutant::file).collect(Collectors.toSet());
    }

    /** Classes that a build has made there, with names of these patterns. */
    static List<String> classes(Path directory, List<String> patterns) {
        var globs = Glob.toGlobPredicates(patterns);
        try (var files = Files.walk(directory)) {
            return files.map(file -> directory.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.substring(0, file.lastIndexOf('.')).replace(File.separatorChar, '.'))
                    .filter(type -> globs.stream().anyMatch(glob -> glob.test(type)))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> ours(String cell) {
        return Arrays.stream(cell.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> OURS + word)
                .toList();
    }

    /** Without Quarkus, which would look into every class of tests first, and which no test here needs. */
    static List<String> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(part -> !part.contains(File.separator + "quarkus"))
                .toList();
    }
}
