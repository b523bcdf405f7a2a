package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every check is needed: a verifier without it has nothing against the record that breaks it. */
class NeededTest {
    /**
     * What the verifier stumbles over without a check that leaves nothing to go on with: what cannot be read or found has no content. It
     * calls nothing valid, and nothing invalid.
     */
    private static final Map<Rule, Class<? extends Throwable>> STUMBLES = Map.of(
            Rule.R_1, NoSuchElementException.class, // an unknown kind
            Rule.R_20, NoSuchElementException.class, // no place in the roll
            Rule.K_6_1, NoSuchElementException.class, // no key
            Rule.B_6_4, IllegalArgumentException.class, // no point
            Rule.D_3_1, IndexOutOfBoundsException.class); // no factor

    /** What breaks these ends a record: under no head, or with a head whose parts would be parts of nothing. So the rest does not run. */
    private static final Set<Rule> BREAKS_OFF = EnumSet.of(Rule.L_4_1, Rule.D_3_2, Rule.D_4_1);

    @TestFactory
    Stream<DynamicTest> without_a_check_nothing_refuses_the_record_that_breaks_it() {
        return withRecords().stream().map(rule -> dynamicTest(rule.id(), () -> isNeeded(rule)));
    }

    @Test
    void every_check_that_a_record_can_break_is_among_them() {
        assertEquals(EnumSet.complementOf(EnumSet.copyOf(ExamplesTest.FOLLOW_FROM_OTHERS)), withRecords());
        assertEquals(72, withRecords().size());
    }

    private static EnumSet<Rule> withRecords() {
        return Stream.of(Rule.values())
                .filter(rule -> Files.exists(record(rule)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
    }

    private static Path record(Rule rule) {
        return ExamplesTest.DIRECTORY.resolve("broken-" + rule.id().toLowerCase(Locale.ROOT));
    }

    private static void isNeeded(Rule rule) throws Exception {
        var expected = new ObjectMapper().readTree(Files.readString(record(rule).resolve(Example.EXPECT)));
        var verifier = new CutOut(rule);
        var run = verifier.run(ExamplesTest.arguments(record(rule), expected).toArray(String[]::new));
        assertTrue(verifier.cuts() > 0, "nothing was cut");
        var stumbles = Optional.ofNullable(STUMBLES.get(rule));
        assertEquals(stumbles.isPresent(), run.thrown().isPresent(), run::toString);
        stumbles.ifPresent(over -> assertInstanceOf(over, run.thrown().get()));
        boolean judges = stumbles.isEmpty() && !BREAKS_OFF.contains(rule);
        var verdict = judges ? Verdict.VALID : Verdict.COULD_NOT_RUN;
        assertEquals(verdict.exit(), run.exit(), () -> failed(run).toString());
    }

    private static List<String> failed(CutOut.Run run) {
        return Pattern.compile("\"id\":\"[^\"]*\",\"status\":\"(?:failed|could-not-run)\"")
                .matcher(run.out())
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
