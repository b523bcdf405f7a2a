package org.dauys.protocol.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import org.dauys.protocol.ceremony.PersonSecret.PaperAccess;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

class PersonSecretTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void b11_a_wrong_symbol_of_a_printed_secret_is_told_at_once() {
        var paper = printed(Seeded.bytes("paper"));
        assertTrue(PersonSecret.read(paper).isPresent());
        for (int at = 0; at < paper.length(); at++) {
            for (char symbol : ALPHABET.toCharArray()) {
                var typed = new StringBuilder(paper);
                typed.setCharAt(at, symbol);
                boolean same = paper.contentEquals(typed);
                assertEquals(same, PersonSecret.read(typed.toString()).isPresent(), typed.toString());
            }
        }
    }

    @Test
    void b11_a_secret_has_256_bits_and_each_reaches_the_paper() {
        var papers = new HashSet<String>();
        for (int bit = 0; bit < 256; bit++) {
            var secret = new byte[PersonSecret.LENGTH];
            secret[bit / 8] = (byte) (1 << bit % 8);
            papers.add(printed(secret));
        }
        assertEquals(256, papers.size());
        assertNotEquals(Optional.empty(), PersonSecret.read(papers.iterator().next()));
    }

    @Test
    void a_secret_has_32_bytes() {
        assertThrows(IllegalArgumentException.class, () -> PersonSecret.of(new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> PersonSecret.of(new byte[33]));
    }

    @Test
    void a_secret_is_not_said() {
        assertEquals(
                "PersonSecret[hidden]", PersonSecret.of(Seeded.bytes("paper")).toString());
    }

    private static String printed(byte[] secret) {
        return PersonSecret.of(secret).expose(PaperAccess.PRINT).replace("-", "");
    }
}
