package org.dauys.protocol.msm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.msm.WideVectors.Found;
import org.dauys.protocol.msm.WideVectors.Lack;
import org.dauys.testing.OwnJava;
import org.junit.jupiter.api.Test;

/** Where an engine with vectors is used and where not, in a Java with their module and in one without. */
class WideVectorsTest {
    private record Made(Optional<Lack> lack, boolean isSound) implements WideVectors.Engine {
        @Override
        public Sum begin() {
            throw new AssertionError("nothing is summed");
        }

        @Override
        public List<Element> sums(List<List<Point>> lists) {
            throw new AssertionError("nothing is summed");
        }
    }

    @Test
    void only_an_engine_that_lacks_nothing_and_adds_rightly_is_used() {
        var sound = new Made(Optional.empty(), true);
        assertEquals(new Found.Usable(sound), WideVectors.tried(sound));
        assertEquals(new Found.Lacking(Lack.SOUNDNESS), WideVectors.tried(new Made(Optional.empty(), false)));
        for (var lack : List.of(Lack.WIDTH, Lack.FUSION)) {
            assertEquals(new Found.Lacking(lack), WideVectors.tried(new Made(Optional.of(lack), true)));
        }
    }

    /** What Java was started with says so. */
    @Test
    void the_module_is_there_where_this_java_was_started_with_it() {
        var started = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.equals("--add-modules=" + WideVectors.MODULE));
        assertEquals(started, WideVectors.isStarted());
        assertEquals(started, !WideVectors.find().equals(new Found.Lacking(Lack.MODULE)));
    }

    @Test
    void another_java_can_be_started_with_it_if_one_starts() throws IOException, InterruptedException {
        int end = new ProcessBuilder(OwnJava.command(), "--add-modules=" + WideVectors.MODULE, "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertEquals(end == 0, WideVectors.isStartable());
    }
}
