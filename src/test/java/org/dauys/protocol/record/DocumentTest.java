package org.dauys.protocol.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dauys.protocol.transcript.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** J-4, as it is written. */
class DocumentTest {
    @ParameterizedTest(name = "{0} bytes: {1} parts")
    @CsvSource({"1, 1", "59999, 1", "60000, 1", "60001, 2", "120000, 2"})
    void a_document_has_no_part_too_many(int length, int parts) {
        assertEquals(parts, Document.of(new byte[length]).parts());
        assertEquals(parts, Document.parts(new byte[length]).size());
    }

    @Test
    void the_largest_has_1024_parts_and_none_is_empty() {
        assertTrue(new Document(1024, 1024L * Document.PART, Hash.ZERO).isLawful());
        assertFalse(new Document(1025, 1025L * Document.PART, Hash.ZERO).isLawful());
        assertThrows(IllegalArgumentException.class, () -> Document.of(new byte[0]));
    }
}
