package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.msm.TriedEngine;
import org.dauys.protocol.msm.WideVectors;
import org.dauys.protocol.msm.WrongSum;
import org.dauys.protocol.partial.PartialVerdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The choice in a Java without the module with vectors; VerifierJarIT has the one with it. */
class EngineTest {
    private static final String RECORD =
            ExamplesTest.DIRECTORY.resolve("ok-single-choice").toString();

    @BeforeAll
    static void onlyWithoutTheModule() {
        assumeFalse(WideVectors.isStarted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"scalar", "auto"})
    void the_engine_is_named(String wanted) {
        var text = Run.of(RECORD, "--lang", "en", "--engine", wanted);
        assertEquals(0, text.exit(), text.toString());
        assertTrue(text.out().contains("Arithmetic: scalar"), text.toString());

        var json = Run.of(RECORD, "--json", "--engine", wanted);
        assertTrue(json.out().get(0).contains("\"engine\":\"scalar\""), json.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "en, this Java has no vectors",
        "ru, в этой Java нет векторных вычислений",
        "kk, бұл Java-да векторлық есептеу жоқ"
    })
    void vectors_that_are_not_there_are_not_replaced_in_silence(String language, String why) {
        var run = Run.of(RECORD, "--lang", language, "--engine", "vector");

        assertEquals(2, run.exit(), run.toString());
        assertTrue(run.out().isEmpty(), run.toString());
        assertTrue(run.terminal().get(0).contains(why), run.toString());
        assertTrue(run.terminal().get(0).contains("--engine scalar"), run.toString());
    }

    @Test
    void another_engine_there_is_not() {
        assertEquals(2, Run.of(RECORD, "--engine", "quantum").exit());
    }

    /** A child costs a third of a second, and the compiler's time for vectors more than that. */
    @Test
    void only_a_large_record_is_worth_a_child() {
        assertFalse(Engine.Wanted.auto.needsChild(1000));
        assertFalse(Engine.Wanted.auto.needsChild((1 << 15) - 1));
        assertEquals(WideVectors.isStartable(), Engine.Wanted.auto.needsChild(1 << 15));
        assertFalse(Engine.Wanted.scalar.needsChild(1_000_000));
        assertEquals(WideVectors.isStartable(), Engine.Wanted.auto.needsChild(1_000_000));
        assertEquals(WideVectors.isStartable(), Engine.Wanted.vector.needsChild(0));
    }

    @Test
    void what_a_child_has_done_is_not_done_again() {
        assumeTrue(WideVectors.isStartable());
        var asked = new ArrayList<Optional<Path>>();
        Machine machine = fetched -> {
            asked.add(fetched);
            return OptionalInt.of(7);
        };
        assertEquals(new Run(7, List.of(), List.of()), Run.on(machine, RECORD, "--engine", "vector"));
        assertEquals(1, asked.size());
        System.setProperty("dauys.vector.entries", "9");
        try {
            assertEquals(new Run(7, List.of(), List.of()), Run.on(machine, RECORD));
        } finally {
            System.clearProperty("dauys.vector.entries");
        }
        assertEquals(2, asked.size(), "a child that is wanted for a large record only, once its size is known");
    }

    @Test
    void a_large_record_without_vectors_is_checked_all_the_same() throws Unreadable {
        Engine.use(Engine.Wanted.auto, 1_000_000, fetched -> OptionalInt.empty());
        assertEquals("scalar", Engine.used().name());
    }

    /** Vectors that add rightly when they are tried first, and then do not. */
    private static final class Failing implements WideVectors.Engine, Machine {
        private final boolean leavesTheCurve;

        Failing(boolean leavesTheCurve) {
            this.leavesTheCurve = leavesTheCurve;
        }

        @Override
        public OptionalInt child(Optional<Path> fetched) {
            return OptionalInt.empty();
        }

        @Override
        public WideVectors.Found vectors() {
            return new WideVectors.Found.Usable(this);
        }

        @Override
        public Optional<WideVectors.Lack> lack() {
            return Optional.empty();
        }

