package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.dauys.protocol.msm.WideVectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
        assertFalse(Engine.Wanted.scalar.needsChild(1_000_000));
        assertEquals(WideVectors.isStartable(), Engine.Wanted.auto.needsChild(1_000_000));
        assertEquals(WideVectors.isStartable(), Engine.Wanted.vector.needsChild(0));
    }

    @Test
    void a_large_record_without_vectors_is_checked_all_the_same() throws Unreadable {
        Engine.use(Engine.Wanted.auto, 1_000_000);
        assertEquals("scalar", Engine.used().name());
    }
}
