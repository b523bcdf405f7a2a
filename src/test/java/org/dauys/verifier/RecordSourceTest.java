package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import org.dauys.verifier.Unreadable.Why;
import org.junit.jupiter.api.Test;

class RecordSourceTest {
    @Test
    void an_address_is_asked_and_nothing_else_is() {
        for (var address : new String[] {"http://127.0.0.1:1/e/x", "https://127.0.0.1:1/e/x"}) {
            assertEquals(
                    Why.BROKEN,
                    assertThrows(Unreadable.class, () -> RecordSource.open(address))
                            .why());
        }
        for (var noAddress : new String[] {"ftp://127.0.0.1:1/e/x", "http://a b", "no such file", "\0"}) {
            assertEquals(
                    Why.MISSING,
                    assertThrows(Unreadable.class, () -> RecordSource.open(noAddress))
                            .why());
        }
    }

    @Test
    void a_file_that_is_longer_by_a_zero_is_too_large() throws Exception {
        assertArrayEquals(new byte[4], RecordSource.bounded(new ByteArrayInputStream(new byte[4]), 4, "file"));
        var longer = new ByteArrayInputStream(new byte[5]);
        var refused = assertThrows(Unreadable.class, () -> RecordSource.bounded(longer, 4, "file"));
        assertEquals(Why.TOO_LARGE, refused.why());
        assertEquals("file", refused.what());
    }
}