        @Override
        public boolean isSound() {
            return leavesTheCurve;
        }

        @Override
        public Sum begin() {
            if (leavesTheCurve) {
                throw new WrongSum("off the curve");
            }
            return new ScalarEngine().begin();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void vectors_that_turn_out_to_be_wrong_are_given_up(boolean leavesTheCurve) {
        var machine = new Failing(leavesTheCurve);
        var insisting = Run.on(machine, RECORD, "--lang", "en", "--engine", "vector");
        assertEquals(2, insisting.exit(), insisting.toString());
        assertTrue(insisting.out().isEmpty(), insisting.toString());
        assertTrue(insisting.terminal().toString().contains("vectors do not add"), insisting.toString());

        System.setProperty("dauys.vector.entries", "1");
        try {
            var willing = Run.on(machine, RECORD, "--lang", "en");
            assertEquals(0, willing.exit(), willing.toString());
            assertTrue(willing.out().contains("Arithmetic: scalar"), willing.toString());
            assertTrue(willing.terminal().toString().contains("vectors do not add"), willing.toString());
        } finally {
            System.clearProperty("dauys.vector.entries");
        }
    }

    /** Plain Java that adds rightly when it is tried, or not even then. */
    private record FailingScalar(boolean seemsSound) implements TriedEngine, Machine {
        @Override
        public OptionalInt child(Optional<Path> fetched) {
            return OptionalInt.empty();
        }

        @Override
        public TriedEngine scalar() {
            return this;
        }

        @Override
        public boolean isSound() {
            return seemsSound;
        }

        @Override
        public Sum begin() {
            throw new WrongSum("off the curve");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void where_plain_Java_adds_wrongly_Bouncy_Castle_takes_over(boolean seemsSound) {
        var run = Run.on(new FailingScalar(seemsSound), RECORD, "--lang", "en", "--engine", "scalar");
        assertEquals(0, run.exit(), run.toString());
        assertTrue(run.out().contains("Arithmetic: bouncy-castle"), run.toString());
        assertEquals(seemsSound, run.terminal().toString().contains("plain Java does not add"), run.toString());
    }

    /** What they have added before may be wrong as well. */
    @Test
    void with_vectors_that_are_given_up_all_pieces_are_made_again(@TempDir Path work) throws IOException {
        var inPieces = new String[] {RECORD, "--work", work.toString(), "--piece", "5"};
        assertEquals(0, Run.of((Object[]) inPieces).exit());
        var before = FileTime.from(Instant.EPOCH);
        for (var piece : pieces(work)) {
            Files.setLastModifiedTime(piece, before);
        }
        System.setProperty("dauys.vector.entries", "1");
        try {
            var run = Run.on(new Failing(false), (Object[]) inPieces);
            assertEquals(0, run.exit(), run.toString());
        } finally {
            System.clearProperty("dauys.vector.entries");
        }
        assertFalse(pieces(work).isEmpty());
        for (var piece : pieces(work)) {
            assertNotEquals(before, Files.getLastModifiedTime(piece), piece.toString());
        }
    }

    private static List<Path> pieces(Path work) throws IOException {
        try (var files = Files.list(work)) {
            return files.filter(file -> file.toString().endsWith(".partial")).toList();
        }
    }

    @Test
    void nothing_is_written_that_rests_on_wrong_sums(@TempDir Path directory) throws Unreadable {
        var record = PartialFiles.record(Path.of(RECORD));
        var opening = RangeCheck.Opening.of(record).orElseThrow();
        var range = new PartialVerdict.Range(opening.next(), record.size());
        var file = directory.resolve("partial");
        Engine.use(Engine.Wanted.vector, 0, new Failing(false));
        try {
            assertThrows(
                    WrongSum.class,
                    () -> RangeCheck.write(record, opening, range, PartialFiles.ALMATY, file, done -> {}));
            assertFalse(Files.exists(file));
        } finally {
            Engine.use(Engine.Wanted.scalar, 0, new Failing(false));
        }
    }
}
