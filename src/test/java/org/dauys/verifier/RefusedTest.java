package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.Rule;
import org.dauys.protocol.partial.PartialVerdict.Range;
import org.junit.jupiter.api.Test;

class RefusedTest {
    private static final Range RANGE = new Range(100, 200);
    private static final List<Rule> RULES =
            List.of(Rule.B_6_1, Rule.B_6_2, Rule.B_6_3, Rule.B_6_4, Rule.B_6_5, Rule.B_6_6, Rule.B_6_7);

    /** The rule that an entry breaks: every second breaks one, the first and the last but one among them. */
    private static Optional<Rule> broken(long index) {
        return index % 2 == 0 ? Optional.of(RULES.get((int) (index % RULES.size()))) : Optional.empty();
    }

    private static void isAsMade(Refused refused) {
        assertEquals(50, refused.size());
        for (long index = RANGE.first(); index < RANGE.end(); index++) {
            assertEquals(broken(index), refused.rule(index), "entry " + index);
        }
    }

    @Test
    void what_is_refused_is_read_as_it_was_written() {
        var refused = new Refused(RANGE);
        for (long index = RANGE.first(); index < RANGE.end(); index++) {
            long at = index;
            broken(at).ifPresent(rule -> refused.add(at, rule));
        }
        isAsMade(refused);
        var bytes = refused.encode();
        assertEquals(50 * 5, bytes.length);
        var read = Refused.decode(ByteBuffer.wrap(bytes), RANGE).orElseThrow();
        isAsMade(read);
        assertArrayEquals(bytes, read.encode());
    }

    private static boolean isOne(int... placesAndSteps) {
        var bytes = ByteBuffer.allocate(placesAndSteps.length / 2 * 5);
        for (int i = 0; i < placesAndSteps.length; i += 2) {
            bytes.putInt(placesAndSteps[i]).put((byte) placesAndSteps[i + 1]);
        }
        return Refused.decode(bytes.flip(), RANGE).isPresent();
    }

    @Test
    void places_rise_within_the_range_and_steps_are_those_of_B_6() {
        var good = List.of(isOne(), isOne(0, 1), isOne(0, 7), isOne(0, 1, 1, 1), isOne(99, 1));
        assertEquals(List.of(true, true, true, true, true), good);
        var bad = List.of(isOne(-1, 1), isOne(100, 1), isOne(5, 1, 5, 1), isOne(5, 1, 4, 1), isOne(0, 0), isOne(0, 8));
        assertEquals(List.of(false, false, false, false, false, false), bad);
    }
}
