package org.dauys.mutation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dauys.testing.Machine;

/** What the tables don't say. */
final class Gaps {
    private Gaps() {}

    /** Classes of groups without a row of which PIT makes mutants, in what is compiled now. */
    static String untried(List<Count> counts) throws IOException {
        var tried = counts.stream().map(Count::file).collect(Collectors.toSet());
        var untried = Group.all().stream()
                .flatMap(group -> Swap.of(group).mutants().stream())
                .map(mutant -> Mutant.file(mutant.getClassName().asJavaName()))
                .filter(file -> !tried.contains(file));
        return named(untried.collect(Collectors.toSet()));
    }

    /** Classes whose source is not what it was at the commit of their row, which is passed over if git doesn't know it. */
    static String changed(List<Count> counts) throws IOException {
        var changed = new HashMap<String, Set<String>>();
        for (var commit : counts.stream().map(Count::commit).distinct().toList()) {
            var lines = Machine.ran(
                    "git", "diff", "--name-only", commit.replace("-dirty", ""), "HEAD", "--", Mutant.SOURCES.toString());
            changed.put(commit, lines.lines().collect(Collectors.toSet()));
        }
        return named(counts.stream()
                .filter(count -> changed.get(count.commit())
                        .contains(Mutant.source(count.file()).toString()))
                .map(Count::file)
                .toList());
    }

    /** Packages of which no group names a class, and the other classes that none names. */
    static String ungrouped() throws IOException {
        var groups = Group.all();
        var named = types().stream().collect(Collectors.partitioningBy(
                type -> groups.stream().anyMatch(group -> group.names(type))));
        var begun = named.get(true).stream().map(Gaps::place).collect(Collectors.toSet());
        var others = named.get(false).stream().collect(Collectors.partitioningBy(type -> begun.contains(place(type))));
        var places = others.get(false).stream().map(type -> "`" + place(type) + "`").distinct().sorted().toList();
        return String.join(", ", places) + "; " + named(others.get(true));
    }

    private static List<String> types() throws IOException {
        try (var files = Files.walk(Mutant.SOURCES)) {
            return files.map(file -> Mutant.SOURCES.relativize(file).toString())
                    .filter(file -> file.endsWith(".java") && !file.endsWith("package-info.java"))
                    .map(file -> file.substring(0, file.lastIndexOf('.')).replace(File.separatorChar, '.'))
                    .toList();
        }
    }

    private static String place(String type) {
        return type.substring(0, type.lastIndexOf('.'));
    }

    private static String name(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** Package by package. */
    private static String named(Collection<String> types) {
        var places = types.stream()
                .sorted()
                .collect(Collectors.groupingBy(
                        Gaps::place, TreeMap::new, Collectors.mapping(Gaps::name, Collectors.joining(", "))));
        return places.isEmpty()
                ? "none"
                : places.entrySet().stream()
                        .map(place -> "`" + place.getKey() + "` " + place.getValue())
                        .collect(Collectors.joining("; "));
    }
}
