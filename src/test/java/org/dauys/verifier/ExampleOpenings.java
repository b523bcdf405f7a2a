package org.dauys.verifier;

import static org.dauys.verifier.OkExamples.answer;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleRecord;

/** Honest records with openings of tests that they don't have. */
final class ExampleOpenings {
    private static final String FILE = "opening.txt";

    private ExampleOpenings() {}

    static Stream<Example> all() {
        return Stream.of(
                example(
                        "opening-not-judged",
                        "an honest record in which voting goes on, and the opening of a test that it does not have yet",
                        voting(),
                        2,
                        answer("opening", FILE, "status", "not-judged")),
                example(
                        "opening-of-no-test",
                        "an honest record in which voting is over, and the opening of a test that it does not have",
                        voting().close(),
                        1,
                        answer("failed", "B-8.3", "opening", FILE)));
    }

    private static SampleRecord voting() {
        return BrokenBeginnings.prepared().open().vote(1, List.of(List.of(0)));
    }

    private static Example example(
            String name, String about, SampleRecord record, int exit, Map<String, Object> answer) {
        var opening = voting().opening(2, Purpose.AUDIT, List.of(List.of(1)));
        return new Example(name, about, RecordFiles.of(record), List.of(), exit, List.of(), Map.of())
                .with(List.of("--opening", FILE), Map.of(FILE, Bytes.utf8(opening.encode() + "\n")))
                .saying("openings", List.of(answer));
    }
}
