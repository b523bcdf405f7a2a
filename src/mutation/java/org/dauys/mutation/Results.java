package org.dauys.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dauys.testing.Machine;

/**
 * What came of all runs so far, in {@code src/mutation}: {@code classes.tsv} counts, {@code survivors.tsv} lists what no test
 * killed and why that is so, README.md shows both. A run replaces what stands there of the classes that it mutated.
 */
final class Results {
    static final Path DIRECTORY = Path.of("src", "mutation");
    private static final Path CLASSES = DIRECTORY.resolve("classes.tsv");
    private static final Path SURVIVORS = DIRECTORY.resolve("survivors.tsv");

    private Results() {}

    /** @param files the classes whose mutants these are, with those that got none */
    static void enter(Set<String> files, List<Mutant> tried) throws IOException {
        var machine = Machine.named(); // before a table is written: then the tree differs from its commit
        var said = read(SURVIVORS, Survivor::of);
        var counts = replace(read(CLASSES, Count::of), counted(tried), Count::file, files);
        var survivors = replace(said, survivors(tried, said), one -> one.mutant().file(), files);
        write(CLASSES, "class\tmutants\tkilled\ttimed out\tcommit", counts, Count::cells);
        write(SURVIVORS, "class\tline\tmethod\tmutator\tcode\treason", survivors, Survivor::cells);
        Files.writeString(DIRECTORY.resolve("README.md"), Page.of(counts, survivors, machine));
    }

    /** How many nobody has said of why they live. */
    static long unexplained() throws IOException {
        return read(SURVIVORS, Survivor::of).stream()
                .filter(survivor -> survivor.reason().isEmpty())
                .count();
    }

    private static List<Count> counted(List<Mutant> tried) throws IOException {
        var commit = Machine.commit();
        return tried.stream().collect(Collectors.groupingBy(Mutant::file, TreeMap::new, Collectors.toList())).values()
                .stream()
                .map(mutants -> count(mutants, commit))
                .toList();
    }

    private static Count count(List<Mutant> mutants, String commit) {
        int live = ended(mutants, Mutant.End.LIVES);
        int timedOut = ended(mutants, Mutant.End.TIMED_OUT);
        return new Count(mutants.get(0).file(), mutants.size(), mutants.size() - live, timedOut, commit);
    }

    private static int ended(List<Mutant> mutants, Mutant.End end) {
        return (int) mutants.stream().filter(mutant -> mutant.end() == end).count();
    }

    private static List<Survivor> survivors(List<Mutant> tried, List<Survivor> said) {
        var reasons = said.stream()
                .collect(Collectors.toMap(
                        survivor -> Survivor.key(survivor.mutant()), Survivor::reason, (one, same) -> one));
        return tried.stream()
                .filter(mutant -> mutant.end() == Mutant.End.LIVES)
                .sorted(Comparator.comparing(Mutant::line))
                .map(mutant -> new Survivor(mutant, reasons.getOrDefault(Survivor.key(mutant), "")))
                .toList();
    }

    /** Drops what has no source any more, too. */
    private static <T> List<T> replace(List<T> old, List<T> now, Function<T, String> file, Set<String> files) {
        var kept = old.stream()
                .filter(one -> !files.contains(file.apply(one)))
                .filter(one -> Files.exists(Mutant.source(file.apply(one))));
        return Stream.concat(kept, now.stream()).sorted(Comparator.comparing(file)).toList();
    }

    private static <T> List<T> read(Path table, Function<String[], T> row) throws IOException {
        if (!Files.exists(table)) {
            return List.of();
        }
        try (var lines = Files.lines(table)) {
            return lines.skip(1).map(line -> row.apply(line.split("\t", -1))).toList();
        }
    }

    private static <T> void write(Path table, String head, List<T> rows, Function<T, String> cells)
            throws IOException {
        Files.write(table, Stream.concat(Stream.of(head), rows.stream().map(cells)).toList());
    }
}
