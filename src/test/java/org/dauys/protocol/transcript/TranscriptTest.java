package org.dauys.protocol.transcript;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private static Transcript labelled(String label) {
        return Transcript.of(Tag.values()[0]).add(label, 1);
    }

    @Test
    void labels_are_of_1_to_32_ASCII_characters() {
        assertNotEquals(labelled("a").digest(), labelled("a".repeat(32)).digest());
        assertNotEquals(labelled("a").digest(), labelled("\u007f").digest());
        for (var bad : List.of("", "a".repeat(33), "\u0080", "ы")) {
            assertThrows(IllegalArgumentException.class, () -> labelled(bad), bad);
        }
    }
}
