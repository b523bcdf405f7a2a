package org.dauys.protocol.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.Rule;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.record.SampleElection;
import org.junit.jupiter.api.Test;

/** The lines are decoded on all processors; which one is refused doesn't depend on that. */
class RollTest {
    private static final Manifest MANIFEST =
            SampleElection.of("roll", SampleElection.single("chair", "a", "b")).manifest();

    private static List<String> lines(int size) {
        var points = IntStream.rangeClosed(1, size)
                .mapToObj(i -> Point.G.times(Scalar.of(i)))
                .flatMap(RollTest::point)
                .toList();
        var document = new String(Roll.document(points, MANIFEST), StandardCharsets.ISO_8859_1);
        return new ArrayList<>(document.lines().map(line -> line + "\n").toList());
    }

    private static Stream<Point> point(Element element) {
        return element.point().stream();
    }

    private static Optional<Refusal> refusal(List<String> lines) {
        return Roll.parse(Bytes.ascii(String.join("", lines)), MANIFEST).refusal();
    }

    @Test
    void the_first_line_without_a_point_is_named_before_any_disorder() {
        var lines = lines(1000);
        assertEquals(Optional.empty(), refusal(lines));
        lines.set(1, lines.set(2, lines.get(1)));
        assertEquals(Optional.of(new Refusal(Rule.M_5_2, "line 3")), refusal(lines));
        for (int bad : new int[] {5, 900}) {
            lines.set(bad - 1, "05" + lines.get(bad - 1).substring(2));
        }
        for (int i = 0; i < 20; i++) {
            assertEquals(Optional.of(new Refusal(Rule.M_5_1, "line 5")), refusal(lines));
        }
    }
}
