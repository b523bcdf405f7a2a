package org.dauys.protocol.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dauys.protocol.group.GroupVectors;
import org.dauys.protocol.transcript.TranscriptVectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Specification, code and vectors can't drift apart: every file is what its generator writes, and every vector has the
 * outcome it names. {@code -DargLine=-Dvectors.write} writes the files anew, to be looked at before they are committed.
 */
class VectorsTest {
    private static final List<VectorFile> FILES = List.of(new GroupVectors(), new TranscriptVectors());

    @BeforeAll
    static void write_the_files_anew_if_asked() throws IOException {
        if (System.getProperty("vectors.write") != null) {
            for (var file : FILES) {
                Files.writeString(VectorFiles.path(file), VectorFiles.text(file));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> every_file_is_what_its_generator_writes() {
        return FILES.stream()
                .map(file -> dynamicTest(file.name(), () -> {
                    assertEquals(VectorFiles.text(file), Files.readString(VectorFiles.path(file)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_vector_has_the_outcome_it_names() {
        return FILES.stream().flatMap(file -> {
            var vectors = VectorFiles.read(file);
            assertFalse(vectors.isEmpty(), "no vectors in " + file.name());
            return vectors.stream()
                    .map(vector -> dynamicTest(
                            file.name() + ": " + VectorFiles.text(vector, "name"),
                            () -> assertEquals(VectorFiles.text(vector, "expect"), file.run(vector))));
        });
    }

    @TestFactory
    Stream<DynamicTest> every_step_has_a_vector_that_fails_there() {
        return FILES.stream()
                .map(file -> dynamicTest(file.name(), () -> {
                    Set<String> failing = new TreeSet<>();
                    VectorFiles.read(file).forEach(vector -> failing.addAll(refusals(vector)));
                    assertEquals(new TreeSet<>(file.steps()), failing);
                }));
    }

    @TestFactory
    Stream<DynamicTest> no_two_vectors_have_one_name() {
        return FILES.stream()
                .map(file -> dynamicTest(file.name(), () -> {
                    var names = VectorFiles.read(file).stream()
                            .map(vector -> VectorFiles.text(vector, "name"))
                            .toList();
                    assertEquals(names.size(), new HashSet<>(names).size());
                }));
    }

    /** The step that refuses, and the step of the proof inside it if there is one. */
    private static List<String> refusals(JsonNode vector) {
        var refusals = new ArrayList<String>();
        if (!VectorFiles.text(vector, "expect").equals("ok")) {
            refusals.add(VectorFiles.text(vector, "expect"));
        }
        if (vector.has("inner")) {
            refusals.add(VectorFiles.text(vector, "inner"));
        }
        return refusals;
    }
}
