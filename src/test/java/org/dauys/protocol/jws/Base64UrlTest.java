package org.dauys.protocol.jws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class Base64UrlTest {
    @Test
    void every_byte_is_read_back() {
        for (int value = 0; value < 256; value++) {
            var bytes = new byte[] {(byte) value, (byte) -value, (byte) (value << 2)};
            assertArrayEquals(bytes, Base64Url.decode(Base64Url.encode(bytes)).orElseThrow());
        }
    }

    /** The neighbours of the letters, padding, bits that no byte has, and half a letter. */
    @Test
    void other_spellings_are_refused() {
        for (var bad : "@ [ ` { / : . , + = \u0100".split(" ")) {
            assertEquals(Optional.empty(), Base64Url.decode("AA" + bad + "A"), bad);
        }
        assertEquals(Optional.empty(), Base64Url.decode("AB"));
        assertEquals(Optional.empty(), Base64Url.decode("AAAAA"));
    }
}
