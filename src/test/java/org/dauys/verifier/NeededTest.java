package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every check is needed: a verifier without it has nothing against the record that breaks it. */
class NeededTest {
    /**
     * Those that leave nothing to go on with: what cannot be read, opened or found has no content. Without them the verifier
     * stops, and calls nothing valid.
     */
    private static final Set<Rule> NOTHING_LEFT = EnumSet.of(
            Rule.R_1,
            Rule.R_2,
            Rule.R_4,
            Rule.R_5,
            Rule.R_7,
            Rule.R_8,
            Rule.R_20,
            Rule.M_2_1,
            Rule.K_6_1,
            Rule.B_6_3,
            Rule.B_6_4,
            Rule.D_1_1,
            Rule.D_3_1,
            Rule.D_4_2,
            Rule.Q_4_1);

    @TestFactory
    Stream<DynamicTest> without_a_check_nothing_refuses_the_record_that_breaks_it() {
        return Stream.of(Rule.values())
                .filter(rule -> Files.exists(record(rule)))
                .map(rule ->
                        dynamicTest(rule.id(), () -> assertEquals(!NOTHING_LEFT.contains(rule), passesWithout(rule))));
    }

    private static Path record(Rule rule) {
        return ExamplesTest.DIRECTORY.resolve("broken-" + rule.id().toLowerCase(Locale.ROOT));
    }

    /** Does the verifier without that check judge the record, and find nothing against it? */
    private static boolean passesWithout(Rule rule) throws Exception {
        var expected = new ObjectMapper().readTree(Files.readString(record(rule).resolve(Example.EXPECT)));
        var arguments = ExamplesTest.arguments(record(rule), expected).toArray(String[]::new);
        var out = new ByteArrayOutputStream();
        int exit = new CutOut(rule).run(new PrintStream(out, true, StandardCharsets.UTF_8), silent(), arguments);
        return out.size() > 0 && exit != 1;
    }

    private static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    }
}
