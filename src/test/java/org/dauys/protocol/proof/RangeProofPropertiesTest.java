package org.dauys.protocol.proof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dauys.fuzz.Fuzz;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

class RangeProofPropertiesTest {
    private static final Point KEY = Seeded.point("range key");

    @Test
    void every_value_of_a_range_can_be_proved() {
        Fuzz.tries("proofs of a range", 20, draw -> {
            int min = draw.number(0, 3);
            int size = draw.number(1, 5);
            int value = draw.number(min, min + size - 1);
            var values = IntStream.range(min, min + size).boxed().toList();
            var proof = prove(values, value, value);
            assertEquals(Optional.empty(), refused(proof, values, value));
            var decoded = RangeProof.decode(proof.encode(), size).orElseThrow();
            assertArrayEquals(proof.encode(), decoded.encode());
            assertEquals(Optional.empty(), refused(decoded, values, value));
        });
    }

    @Test
    void no_value_outside_can_be_proved() {
        Fuzz.tries("proofs of no range", 20, draw -> {
            int value = draw.number(-3, 9);
            var values = IntStream.range(0, draw.number(1, 4)).boxed().toList();
            for (int claimed : values) {
                assertEquals(
                        value == claimed,
                        refused(prove(values, value, claimed), values, value).isEmpty());
            }
        });
    }

    @Test
    void accepts_only_what_it_would_write_itself() {
        var honest = prove(List.of(0, 1), 1, 1).encode();
        Fuzz.tries("changed proofs of a range", 300, draw -> {
            var wire = honest.clone();
            int change = draw.number(0, 255);
            wire[draw.number(0, 355)] ^= (byte) change;
            RangeProof.decode(wire, 2).ifPresent(proof -> {
                assertArrayEquals(wire, proof.encode());
                assertEquals(change == 0, refused(proof, List.of(0, 1), 1).isEmpty());
            });
        });
    }

    @Test
    void takes_no_wire_of_another_length() {
        var wire = prove(List.of(0, 1), 1, 1).encode();
        assertEquals(356, wire.length);
        assertTrue(RangeProof.decode(wire, 1).isEmpty());
        assertTrue(RangeProof.decode(wire, 3).isEmpty());
    }

    @Test
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
