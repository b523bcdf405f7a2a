package org.dauys;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dauys.testing.NeedsBrowser;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * {@code crypto-spec/attacks.tsv} says of every published attack where it would strike and which tests show that it fails. The
 * names of those tests begin with the attack's id: {@code a05_…} in Java, {@code "a05 …"} in TypeScript.
 */
class AttackIndexTest {
    private static final Path INDEX = Path.of("crypto-spec", "attacks.tsv");
    private static final Path JAVA = Path.of("src", "test", "java");
    private static final Path TYPE_SCRIPT = Path.of("src", "main", "web", "test");
    private static final Set<String> HOMES = Set.of("server", "verifier", "browser");
    /** What strikes only what isn't there yet: shuffles. Every other attack that breaks result or secrecy has a test. */
    private static final Set<String> NOT_YET = Set.of("C01", "C04", "C05");

    private static final String SAYS_SO = "does not apply yet: ";
    private static final Pattern JAVA_NAME = Pattern.compile(" ([a-f]\\d\\d_\\w+)(?:\\(| =)");
    private static final Pattern TYPE_SCRIPT_NAME = Pattern.compile("test\\(\"(([a-f]\\d\\d) [^\"]*)\"");

    /** @param open why the attack does not apply, or what is still to be built; mostly empty */
    private record Row(String id, String priority, String attack, Set<String> homes, List<String> tests, String open) {
        static Row of(String line) {
            var cells = line.split("\t", -1);
            assertEquals(6, cells.length, line);
            return new Row(cells[0], cells[1], cells[2], Set.copyOf(words(cells[3])), words(cells[4]), cells[5]);
        }

        boolean isShownInABrowser() throws ClassNotFoundException {
            for (var test : tests) {
                var type = test.substring(0, test.indexOf('#'));
                if (type.endsWith(".ts") || classOf(type).isAnnotationPresent(NeedsBrowser.class)) {
                    return true;
                }
            }
            return false;
        }

        private static List<String> words(String cell) {
            return Arrays.stream(cell.split(" "))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }

        boolean applies() {
            return !homes.equals(Set.of("-"));
        }

        /** Result or secrecy breaks. */
        boolean isGrave() {
            return priority.equals("P0");
        }

        boolean isShown() {
            return tests.stream().anyMatch(test -> test.contains("#" + id.toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void every_attack_has_a_test_of_its_name_or_a_reason_why_not() throws IOException {
        for (var row : rows()) {
            assertTrue(HOMES.containsAll(row.homes) || !row.applies(), row.id + " has homes of its own");
            assertFalse(row.attack.isBlank(), row.id + " says nothing");
            assertTrue(row.applies() && row.isShown() || !row.open.isBlank(), row.id + " has neither test nor reason");
        }
    }

    @Test
    void every_attack_that_breaks_result_or_secrecy_has_a_test_of_its_name() throws IOException {
        for (var row : rows()) {
            boolean later = NOT_YET.contains(row.id);
            assertEquals(later, row.open.startsWith(SAYS_SO), row.id + " does not apply yet, or does");
            assertTrue(later || !row.isGrave() || row.isShown(), row.id + " has a reason and no test");
        }
    }

    /** A home that the index names has a test there: in the browser's own code, or with a browser. */
    @Test
    void what_strikes_the_browser_is_tried_there() throws IOException, ClassNotFoundException {
        for (var row : rows()) {
            if (row.homes.contains("browser")) {
                assertTrue(row.isShownInABrowser(), row.id + " is tried in no browser");
            }
        }
    }

    @Test
    void what_is_still_to_be_built_is_said() throws IOException {
        var open = rows().stream()
                .filter(row -> row.applies() && !row.open.isBlank())
                .toList();
        open.forEach(row -> System.out.println("open: " + row.id + " " + row.priority + ": " + row.open));
    }

    @Test
    void every_test_in_the_index_is_a_test_that_runs() throws IOException, ClassNotFoundException {
        for (var row : rows()) {
            for (var test : row.tests) {
                var name = test.split("#");
                assertTrue(name[0].endsWith(".ts") ? isTypeScript(name[0], name[1]) : isJava(name[0], name[1]), test);
            }
        }
    }

    @Test
    void every_test_named_after_an_attack_is_in_the_index() throws IOException {
        var indexed = rows().stream()
                .flatMap(row -> row.tests.stream())
                .map(test -> test.substring(test.lastIndexOf('/') + 1))
                .collect(toSet());
        var named = new TreeSet<String>();
        for (var file : files(JAVA, ".java")) {
            var type = file.getFileName().toString().replace(".java", "#");
            names(JAVA_NAME, file).forEach(name -> named.add(type + name));
        }
        for (var file : files(TYPE_SCRIPT, ".test.ts")) {
            names(TYPE_SCRIPT_NAME, file).forEach(id -> named.add(file.getFileName() + "#" + id));
        }
        assertFalse(named.isEmpty());
        named.removeAll(indexed);
        assertEquals(Set.of(), named);
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(INDEX).stream().skip(1).map(Row::of).toList();
    }

    /** A member with an annotation that a test engine looks for, in the one class of that name. */
    private static boolean isJava(String type, String member) throws ClassNotFoundException {
        var found = classOf(type);
        return Stream.concat(Arrays.stream(found.getDeclaredMethods()), Arrays.stream(found.getDeclaredFields()))
                .filter(declared ->
                        ((java.lang.reflect.Member) declared).getName().equals(member))
                .anyMatch(declared -> AnnotationSupport.isAnnotated(declared, Testable.class));
    }

    private static Class<?> classOf(String type) throws ClassNotFoundException {
        var file = only(files(JAVA, "/" + type + ".java"), type);
        var name = JAVA.relativize(file).toString().replace(".java", "").replace('/', '.');
        return Class.forName(name, false, AttackIndexTest.class.getClassLoader());
    }

    private static boolean isTypeScript(String file, String id) {
        return names(TYPE_SCRIPT_NAME, only(files(TYPE_SCRIPT, "/" + file), file))
                .contains(id);
    }

    private static Path only(List<Path> found, String name) {
        assertEquals(1, found.size(), "files of the name " + name + ": " + found);
        return found.get(0);
    }

    private static List<Path> files(Path root, String end) {
        try (var all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(end)).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Set<String> names(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(found.groupCount()))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
