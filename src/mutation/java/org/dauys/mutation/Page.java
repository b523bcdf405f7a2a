package org.dauys.mutation;

import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The results as people read them. */
final class Page {
    private Page() {}

    static String of(List<Count> counts, List<Survivor> survivors, String machine) throws IOException {
        return """
                # Mutants, and the tests that kill them

                Written by `mvn -Pmutation … exec:exec@mutation -Dgroup=…` (CONTRIBUTING.md says how) from `classes.tsv` and
                `survivors.tsv`; only reasons are written by hand, into the last column of `survivors.tsv`. A mutant is the
                code with one condition, number, call or result changed, by PIT's default operators. Killed: a test fails.
                A class of a group that has no row in `classes.tsv` and is not named below got no mutant: these operators take
                no call out of a chain that returns its object, so that a dropped equation or field of a transcript is tried by
                NeededTest, the forgers and TranscriptFieldsTest instead.
                Rows of one package at several commits: classes were tried again alone after they had changed.

                Last entered on: %s.

                | package | mutants | killed | | of them by time | measured at |
                | --- | ---: | ---: | ---: | ---: | --- |
                %s

                Not tried, of the classes in groups: %s.

                Changed since they were tried: %s.

                In no group: %s.

                ## Those that live, and why

                | class:line | changed | code | why it lives |
                | --- | --- | --- | --- |
                %s
                """
                .formatted(
                        machine,
                        table(counts),
                        Gaps.untried(counts),
                        Gaps.changed(counts),
                        Gaps.ungrouped(),
                        survivors.stream().map(Page::row).collect(Collectors.joining("\n")));
    }

    private static String table(List<Count> counts) {
        var places = counts.stream().collect(Collectors.groupingBy(Count::place, TreeMap::new, Collectors.toList()));
        var rows = places.entrySet().stream().map(place -> row("`" + place.getKey() + "`", place.getValue()));
        return rows.collect(Collectors.joining("\n")) + "\n" + row("all", counts);
    }

    private static String row(String name, List<Count> counts) {
        int mutants = counts.stream().mapToInt(Count::mutants).sum();
        int killed = counts.stream().mapToInt(Count::killed).sum();
        int timedOut = counts.stream().mapToInt(Count::timedOut).sum();
        var commits = counts.stream().map(Count::commit).distinct().sorted().collect(Collectors.joining(", "));
        return "| %s | %d | %d | %d %% | %d | %s |"
                .formatted(name, mutants, killed, 100 * killed / mutants, timedOut, commits);
    }

    private static String row(Survivor survivor) {
        var mutant = survivor.mutant();
        return "| `%s:%d` | %s | `%s` | %s |"
                .formatted(
                        mutant.type(),
                        mutant.line(),
                        mutant.mutator(),
                        mutant.code().replace("|", "\\|"),
                        survivor.reason());
    }
}
