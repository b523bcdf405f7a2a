package org.dauys.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {
    /** Attack E03: one person on the roll twice, under cards that people read as the same. */
    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "'ÄB-12', 'A\u0308B-12', composed and decomposed",
        "'Straße 7', 'STRASSE7', sharp s",
        "'ab-12', 'AB-12', case",
        "'AB-12', '  AB-12\u00A0', spaces around",
        "'AB 12', 'AB\u200B12', zero-width space",
        "'AB-12', 'AB\u00AD-12', soft hyphen",
        "'AB-12', '\u0410\u0412-12', Cyrillic letters",
        "'AB-12', '\u0391\u0392-12', Greek letters",
        "'AB-12', 'AB\u201312', en dash",
        "'AB-12', '\uFF21\uFF22-\uFF11\uFF12', full width",
        "'100', '1O\u041E', the letter O",
        "'№ 1201', '1201', the sign of number",
        "'Y7', '\u04AE7', Kazakh straight u",
        "'h7', '\u04BB7', Kazakh shha"
    })
    void a_card_written_differently_is_the_same_card(String one, String other, String why) {
        assertEquals(Card.read(one).orElseThrow(), Card.read(other).orElseThrow(), why);
    }

    @ParameterizedTest
    @CsvSource({"12-34, 123-4", "1234, 1235", "Қ-12, К-12", "0012, 12"})
    void cards_that_differ_in_print_stay_apart(String one, String other) {
        assertNotEquals(Card.read(one).orElseThrow(), Card.read(other).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "-", "№", "12;34", "<b>", "12345678901234567890123456789012345678901", "12\"34", "=1+2"
            })
    void refuses_what_is_no_number_of_a_card(String written) {
        assertEquals(Optional.empty(), Card.read(written));
    }

    @Test
    void shows_a_card_as_it_was_written() {
        assertEquals("аб-12", Card.read("  аб-12 ").orElseThrow().shown());
    }

    @Test
    void sees_a_number_that_a_spreadsheet_has_rounded() {
        assertTrue(Card.isSpoilt("1,23457E+11"));
        assertTrue(Card.isSpoilt(" 9.9E+12"));
        assertEquals(false, Card.isSpoilt("12E11"));
    }

    @ParameterizedTest
    @CsvSource({
        "Айгүл Сәрсенқызы, айгул сарсенкизи",
        "'  ГҮЛНӘР   Өмірова ', гулнар омирова",
        "Ұлжан Һәкімова, улжан хакимова",
        "Ыбырай Ғани, ибирай гани"
    })
    void a_name_is_found_however_it_is_typed(String written, String folded) {
        assertEquals(folded, Folding.name(written));
    }

    @Test
    void a_cell_is_stored_without_what_nobody_sees() {
        assertEquals("Ә Б", Folding.clean("\uFEFF\t Ә\u00A0\u200B\n  Б\u0000 "));
    }

    @ParameterizedTest
    @CsvSource({
        "8 (701) 123-45-67, +77011234567",
        "+7 701 123 45 67, +77011234567",
        "7011234567, +77011234567",
        "77011234567, +77011234567",
        "8–701–1234567, +77011234567",
        "+996 555 123456, +996555123456"
    })
    void reads_telephone_numbers_as_people_write_them(String written, String read) {
        assertEquals(Optional.of(read), Phone.read(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "8 701 123 45 6", "996555123456789", "+7701123456a", "нет"})
    void refuses_what_is_no_telephone_number(String written) {
        assertEquals(Optional.empty(), Phone.read(written));
    }
}
