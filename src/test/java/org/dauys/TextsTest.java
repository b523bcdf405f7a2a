package org.dauys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every text stands in Kazakh, Russian and English, with the same blanks to fill. */
class TextsTest {
    private static final Path FOLDER = Path.of("src/main/resources/messages");

    /** The verifier is a jar of its own and carries its words with it. */
    private static final Path VERIFIER = Path.of("src/main/resources/org/dauys/verifier/words");

    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");
    private static final Pattern BLANK = Pattern.compile("\\{([A-Za-z0-9]+)[^}]*}");

    /** Letters that only Kazakh has; a Kazakh bundle without one was copied from Russian. */
    private static final Pattern KAZAKH = Pattern.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]");

    @TestFactory
    Stream<DynamicTest> every_bundle_says_the_same_in_three_languages() throws IOException {
        var bundles = bundles();
        assertFalse(bundles.isEmpty(), "no bundles found");
        return bundles.stream()
                .map(bundle -> DynamicTest.dynamicTest(bundle, () -> {
                    var kazakh = load(bundle, "kk");
                    for (var language : LANGUAGES) {
                        var other = load(bundle, language);
                        assertEquals(
                                kazakh.stringPropertyNames(), other.stringPropertyNames(), bundle + " " + language);
                        for (var key : kazakh.stringPropertyNames()) {
                            assertFalse(other.getProperty(key).isBlank(), bundle + " " + language + " " + key);
                            assertEquals(
                                    blanks(kazakh.getProperty(key)),
                                    blanks(other.getProperty(key)),
                                    bundle + " " + language + " " + key);
                        }
                    }
                    assertTrue(KAZAKH.matcher(kazakh.values().toString()).find(), bundle + "_kk holds no Kazakh");
                }));
    }

    @Test
    void every_doubt_about_kazakh_names_a_text_as_it_stands() throws IOException {
        var rows = Files.readAllLines(FOLDER.resolve("kk-proofread.tsv"));
        assertEquals("bundle\tkey\ttext\tdoubt", rows.get(0));
        for (var row : rows.subList(1, rows.size())) {
            var cells = row.split("\t", -1);
            assertEquals(4, cells.length, row);
            assertTrue(load(cells[0], "kk").getProperty(cells[1], "").contains(cells[2]), row);
        }
    }

    private static Set<String> bundles() throws IOException {
        try (var files = Files.list(FOLDER)) {
            var pages = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".properties"))
                    .map(name -> name.substring(0, name.lastIndexOf('_')));
            return Stream.concat(pages, Stream.of("verifier")).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Properties load(String bundle, String language) {
        var texts = new Properties();
        var place = bundle.equals("verifier") ? VERIFIER : FOLDER.resolve(bundle);
        try (var in = Files.newBufferedReader(Path.of(place + "_" + language + ".properties"))) {
            texts.load(in);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return texts;
    }

    private static Set<String> blanks(String text) {
        return BLANK.matcher(text)
                .results()
                .map(blank -> blank.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
