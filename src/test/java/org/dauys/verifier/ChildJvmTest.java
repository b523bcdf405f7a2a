package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dauys.verifier.Unreadable.Why;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Children that run are VerifierJarIT's. */
class ChildJvmTest {
    private static final String PARENT = "dauys.verify.parent";
    private static final String FETCHED = "dauys.verify.fetched";

    @AfterEach
    void no_child() {
        System.clearProperty(PARENT);
        System.clearProperty(FETCHED);
    }

    @Test
    void a_child_answers_by_a_status_of_its_own() throws Unreadable {
        for (var verdict : Verdict.values()) {
            assertEquals(verdict.exit(), ChildJvm.status(verdict.exit()));
            System.setProperty(PARENT, "1");
            int status = ChildJvm.status(verdict.exit());
            System.clearProperty(PARENT);
            assertEquals(OptionalInt.of(verdict.exit()), ChildJvm.answer(status));
        }
        assertEquals(OptionalInt.empty(), ChildJvm.answer(1));
        for (int status : new int[] {0, 2, 63, 64 + Verdict.values().length, 137}) {
            assertEquals(
                    Why.EXHAUSTED,
                    assertThrows(Unreadable.class, () -> ChildJvm.answer(status))
                            .why());
        }
    }

    @Test
    void a_child_has_the_module_and_the_same_arguments() {
        var command = ChildJvm.command(Map.of(), Optional.empty(), "record", "--json");
        assertTrue(Collections.indexOfSubList(command, List.of("--add-modules", "jdk.incubator.vector")) > 0);
        assertEquals(
                List.of(Main.class.getName(), "record", "--json"), command.subList(command.size() - 3, command.size()));
        assertFalse(command.toString().contains(FETCHED));
    }

    @Test
    void a_child_is_told_what_was_fetched() {
        var file = Path.of("/somewhere/record.zip");
        assertTrue(ChildJvm.command(Map.of(), Optional.of(file)).contains("-D" + FETCHED + "=" + file));
        assertEquals(Optional.empty(), ChildJvm.fetched());
        System.setProperty(FETCHED, file.toString());
        assertEquals(Optional.of(file), ChildJvm.fetched());
    }
}
