package org.dauys.protocol.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dauys.protocol.ballot.BallotVectors;
import org.dauys.protocol.ceremony.CeremonyVectors;
import org.dauys.protocol.credential.CredentialVectors;
import org.dauys.protocol.elgamal.ElgamalVectors;
import org.dauys.protocol.group.GroupVectors;
import org.dauys.protocol.json.JsonVectors;
import org.dauys.protocol.jws.JwsVectors;
import org.dauys.protocol.log.LogVectors;
import org.dauys.protocol.log.WitnessVectors;
import org.dauys.protocol.proof.EqualityVectors;
import org.dauys.protocol.proof.PossessionVectors;
import org.dauys.protocol.proof.RangeVectors;
import org.dauys.protocol.receipt.ReceiptVectors;
import org.dauys.protocol.record.AnchorVectors;
import org.dauys.protocol.record.DocumentVectors;
import org.dauys.protocol.tally.OutcomeVectors;
import org.dauys.protocol.tally.TallyVectors;
import org.dauys.protocol.transcript.TranscriptVectors;
import org.dauys.verifier.ArchiveVectors;
import org.dauys.verifier.PartialVectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Specification, code and vectors can't drift apart: every file is what its generator writes, and every vector has the
 * outcome it names. {@code -DargLine=-Dvectors.write} writes the files anew, to be looked at before they are committed.
 */
class VectorsTest {
    @TempDir
    private static Path directory;

    private static List<VectorFile> files() {
        return List.of(
                new GroupVectors(),
                new TranscriptVectors(),
                new ElgamalVectors(),
                new PossessionVectors(),
                new EqualityVectors(),
                new RangeVectors(),
                new CredentialVectors(),
                new BallotVectors(),
                new JsonVectors(),
                new JwsVectors(),
                new DocumentVectors(),
                new LogVectors(),
                new WitnessVectors(),
                new ArchiveVectors(directory),
                new AnchorVectors(),
                new CeremonyVectors(),
                new TallyVectors(),
                new OutcomeVectors(),
                new ReceiptVectors(),
                new WorkedVectors(),
                new PartialVectors(directory));
    }

    @BeforeAll
    static void write_the_files_anew_if_asked() throws IOException {
        if (System.getProperty("vectors.write") != null) {
            for (var file : files()) {
                Files.writeString(VectorFiles.path(file), VectorFiles.text(file));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> every_file_is_what_its_generator_writes() {
        return files().stream()
                .map(file -> dynamicTest(file.name(), () -> {
                    assertEquals(VectorFiles.text(file), Files.readString(VectorFiles.path(file)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_vector_has_the_outcome_it_names() {
        return files().stream().flatMap(file -> {
            var vectors = VectorFiles.read(file);
            assertFalse(vectors.isEmpty(), "no vectors in " + file.name());
            return vectors.stream()
                    .map(vector -> dynamicTest(
                            file.name() + ": " + VectorFiles.text(vector, "name"),
                            () -> assertEquals(VectorFiles.expected(vector), file.run(vector))));
        });
    }

    @TestFactory
    Stream<DynamicTest> every_step_has_a_vector_that_fails_there() {
        return files().stream()
                .map(file -> dynamicTest(file.name(), () -> {
                    var failing = VectorFiles.read(file).stream()
                            .flatMap(vector -> Stream.of(vector.path("expect"), vector.path("inner")))
                            .map(JsonNode::asText)
                            .filter(step -> !step.equals("ok") && !step.isEmpty())
                            .collect(Collectors.toSet());
                    assertEquals(file.steps(), failing);
                }));
    }

    @TestFactory
    Stream<DynamicTest> no_two_vectors_have_one_name() {
        return files().stream()
                .map(file -> dynamicTest(file.name(), () -> {
                    var names = VectorFiles.read(file).stream()
                            .map(vector -> VectorFiles.text(vector, "name"))
                            .toList();
                    assertEquals(names.size(), new HashSet<>(names).size());
                }));
    }
}
