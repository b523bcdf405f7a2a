package org.dauys.protocol.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.dauys.protocol.credential.Code.CodeAccess;
import org.dauys.protocol.credential.Code.Reading;
import org.dauys.protocol.credential.Code.Why;
import org.dauys.protocol.vectors.Seeded;

class CodePropertiesTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Property
    void reads_what_it_writes(@ForAll @Size(15) byte[] random) {
        var code = Code.of(random);
        assertEquals(new Reading.Read(code), Code.read(code.expose(CodeAccess.LETTER)));
        assertTrue(code.expose(CodeAccess.LETTER).matches("([" + ALPHABET + "]{4}-){5}[" + ALPHABET + "]{4}"));
    }

    @Property
    void notices_every_wrong_symbol(
            @ForAll @Size(15) byte[] random,
            @ForAll @IntRange(max = 23) int at,
            @ForAll @IntRange(max = 31) int other) {
        var text = new StringBuilder(written(random));
        boolean same = text.charAt(at) == ALPHABET.charAt(other);
        text.setCharAt(at, ALPHABET.charAt(other));
        assertEquals(same, !new Reading.Refused(Why.CHECK).equals(Code.read(text.toString())));
    }

    @Property
    void notices_every_swap_of_two_symbols(
            @ForAll @Size(15) byte[] random, @ForAll @IntRange(max = 23) int one, @ForAll @IntRange(max = 23) int two) {
        var code = written(random);
        var text = new StringBuilder(code);
        text.setCharAt(one, code.charAt(two));
        text.setCharAt(two, code.charAt(one));
        boolean same = code.contentEquals(text);
        assertEquals(same, !new Reading.Refused(Why.CHECK).equals(Code.read(text.toString())));
    }

    @Property
    void no_text_makes_it_stumble(@ForAll String typed) {
        if (Code.read(typed) instanceof Reading.Read read) {
            assertEquals(new Reading.Read(read.code()), Code.read(read.code().expose(CodeAccess.LETTER)));
        }
    }

    @Example
    void every_bit_but_the_last_five_matters() {
        var random = new byte[15];
        for (int bit = 0; bit < 115; bit++) {
            random[bit / 8] ^= (byte) (1 << 7 - bit % 8);
            assertNotEquals(Code.of(new byte[15]), Code.of(random), "bit " + bit);
            random[bit / 8] = 0;
        }
    }

    @Example
    void takes_fifteen_bytes_and_no_fewer() {
        assertThrows(IllegalArgumentException.class, () -> Code.of(new byte[14]));
    }

    @Example
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
