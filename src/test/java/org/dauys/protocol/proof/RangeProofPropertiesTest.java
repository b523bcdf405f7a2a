package org.dauys.protocol.proof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.vectors.Seeded;

class RangeProofPropertiesTest {
    private static final Point KEY = Seeded.point("range key");

    @Property(tries = 20)
    void every_value_of_a_range_can_be_proved(
            @ForAll @IntRange(max = 3) int min, @ForAll @IntRange(min = 1, max = 5) int size, @ForAll int at) {
        int value = min + Math.floorMod(at, size);
        var values = IntStream.range(min, min + size).boxed().toList();
        var proof = prove(values, value, value);
        assertEquals(Optional.empty(), refused(proof, values, value));
        var decoded = RangeProof.decode(proof.encode(), size).orElseThrow();
        assertArrayEquals(proof.encode(), decoded.encode());
        assertEquals(Optional.empty(), refused(decoded, values, value));
    }

    @Property(tries = 20)
    void no_value_outside_can_be_proved(
            @ForAll @IntRange(min = 1, max = 4) int size, @ForAll @IntRange(min = -3, max = 9) int value) {
        var values = IntStream.range(0, size).boxed().toList();
        for (int claimed : values) {
            assertEquals(
                    value == claimed,
                    refused(prove(values, value, claimed), values, value).isEmpty());
        }
    }

    @Property(tries = 300)
    void accepts_only_what_it_would_write_itself(@ForAll @IntRange(max = 355) int at, @ForAll byte change) {
        var wire = prove(List.of(0, 1), 1, 1).encode();
        wire[at] ^= change;
        RangeProof.decode(wire, 2).ifPresent(proof -> {
            assertArrayEquals(wire, proof.encode());
            assertEquals(change == 0, refused(proof, List.of(0, 1), 1).isEmpty());
        });
    }

    @Example
    void takes_no_wire_of_another_length() {
        var wire = prove(List.of(0, 1), 1, 1).encode();
        assertEquals(356, wire.length);
        assertTrue(RangeProof.decode(wire, 1).isEmpty());
        assertTrue(RangeProof.decode(wire, 3).isEmpty());
    }

    @Example
    void proves_no_value_that_is_not_listed() {
        assertThrows(IllegalArgumentException.class, () -> prove(List.of(0, 1), 2, 2));
    }

    private static RangeProof prove(List<Integer> values, int value, int claimed) {
        return new RangeProver(statement(values, value), claimed, Seeded.secret("r"), new FixedScalars("p")).prove();
    }

    private static Optional<Equations.Refused> refused(RangeProof proof, List<Integer> values, int value) {
        var equations = new Equations();
        proof.verify(statement(values, value), "", equations);
        return equations.refused();
    }

    private static RangeStatement statement(List<Integer> values, int value) {
        var r = Seeded.secret("r");
        var ciphertext = new CiphertextSum(r.timesG(), r.times(KEY).plus(Point.G.times(Scalar.of(value))));
        return new RangeStatement(Seeded.hash("D"), "yes", 0, values, KEY, List.of(ciphertext));
    }
}
