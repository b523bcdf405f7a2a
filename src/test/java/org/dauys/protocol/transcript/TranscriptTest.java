package org.dauys.protocol.transcript;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.dauys.protocol.group.Bytes;
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

    @Test
    void frames_of_any_length_stand_one_after_another() {
        var start = Transcript.of(Tag.values()[0]).bytes();
        for (int length = 0; length < 1200; length++) {
            var value = new byte[length];
            Arrays.fill(value, (byte) 7);
            var frame = Bytes.concat(new byte[] {1, 'a'}, Bytes.u32(length), value);
            var bytes = Transcript.of(Tag.values()[0])
                    .add("a", value)
                    .add("a", value)
                    .bytes();
            assertArrayEquals(Bytes.concat(start, frame, frame), bytes);
        }
    }
}
