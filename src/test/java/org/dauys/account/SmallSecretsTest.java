package org.dauys.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.dauys.account.DigitCode.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallSecretsTest {
    private final SecureRandom random = new SecureRandom();
    private final Pepper pepper = new Pepper(new byte[32]);

    @Test
    void a_code_is_read_as_it_was_shown_with_spaces_hyphens_or_without() {
        var code = DigitCode.fresh(Kind.ONE_TIME, random);
        assertTrue(code.text().matches("\\d{4} \\d{4}"));
        for (var typed : new String[] {
            code.text(),
            code.text().replace(" ", ""),
            code.text().replace(' ', '-'),
            code.text().replace(' ', '–'),
            " " + code.text().replace(' ', '\u00a0') + "\t"
        }) {
            assertEquals(
                    Optional.of(code.mac(pepper, "a")),
                    DigitCode.parse(Kind.ONE_TIME, typed).map(read -> read.mac(pepper, "a")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "123456789", "1234567a", "٠١٢٣٤٥٦٧", "12,345,678"})
    void what_is_no_code_is_none(String typed) {
        assertTrue(DigitCode.parse(Kind.ONE_TIME, typed).isEmpty());
    }

    @Test
    void a_code_of_a_million_characters_is_none() {
        assertTrue(DigitCode.parse(Kind.RECOVERY, " ".repeat(1_000_000)).isEmpty());
    }

    @Test
    void a_stored_code_says_nothing_without_its_owner_its_kind_and_the_key() {
        var eight = DigitCode.parse(Kind.ONE_TIME, "12345678").orElseThrow();
        assertNotEquals(eight.mac(pepper, "a"), eight.mac(pepper, "b"));
        assertNotEquals(
                eight.mac(pepper, "a"),
                eight.mac(new Pepper("another installation's key, 32 by".getBytes(StandardCharsets.US_ASCII)), "a"));
        assertNotEquals(pepper.mac("ab", "c", "d"), pepper.mac("a", "bc", "d"));
    }

    @Test
    void a_token_is_read_as_it_was_written_and_has_one_spelling() {
        var token = Token.fresh(random);
        assertEquals(43, token.text().length());
        assertEquals(token.hash(), Token.parse(token.text()).orElseThrow().hash());
        assertTrue(Token.parse("A".repeat(42) + "B").isEmpty(), "trailing bits that are not zero");
        assertTrue(Token.parse("A".repeat(44)).isEmpty());
        assertTrue(Token.parse("").isEmpty());
        assertEquals("Token[hidden]", token.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {" Marina@Example.ORG ", "a.b+c@sub.example.kz", "x@1.kz"})
    void an_address_is_folded_to_one_spelling(String typed) {
        assertEquals(
                typed.strip().toLowerCase(java.util.Locale.ROOT),
                EmailAddress.parse(typed).orElseThrow().value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@b.kz",
                "a@b",
                "a@-b.kz",
                "a@b..kz",
                "a b@c.kz",
                "a@b.kz\nBcc: c@d.kz",
                "a@b.kz,c@d.kz",
                "<a@b.kz>",
                "марина@example.org",
                "marina@\u212Aaspi.kz",
                "\u212Aim@example.kz",
                "a@b@c.kz"
            })
    void what_is_no_single_address_is_refused(String typed) {
        assertTrue(EmailAddress.parse(typed).isEmpty());
    }

    @Test
    void an_endless_address_is_refused_before_it_is_matched() {
        assertTrue(EmailAddress.parse("a@" + "b.".repeat(1_000_000) + "kz").isEmpty());
    }
}
