package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.Optional;
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

    /** Who has the files judges all of them; only of a server's is not all fetched where the beginning is wrong. */
    @Test
    void only_what_a_server_gives_is_served() throws Exception {
        var files = Held.of(BrokenBeginnings.prepared());
        assertFalse(TiledRecord.open(files).isServed());
        RecordSource served = new RecordSource() {
            @Override
            public Optional<byte[]> read(String path, int max) {
                return files.read(path, max);
            }

            @Override
            public boolean isServed() {
                return true;
            }
        };
        assertTrue(TiledRecord.open(served).isServed());
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
