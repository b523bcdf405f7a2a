package org.dauys.protocol.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dauys.fuzz.Fuzz;
import org.dauys.protocol.credential.Code.CodeAccess;
import org.dauys.protocol.credential.Code.Reading;
import org.dauys.protocol.credential.Code.Why;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;

class CodePropertiesTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void reads_what_it_writes() {
        Fuzz.tries("written codes", 1000, draw -> {
            var code = Code.of(draw.bytes(15));
            assertEquals(new Reading.Read(code), Code.read(code.expose(CodeAccess.LETTER)));
            assertTrue(code.expose(CodeAccess.LETTER).matches("([" + ALPHABET + "]{4}-){5}[" + ALPHABET + "]{4}"));
        });
    }

    @Test
    void notices_every_wrong_symbol() {
        Fuzz.tries("wrong symbols", 1000, draw -> {
            var text = new StringBuilder(written(draw.bytes(15)));
            int at = draw.number(0, 23);
            char other = ALPHABET.charAt(draw.number(0, 31));
            boolean same = text.charAt(at) == other;
            text.setCharAt(at, other);
            assertEquals(same, !new Reading.Refused(Why.CHECK).equals(Code.read(text.toString())));
        });
    }

    @Test
    void notices_every_swap_of_two_symbols() {
        Fuzz.tries("swapped symbols", 1000, draw -> {
            var code = written(draw.bytes(15));
            int one = draw.number(0, 23);
            int two = draw.number(0, 23);
            var text = new StringBuilder(code);
            text.setCharAt(one, code.charAt(two));
            text.setCharAt(two, code.charAt(one));
            boolean same = code.contentEquals(text);
            assertEquals(same, !new Reading.Refused(Why.CHECK).equals(Code.read(text.toString())));
        });
    }

    @Test
    void no_text_makes_it_stumble() {
        Fuzz.tries("typed codes", 1000, draw -> {
            if (Code.read(draw.text(40)) instanceof Reading.Read read) {
                assertEquals(
                        new Reading.Read(read.code()), Code.read(read.code().expose(CodeAccess.LETTER)));
            }
        });
    }

    @Test
    void every_bit_but_the_last_five_matters() {
        var random = new byte[15];
        for (int bit = 0; bit < 115; bit++) {
            random[bit / 8] ^= (byte) (1 << 7 - bit % 8);
            assertNotEquals(Code.of(new byte[15]), Code.of(random), "bit " + bit);
            random[bit / 8] = 0;
        }
    }

    @Test
    void takes_fifteen_bytes_and_no_fewer() {
        assertThrows(IllegalArgumentException.class, () -> Code.of(new byte[14]));
    }

    @Test
    void code_and_key_do_not_print_their_secrets() {
        var code = Code.of(new byte[15]);
        assertEquals("Code[hidden]", code.toString());
        assertFalse(new Reading.Read(code).toString().contains("0000"));
        var key = code.key(Seeded.hash("election"));
        assertEquals("CredentialKey[" + key.credential().hex() + "]", key.toString());
    }

    private static String written(byte[] random) {
        return Code.of(random).expose(CodeAccess.LETTER).replace("-", "");
    }
}
