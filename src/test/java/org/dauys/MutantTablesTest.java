package org.dauys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code src/mutation} says of code that has gone says nothing: its group is to be tried again, or the row taken out. */
class MutantTablesTest {
    private static final Path TABLES = Path.of("src", "mutation");
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "dauys");

    @Test
    void every_class_that_was_tried_is_there() throws IOException {
        assertEquals(
                List.of(),
                rows("classes.tsv")
                        .map(cells -> cells[0])
                        .filter(MutantTablesTest::isGone)
                        .toList());
    }

    @Test
    void the_code_of_every_mutant_that_lives_stands_in_its_class() throws IOException {
        var gone = rows("survivors.tsv")
                .filter(cells -> isGone(cells[0]) || !lines(cells[0]).contains(cells[4]))
                .map(cells -> cells[0] + ": " + cells[4])
                .toList();
        assertEquals(List.of(), gone);
    }

    private static Stream<String[]> rows(String table) throws IOException {
        return Files.readAllLines(TABLES.resolve(table)).stream().skip(1).map(line -> line.split("\t", -1));
    }

    private static boolean isGone(String type) {
        try {
            Class.forName("org.dauys." + type, false, MutantTablesTest.class.getClassLoader());
            return false;
        } catch (ClassNotFoundException gone) {
            return true;
        }
    }

    private static List<String> lines(String type) {
        var file = SOURCES.resolve(type.replaceAll("\\$.*", "").replace('.', '/') + ".java");
        try {
            return Files.readAllLines(file).stream().map(String::strip).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
