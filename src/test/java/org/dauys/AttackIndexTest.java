package org.dauys;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * {@code crypto-spec/attacks.tsv} says of every published attack where it would strike and which tests show that it fails there. The
 * names of those tests begin with the attack's id: {@code a05_…} in Java, {@code "a05 …"} in TypeScript; a test of another attack or
 * of the usual run may be among them.
 */
class AttackIndexTest {
    private static final Path INDEX = Path.of("crypto-spec", "attacks.tsv");
    private static final Path JAVA = Path.of("src", "test", "java");
    private static final Path TYPE_SCRIPT = Path.of("src", "main", "web", "test");
    private static final Set<String> HOMES = Set.of("server", "verifier", "browser");
    /** What strikes only what isn't there yet: shuffles. Every other attack that breaks result or secrecy has a test. */
    private static final Set<String> NOT_YET = Set.of("C01", "C04", "C05");

    private static final String CONDITIONS = EnabledIfSystemProperty.class.getPackageName() + ".";
    private static final String SAYS_SO = "does not apply yet: ";
    private static final Pattern JAVA_NAME = Pattern.compile(" ([a-f]\\d\\d_\\w+)(?:\\(| =)");
    private static final Pattern TYPE_SCRIPT_NAME = Pattern.compile("test\\(\"(([a-f]\\d\\d) [^\"]*)\"");

    /**
     * A test as the index has it, {@code Class#member@server+verifier}.
     *
     * @param homes where it strikes; none, if it tries what every home runs
     */
    private record Shown(String type, String member, Set<String> homes) {
        static Shown of(String word) {
            var parts = word.split("[#@]");
            return new Shown(parts[0], parts[1], parts.length < 3 ? Set.of() : Set.of(parts[2].split("\\+")));
        }

        boolean isTypeScript() {
            return type.endsWith(".ts");
        }
    }

    /** @param open why the attack does not apply in some home, or what is still to be built; mostly empty */
    private record Row(String id, String priority, String attack, Set<String> homes, List<Shown> tests, String open) {
        static Row of(String line) {
            var cells = line.split("\t", -1);
            assertEquals(6, cells.length, line);
            var tests = words(cells[4]).stream().map(Shown::of).toList();
            return new Row(cells[0], cells[1], cells[2], Set.copyOf(words(cells[3])), tests, cells[5]);
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

        /** By a test of its name that runs without being asked for. */
        boolean isShown() {
            return tests.stream()
                    .filter(test -> test.member.startsWith(id.toLowerCase(Locale.ROOT)))
                    .anyMatch(AttackIndexTest::alwaysRuns);
        }

        boolean isShown(String home) {
            return tests.stream().anyMatch(test -> test.homes.contains(home) && alwaysRuns(test));
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

    /** So an attack is not counted as tried in a home because it is tried in another. */
    @Test
    void every_home_of_an_attack_has_a_test_that_runs_there() throws IOException {
        for (var row : rows()) {
            for (var home : row.homes) {
                assertTrue(!row.applies() || row.isShown(home), row.id + " is not tried in the home " + home);
            }
            row.tests.forEach(test -> assertTrue(row.homes.containsAll(test.homes), row.id + ": " + test));
        }
    }

    @Test
    void every_test_strikes_where_the_index_says() throws IOException {
        var homes = new TestHomes();
        for (var row : rows()) {
            for (var test : row.tests) {
                for (var home : test.homes) {
                    boolean there = test.isTypeScript()
                            ? home.equals("browser")
                            : homes.strikes(classOf(test.type), test.member, home);
                    assertTrue(there, row.id + ": " + test + " does not strike at the " + home);
                }
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
    void every_test_in_the_index_is_a_test() throws IOException {
        for (var row : rows()) {
            for (var test : row.tests) {
                boolean known = test.isTypeScript()
                        ? isTypeScript(test.type, test.member)
                        : member(test.type, test.member).isPresent();
                assertTrue(known, test.toString());
            }
        }
    }

    @Test
    void every_test_named_after_an_attack_is_in_the_index() throws IOException {
        var indexed = rows().stream()
                .flatMap(row -> row.tests.stream())
                .map(test -> test.type.substring(test.type.lastIndexOf('/') + 1) + "#" + test.member)
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
    private static Optional<AnnotatedElement> member(String type, String member) {
        var found = classOf(type);
        return Stream.of(found.getDeclaredMethods(), found.getDeclaredFields())
                .flatMap(Arrays::stream)
                .filter(declared -> ((Member) declared).getName().equals(member))
                .filter(declared -> AnnotationSupport.isAnnotated(declared, Testable.class))
                .findFirst()
                .map(AnnotatedElement.class::cast);
    }

    /** Not only where somebody asks for it. A class that needs a browser is left out without one, and the build says so. */
    private static boolean alwaysRuns(Shown test) {
        return test.isTypeScript()
                || Stream.of(member(test.type, test.member).orElseThrow(), classOf(test.type))
                        .flatMap(element -> Arrays.stream(element.getAnnotations()))
                        .map(annotation -> annotation.annotationType().getName())
                        .noneMatch(name -> name.equals(Disabled.class.getName()) || name.startsWith(CONDITIONS));
    }

    private static Class<?> classOf(String type) {
        var file = only(files(JAVA, "/" + type + ".java"), type);
        var name = JAVA.relativize(file).toString().replace(".java", "").replace('/', '.');
        try {
            return Class.forName(name, false, AttackIndexTest.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            throw new AssertionError(absent);
        }
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
