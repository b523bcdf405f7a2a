package org.dauys.protocol.manifest;

import static org.dauys.protocol.Rule.M_4_1;
import static org.dauys.protocol.Rule.M_4_2;
import static org.dauys.protocol.Rule.M_4_3;
import static org.dauys.protocol.Rule.M_4_4;
import static org.dauys.protocol.Rule.M_4_5;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.Rule;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.record.SampleElection;
import org.dauys.protocol.record.TermsChange;
import org.dauys.protocol.vectors.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** M-4 on both sides of every bound: exactly these rules are broken. */
class TermsRulesTest {
    private static final SampleElection ELECTION = SampleElection.of(
            "terms", SampleElection.single("chair", "a", "b"), SampleElection.kOfN("board", 1, 2, 2, "x", "y", "z"));

    private static List<Rule> broken(Terms terms) {
        return TermsRules.refusals(terms).stream().map(Refusal::rule).toList();
    }

    /** The terms in which {@code from} is replaced everywhere. */
    private static Terms replaced(String from, String to) {
        var document = new String(ELECTION.terms().document(), StandardCharsets.UTF_8);
        assertTrue(document.contains(from), from);
        return Terms.parse(Bytes.utf8(document.replace(from, to))).value().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "chair,             board",
        "witness-2.example, witness-1.example",
        "'id\":\"c2',       'id\":\"c1'",
        "'id\":\"t1',       'id\":\"c1'",
        "'id\":\"t3',       'id\":\"receipt'",
        "'id\":\"b\"',      'id\":\"a\"'",
        "'id\":\"z',        'id\":\"x'",
        "'id\":\"x',        'id\":\"blank'",
        "'id\":\"a\"',      'id\":\"total\"'"
    })
    void no_id_comes_twice_or_is_a_reserved_one(String from, String to) {
        assertEquals(List.of(M_4_1), broken(replaced(from, to)));
    }

    @Test
    void a_registrar_has_an_id_and_a_key_of_its_own() {
        var t1 = ELECTION.person("t1", "t1");
        for (var person : List.of(ELECTION.person("r1", "r1"), new Person("r1", "r1", t1.key()))) {
            boolean own = !person.key().equals(t1.key());
            assertEquals(own ? List.of() : List.of(M_4_2), broken(issuedBy(person)));
        }
        assertEquals(List.of(M_4_1), broken(issuedBy(new Person("t1", "r1", Seeded.point("r1")))));
    }

    private static Terms issuedBy(Person registrar) {
        return ELECTION.with(TermsChange.issuer(new Issuer.Registrar(registrar)))
                .terms();
    }

    @Test
    void no_key_has_two_uses() {
        var terms = ELECTION.terms();
        var c1 = terms.committee().get(0).key();
        for (var other : List.of(
                terms.committee().get(2).key(), ELECTION.holder(2).person().key(), terms.receiptKey())) {
            assertEquals(List.of(M_4_2), broken(replaced(other.hex(), c1.hex())));
        }
        var witness = hex(terms.witnesses().keys().get(1));
        for (var other : List.of(terms.log(), terms.witnesses().keys().get(0))) {
            assertEquals(List.of(M_4_2), broken(replaced(hex(other), witness)));
        }
    }

    private static String hex(NoteKey key) {
        return HexFormat.of().formatHex(key.key());
    }

    @ParameterizedTest(name = "{0} of three holders, lossVoids {1}: lawful {2}")
    @CsvSource({"1,false,true", "2,false,true", "3,true,true", "3,false,false", "2,true,false", "4,false,false"})
    void a_threshold_is_at_most_the_number_of_holders_and_lossVoids_says_whether_all_must_come(
            int threshold, boolean lossVoids, boolean lawful) {
        var terms = replaced(
                "\"threshold\":2,\"lossVoids\":false",
                "\"threshold\":%d,\"lossVoids\":%s".formatted(threshold, lossVoids));
        assertEquals(lawful ? List.of() : List.of(M_4_3), broken(terms));
    }

    @ParameterizedTest(name = "{0} of {1} witnesses: lawful {2}")
    @CsvSource({
        "0, 0, true",
        "1, 0, false",
        "0, 1, false",
        "1, 1, true",
        "1, 2, false",
        "2, 2, true",
        "3, 2, false",
        "1, 3, false",
        "2, 3, true"
    })
    void a_quorum_of_witnesses_is_more_than_half_and_at_most_all(int quorum, int witnesses, boolean lawful) {
        var keys = IntStream.rangeClosed(1, witnesses)
                .mapToObj(i -> ELECTION.witness(i).key())
                .toList();
        var terms = ELECTION.with(TermsChange.witnesses(new Witnesses(quorum, keys)))
                .terms();
        assertEquals(lawful ? List.of() : List.of(M_4_3), broken(terms));
    }

    @Test
    void voting_closes_after_it_opens() {
        for (long seconds : new long[] {0, 1}) {
            var schedule = new Schedule(SampleElection.OPENS, SampleElection.OPENS.plusSeconds(seconds));
            var terms = ELECTION.with(TermsChange.schedule(schedule)).terms();
            assertEquals(seconds > 0 ? List.of() : List.of(M_4_3), broken(terms));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'[\"chair\",\"board\"]', '[\"board\",\"chair\"]'",
        "'[\"chair\",\"board\"]', '[\"chair\"]'",
        "'\"weight\":1',          '\"weight\":2'",
        "'\"weight\":1',          '\"weight\":0'"
    })
    void everybody_votes_on_every_contest_with_weight_1(String from, String to) {
        assertEquals(List.of(M_4_3), broken(replaced(from, to)));
    }

    @ParameterizedTest
    @CsvSource({"'\"seats\":2', '\"seats\":3', true", "'\"seats\":2', '\"seats\":4', false"})
    void no_contest_has_more_seats_than_options(String from, String to, boolean lawful) {
        assertEquals(lawful ? List.of() : List.of(M_4_4), broken(replaced(from, to)));
    }

    @Test
    void a_contest_is_one_that_the_cryptography_knows() {
        assertEquals(List.of(M_4_4), broken(replaced("\"min\":1,\"max\":1", "\"min\":0,\"max\":1")));
    }

    @Test
    void all_that_is_wrong_is_told() {
        var schedule = TermsChange.schedule(new Schedule(SampleElection.CLOSES, SampleElection.OPENS));
        var terms = ELECTION.with(schedule).with(TermsChange.seats(5)).terms();
        assertEquals(List.of(M_4_3, M_4_4, M_4_4), broken(terms));
    }

    @Test
    void the_largest_ballot_fits_an_entry_to_the_byte() {
        assertEquals(List.of(), broken(contests(59, 40, 42, 39)));
        assertEquals(List.of(M_4_5), broken(contests(59, 37, 44, 37)));
    }

    /** Two contests of so many options, of which 1 up to so many are chosen, or a blank vote. */
    private static Terms contests(int options, int max, int moreOptions, int moreMax) {
        return SampleElection.of("terms", contest("one", options, max), contest("two", moreOptions, moreMax))
                .terms();
    }

    private static ContestTerms contest(String id, int options, int max) {
        return SampleElection.kOfN(id, 1, max, 1, options(options));
    }

    private static String[] options(int count) {
        return IntStream.range(0, count).mapToObj(i -> "o" + i).toArray(String[]::new);
    }

    @Test
    void a_total_that_cannot_fail_takes_no_room() {
        assertEquals(
                List.of(),
                broken(SampleElection.of("terms", SampleElection.any("all", options(133)))
                        .terms()));
    }
}
