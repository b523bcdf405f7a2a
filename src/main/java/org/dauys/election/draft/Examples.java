package org.dauys.election.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.dauys.election.draft.DraftFile.Reading.Read;

/** The elections that are shipped to start from: the files of {@code ballots-examples/elections}. */
public final class Examples {
    private static final String FOLDER = "/ballots-examples/elections/";

    /** Their names, the most usual first. */
    public static final List<String> NAMES =
            List.of("chair", "committee", "report", "reporting-conference", "collective-agreement", "strike");

    private Examples() {}

    /** One of them; without dates, which only a committee can set. */
    public record Example(String name, Draft draft) {}

    public static List<Example> all() {
        return NAMES.stream().map(name -> new Example(name, load(name))).toList();
    }

    public static Optional<Draft> find(String name) {
        return NAMES.stream().filter(name::equals).map(Examples::load).findFirst();
    }

    private static Draft load(String name) {
        try (var in = Examples.class.getResourceAsStream(FOLDER + name + ".json")) {
            if (in != null && DraftFile.read(in.readAllBytes()) instanceof Read read) {
                return read.draft();
            }
            throw new IllegalStateException("the example " + name + " can't be read");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
