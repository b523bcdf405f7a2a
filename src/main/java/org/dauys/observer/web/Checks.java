package org.dauys.observer.web;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dauys.platform.Language;

/**
 * The checks of a record, phase by phase, in the specification's own words: those that the observers' program prints. A check of a phase
 * that has no place on the page would be hidden from its readers, so the service doesn't start with one.
 */
@Startup
@Singleton
class Checks {
    /** Where the build puts {@code crypto-spec/checks.json}. */
    private static final String FILE = "org/dauys/verifier/checks.json";

    /** The business of another page. */
    private static final String RECEIPTS = "receipts";

    private final List<Line> lines;

    /** The phases of a record in their order. */
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

        static boolean has(String id) {
            return Arrays.stream(values()).anyMatch(phase -> phase.id().equals(id));
        }
    }

    record Line(String id, String phase, String section, Map<String, String> text) {}

    record Check(String id, String text) {}

    record Part(Phase phase, List<Check> checks) {}

    @Inject
    Checks(ObjectMapper json) {
        this(read(json));
    }

    /** @throws IllegalStateException where a line's phase is unknown: a fault of the build */
    Checks(List<Line> lines) {
        lines.stream()
                .filter(line -> !Phase.has(line.phase()) && !line.phase().equals(RECEIPTS))
                .findFirst()
                .ifPresent(line -> {
                    throw new IllegalStateException(
                            "checks.json: the page of checks has no place for the phase \"%s\" of %s"
                                    .formatted(line.phase(), line.id()));
                });
        this.lines = List.copyOf(lines);
    }

    private static List<Line> read(ObjectMapper json) {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            return json.readValue(in, new TypeReference<>() {});
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
