package org.dauys.observer.web;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dauys.platform.Language;

/** The checks of a record, phase by phase, in the specification's own words: those that the observers' program prints. */
@Singleton
class Checks {
    /** Where the build puts {@code crypto-spec/checks.json}. */
    private static final String FILE = "org/dauys/verifier/checks.json";

    private final List<Line> lines;

    /** The phases of a record in their order; receipts are the business of another page. */
    enum Phase {
        LOG,
        ENTRIES,
        MANIFEST,
        ROLL,
        CEREMONY,
        VOTING,
        BALLOTS,
        TALLY;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Line(String id, String phase, String section, Map<String, String> text) {}

    record Check(String id, String text) {}

    record Part(Phase phase, List<Check> checks) {}

    @Inject
    Checks(ObjectMapper json) {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            this.lines = json.readValue(in, new TypeReference<List<Line>>() {});
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    List<Part> in(Language reader) {
        return Arrays.stream(Phase.values())
                .map(phase -> new Part(phase, of(phase, reader.tag())))
                .toList();
    }

    private List<Check> of(Phase phase, String language) {
        return lines.stream()
                .filter(line -> line.phase().equals(phase.id()))
                .map(line -> new Check(line.id(), line.text().get(language)))
                .toList();
    }
}
