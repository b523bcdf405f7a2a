package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {
    @Test
    void what_the_environment_gives_is_not_typed() {
        var environment = Map.of(
                "JAVA_TOOL_OPTIONS", " -Dsecret=x  '-Dtext=a b'\t",
                "JDK_JAVA_OPTIONS", "-Xss1m",
                "_JAVA_OPTIONS", "-Dlast=\"c d\"");
        var all = List.of("-Dsecret=x", "-Dtext=a b", "-Xss1m", "-Xmx4g", "-Dsecret=x", "-Dlast=c d");

        assertEquals(List.of("-Xmx4g", "-Dsecret=x"), JvmOptions.typed(all, environment));
        assertEquals(all, JvmOptions.typed(all, Map.of()));
        assertEquals(List.of(), JvmOptions.typed(List.of(), environment));
        assertEquals(
                List.of("-Xmx4g"), JvmOptions.typed(List.of("-Xmx4g"), environment), "a Java that took none of them");
    }

    @Test
    void two_words_that_java_joins_are_one_option() {
        var environment = Map.of("JDK_JAVA_OPTIONS", "--add-modules java.sql -Dsecret=x");
        var all = List.of("--add-modules=java.sql", "-Dsecret=x", "-Xmx4g");

        assertEquals(List.of("-Xmx4g"), JvmOptions.typed(all, environment));
    }

    @Test
    void all_may_be_of_the_environment() {
        assertEquals(List.of(), JvmOptions.typed(List.of("-Dlast=x"), Map.of("_JAVA_OPTIONS", "-Dlast=x")));
        var unfinished = Map.of("JDK_JAVA_OPTIONS", "-Dsecret=x --add-modules");
        assertEquals(List.of("-Xmx4g"), JvmOptions.typed(List.of("-Dsecret=x", "-Xmx4g"), unfinished));
    }

    @Test
    void a_collector_is_chosen_unless_somebody_chose_one() {
        assertEquals(List.of("-XX:+UseParallelGC"), JvmOptions.collector(List.of("-Xmx4g", "-XX:+UseGCOverheadLimit")));
        assertEquals(List.of(), JvmOptions.collector(List.of("-XX:+UseSerialGC")));
        assertEquals(List.of(), JvmOptions.collector(List.of("-Xmx4g", "-XX:-UseG1GC")));
    }
}
