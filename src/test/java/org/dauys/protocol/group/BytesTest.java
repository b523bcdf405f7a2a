package org.dauys.protocol.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BytesTest {
    private static final byte FULL = (byte) 0xff;

    @Test
    void numbers_that_do_not_fit_are_not_cut() {
        assertArrayEquals(new byte[] {FULL, FULL}, Bytes.u16(65_535));
        assertArrayEquals(new byte[] {FULL, FULL, FULL, FULL}, Bytes.u32((1L << 32) - 1));
        assertThrows(IllegalArgumentException.class, () -> Bytes.u16(65_536));
        assertThrows(IllegalArgumentException.class, () -> Bytes.u16(-1));
        assertThrows(IllegalArgumentException.class, () -> Bytes.u32(1L << 32));
        assertThrows(IllegalArgumentException.class, () -> Bytes.u32(-1));
    }
}
