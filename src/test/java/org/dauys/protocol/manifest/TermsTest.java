package org.dauys.protocol.manifest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.TermsChange;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** M-2: the grammar of a manifest. */
class TermsTest {
    private static final Texts TEXTS = new Texts("қ", "р", "e");

    @Test
    void every_field_is_read_as_it_was_written() {
        var option = new OptionTerms("a", TEXTS, Optional.of(new Texts("1\n2", "3\n4", "5\n6")), true);
        var contest = new ContestTerms(
                "chair",
                Kind.K_OF_N,
                TEXTS,
                Optional.of(new Texts("7\n8", "9\n0", "x\ny")),
                1,
                1,
                true,
                List.of(option),
                SampleElection.single("chair", "a", "b").rule());
        var terms = SampleElection.of("terms", contest)
                .with(TermsChange.booth(Seeded.hash("booth")))
                .with(TermsChange.issuer(new Issuer.Registrar(new Person("r1", "Р", Seeded.point("r1")))))
                .terms();

        var read = Terms.parse(terms.document()).value().orElseThrow();

        assertEquals(terms.contests(), read.contests());
        assertEquals(terms.issuer(), read.issuer());
        assertArrayEquals(terms.document(), read.document());
    }

    @ParameterizedTest
    @CsvSource({
        "'\"quorum\":{\"of\":\"roll\"',       '\"quorum\":{\"of\":\"participants\"'",
        "'\"origin\":\"dauys.example',        '\"origin\":\"dauys example'",
        "'\"name\":\"witness-1.example',      '\"name\":\"witness+1.example'",
        "'\"v\":1',                           '\"v\":2'"
    })
    void what_the_grammar_does_not_have_is_refused(String from, String to) {
        var document = new String(
                SampleElection.of("terms", SampleElection.single("chair", "a", "b"))
                        .terms()
                        .document(),
                StandardCharsets.UTF_8);
        assertTrue(Terms.parse(Bytes.utf8(document)).value().isPresent());
        assertTrue(document.contains(from));
        assertEquals(
                Optional.empty(),
                Terms.parse(Bytes.utf8(document.replace(from, to))).value());
    }

    @Test
    void a_text_is_said_in_three_languages() {
        assertEquals(List.of("қ", "р", "e"), List.of(TEXTS.in("kk"), TEXTS.in("ru"), TEXTS.in("en")));
        assertThrows(IllegalArgumentException.class, () -> TEXTS.in("de"));
    }
}
