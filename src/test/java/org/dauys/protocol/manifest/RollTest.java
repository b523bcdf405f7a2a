package org.dauys.protocol.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.Rule;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.log.TreeHash;
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

    @Test
    void a_document_is_whole_lines_and_no_line_comes_twice() {
        var lines = lines(3);
        lines.set(2, lines.get(1));
        assertEquals(Optional.of(new Refusal(Rule.M_5_2, "line 3")), refusal(lines));
        lines.set(2, "0");
        assertEquals(Rule.M_5_1, refusal(lines).orElseThrow().rule());
    }

    @Test
    void nobody_is_no_electorate() {
        var nobody = new Roll.Announced(0, TreeHash.root(List.of()));
        var roll = Roll.parse(new byte[0], MANIFEST).value().orElseThrow();
        assertEquals(Rule.M_5_4, roll.as(nobody, nobody).refusal().orElseThrow().rule());
    }

    @Test
    void every_credential_is_found_in_its_place() {
        var document = String.join("", lines(5));
        var roll = Roll.parse(Bytes.ascii(document), MANIFEST).value().orElseThrow();
        for (int place = 0; place < roll.size(); place++) {
            assertEquals(OptionalInt.of(place), roll.find(roll.credential(place)));
        }
    }
}
