package org.dauys.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.UUID;
import org.dauys.account.Password.Choice.Fit;
import org.dauys.account.Password.Choice.Unfit;
import org.dauys.account.Password.Weakness;
import org.dauys.platform.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
    private final Staff marina = new Staff(
            new StaffId(new UUID(0, 1)),
            EmailAddress.parse("marina.viktorovna@example.org").orElseThrow(),
            "Марина Викторовна",
            Language.RU,
            false,
            Staff.State.INVITED);

    @ParameterizedTest
    @ValueSource(strings = {"a rainy Tuesday", "Көктемде қайтқан құс", "kz8!nVq2#tLw", "correct horse staple 9"})
    void takes_what_is_long_and_not_on_the_list(String typed) {
        assertInstanceOf(Fit.class, Password.choose(typed, marina));
    }

    @Test
    void refuses_eleven_characters_and_counts_characters_not_bytes() {
        assertEquals(new Unfit(Weakness.TOO_SHORT), Password.choose("абвгджзиклм", marina));
        assertEquals(new Unfit(Weakness.TOO_SHORT), Password.choose("😀🐴🔋📎🧊🎈🪁🧵🧭🪐🧪", marina));
        assertInstanceOf(Fit.class, Password.choose("😀🐴🔋📎🧊🎈🪁🧵🧭🪐🧪🧷", marina));
    }

    @Test
    void refuses_more_than_a_person_types() {
        assertInstanceOf(Fit.class, Password.choose("wxyz-".repeat(40), marina));
        assertEquals(new Unfit(Weakness.TOO_LONG), Password.choose("wxyz-".repeat(40) + "!", marina));
        assertEquals(new Unfit(Weakness.TOO_LONG), Password.choose("wxyz-".repeat(1_000_000), marina));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012",
                "Password2026!",
                "passwordpassword",
                "!!!Qwerty12345",
                "ЙЦУКЕНГШЩЗХЪ",
                "қазақстан2030",
                "aaaaaaaaaaaaaaaa",
                "121212121212"
            })
    void refuses_what_is_tried_first(String typed) {
        assertEquals(new Unfit(Weakness.COMMON), Password.choose(typed, marina));
    }

    @ParameterizedTest
    @ValueSource(strings = {"marina.viktorovna@example.org", "Marina.Viktorovna", "марина викторовна"})
    void refuses_the_persons_own_name_or_address(String typed) {
        assertEquals(new Unfit(Weakness.OWN_NAME), Password.choose(typed, marina));
    }

    @Test
    void is_the_same_whether_the_keyboard_composes_its_letters() {
        var hash = PasswordHash.of(Password.typed("Ка\u0439сар көктемде"), new SecureRandom());
        assertTrue(hash.fits(Password.typed("Ка\u0438\u0306сар көктемде")));
    }

    @Test
    void obeys_the_reference_vector_of_argon2id() {
        // test.c of the reference implementation: version 0x13, t = 2, m = 2^16, p = 1
        var hash = PasswordHash.parse(
                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
                .orElseThrow();
        assertTrue(hash.fits(Password.typed("password")));
        assertFalse(hash.fits(Password.typed("Password")));
    }

    @Test
    void is_read_back_from_what_was_written() {
        var hash = PasswordHash.of(Password.typed("a rainy Tuesday"), new SecureRandom());
        assertTrue(hash.text().startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
        assertTrue(PasswordHash.parse(hash.text()).orElseThrow().fits(Password.typed("a rainy Tuesday")));
    }

    @Test
    void salts_so_that_equal_passwords_have_different_hashes() {
        var random = new SecureRandom();
        var password = Password.typed("a rainy Tuesday");
        assertFalse(PasswordHash.of(password, random)
                .text()
                .equals(PasswordHash.of(password, random).text()));
    }

    @Test
    void fits_nobody_where_there_is_no_account() {
        assertFalse(PasswordHash.ofNobody(new SecureRandom()).fits(Password.typed("a rainy Tuesday")));
    }

    @Test
    void never_prints_itself() {
        var password = Password.typed("a rainy Tuesday");
        assertEquals("Password[hidden]", password.toString());
        assertEquals(
                "PasswordHash[hidden]",
                PasswordHash.of(password, new SecureRandom()).toString());
    }
}
