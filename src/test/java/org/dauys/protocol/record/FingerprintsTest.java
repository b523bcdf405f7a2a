package org.dauys.protocol.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.dauys.fuzz.Fuzz;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    /** Few values in few places, so that they collide. */
    private static byte[] x(int high, int low) {
        return ByteBuffer.allocate(32).putLong(high).putLong(1L + low).array();
    }

    @Test
    void it_holds_what_was_added_and_nothing_else() {
        Fuzz.tries("fingerprints", 200, draw -> {
            var added = draw.list(300, () -> draw.number(0, 99));
            int modulus = draw.number(1, 7);
            var table = Fingerprints.inMemory();
            Set<Integer> model = new HashSet<>();
            for (int value : added) {
                assertEquals(model.contains(value), table.contains(x(value % modulus, value)));
                table.add(x(value % modulus, value));
                model.add(value);
            }
            for (int value = 0; value < 100; value++) {
                assertEquals(model.contains(value), table.contains(x(value % modulus, value)));
            }
        });
    }

    @Test
    void both_halves_of_what_is_kept_tell_one_from_another() {
        var table = Fingerprints.inMemory();
        table.add(x(1, 5));

        assertTrue(table.contains(x(1, 5)));
        assertFalse(table.contains(x(2, 5)));
        assertFalse(table.contains(x(1, 6)));
    }

    @Test
    void it_grows() {
        var table = Fingerprints.inMemory();
        for (int i = 0; i < 20_000; i++) {
            table.add(Seeded.bytes("x" + i));
        }
        for (int i = 0; i < 20_000; i++) {
            assertTrue(table.contains(Seeded.bytes("x" + i)));
        }
        assertFalse(table.contains(Seeded.bytes("y")));
    }
}
