package org.dauys.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What has become of the mutants so far, one a line, in the order in which they are tried. */
record Tried(Path list) {
    static Tried in(Path directory) {
        return new Tried(directory.resolve("tried.tsv"));
    }

    List<Mutant> all() throws IOException {
        if (!Files.exists(list)) {
            return List.of();
        }
        try (var lines = Files.lines(list)) {
            return lines.map(line -> line.split("\t", -1))
                    .map(cells -> Mutant.of(cells, Mutant.End.valueOf(cells[5])))
                    .toList();
        }
    }

    void add(Mutant mutant) throws IOException {
        Files.writeString(
                list,
                mutant.cells() + "\t" + mutant.end() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
