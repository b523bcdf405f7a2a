package org.dauys.booth.web;

import static io.restassured.RestAssured.given;
import static org.dauys.booth.web.Cast.CHOICE;
import static org.dauys.booth.web.Cast.post;
import static org.dauys.booth.web.Cast.refused;
import static org.dauys.booth.web.Cast.taken;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.dauys.board.TestBoards;
import org.dauys.board.TestBoards.Made;
import org.dauys.protocol.ballot.BallotEncryptor;
import org.dauys.protocol.ballot.BallotHead;
import org.dauys.protocol.ballot.BallotSeed;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.manifest.Eligibility.Mode;
import org.dauys.protocol.manifest.Revote;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.receipt.ReceiptCheck.Status;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.transcript.Hash;
import org.dauys.testing.TestElection;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CastTest {
    @Inject
    TestBoards boards;

    @Inject
    DataSource database;

    @Test
    void d15_a_ballot_is_answered_with_a_receipt_that_the_record_bears_out() {
        var made = boards.open(plan -> plan.voters(2));
        var ballot = made.election().voter(0).encrypt(CHOICE);
        var receipt = taken(made, "ballots", made.election().voter(0).sign(ballot, Purpose.CAST));
        assertEquals(ballot.hash(), receipt.ballot());
        assertEquals(ballot.tracker(), receipt.tracker());
        assertEquals(Receipt.Kind.BALLOT, receipt.kind());
        assertEquals(Status.RECORDED, made.log().status(receipt));
        assertEquals(1, made.log().snapshot().counts().cast());
    }

    @Test
    void the_same_bytes_again_get_the_same_place_also_when_voting_is_over() {
        var made = boards.open(plan -> plan.voters(2));
        var wire = made.election().voter(0).cast(CHOICE);
        var first = taken(made, "ballots", wire);
        taken(made, "ballots", made.election().voter(1).cast(CHOICE));
        var burnt = made.election().voter(1).audit(CHOICE);
        var audited = taken(made, "audits", burnt);
        assertEquals(first.index(), taken(made, "ballots", wire).index());
        sign(made, new Entry.ClosedEarly(opened(made), "all have voted"));
        assertEquals(first.index(), taken(made, "ballots", wire).index());
        assertEquals(audited.index(), taken(made, "audits", burnt).index());
        assertEquals(2, made.log().snapshot().counts().cast());
    }

    /** The index by which a ballot is found again is damaged, and then the row that it leads to as well. */
    @Test
    void d17_a_damaged_index_gets_nobody_anothers_place() throws SQLException {
        var made = boards.open(plan -> plan.voters(2));
        var wire = made.election().voter(0).cast(CHOICE);
        var index = taken(made, "ballots", wire).index();
        var other =
                taken(made, "ballots", made.election().voter(1).cast(CHOICE)).index();
        exchange(made, "ballot_hash", index, other);
        refused(made, "ballots", wire, 409, "cast.wrong-counter");
        exchange(made, "leaf", index, other);
        refused(made, "ballots", wire, 503, "cast.unavailable");
        refused(made, "ballots", wire, 503, "cast.unavailable").header("Retry-After", "3");
    }

    private void exchange(Made made, String column, long one, long other) throws SQLException {
        var sql =
                ("update board_entry a set %1$s = b.%1$s from board_entry b where a.log_id = ? and b.log_id = a.log_id"
                                + " and ((a.index = ? and b.index = ?) or (a.index = ? and b.index = ?))")
                        .formatted(column);
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, made.log().id().value());
            statement.setLong(2, one);
            statement.setLong(3, other);
            statement.setLong(4, other);
            statement.setLong(5, one);
            assertEquals(2, statement.executeUpdate());
        }
    }

    @Test
    void a_voter_may_vote_again_and_the_last_ballot_stands() {
        var made = boards.open(plan -> plan.voters(1));
        var voter = made.election().voter(0);
        var first = taken(made, "ballots", voter.cast(CHOICE));
        var second = taken(made, "ballots", voter.cast(CHOICE));
        assertEquals(Status.REPLACED, made.log().status(first));
        assertEquals(Status.RECORDED, made.log().status(second));
    }

    @Test
    void where_voting_again_is_forbidden_the_first_ballot_stands() {
        var made = boards.open(plan -> plan.voters(1).revote(Revote.FORBIDDEN));
        var voter = made.election().voter(0);
        taken(made, "ballots", voter.cast(CHOICE));
        refused(made, "ballots", voter.cast(CHOICE), 409, "cast.revote-forbidden")
                .body("rule", equalTo("B-6.11"));
    }

    @Test
    void d03_a_ballot_that_is_not_the_next_of_its_code_is_refused() {
        var made = boards.open(plan -> plan.voters(1));
        var voter = made.election().voter(0);
        var notSent = voter.cast(CHOICE);
        refused(made, "ballots", voter.cast(CHOICE), 409, "cast.wrong-counter").body("rule", equalTo("B-6.8"));
        taken(made, "ballots", notSent);
        var key = voter.key();
        var head = new BallotHead(made.election().terms().opened(), key.credential(), 2, Hash.ZERO);
        var choices = made.election().terms().choose(CHOICE).orElseThrow();
        var seed = BallotSeed.of(head, key, choices, 0, new byte[32]);
        var astray = voter.sign(BallotEncryptor.encrypt(head, choices, seed), Purpose.CAST);
        refused(made, "ballots", astray, 409, "cast.wrong-counter").body("rule", equalTo("B-6.9"));
    }

    /** Proved anew and signed, so that nothing but the ciphertexts gives it away (attacks A01 to A03). */
    @Test
    void a03_ciphertexts_that_stand_in_the_log_are_not_taken_again() {
        var made = boards.open(plan -> plan.voters(1));
        var voter = made.election().voter(0);
        var terms = made.election().terms();
        var choices = terms.choose(CHOICE).orElseThrow();
        var first = new BallotHead(terms.opened(), voter.credential(), 1, Hash.ZERO);
        var seed = BallotSeed.of(first, voter.key(), choices, 0, new byte[32]);
        var ballot = BallotEncryptor.encrypt(first, choices, seed);
        taken(made, "ballots", voter.sign(ballot, Purpose.CAST));
        var second = new BallotHead(terms.opened(), voter.credential(), 2, ballot.hash());
        var copy = voter.sign(BallotEncryptor.encrypt(second, choices, seed), Purpose.CAST);
        refused(made, "ballots", copy, 409, "cast.replayed-ciphertext").body("rule", equalTo("B-6.10"));
        refused(
                made,
                "audits",
                voter.sign(BallotEncryptor.encrypt(second, choices, seed), Purpose.AUDIT),
                409,
                "cast.replayed-ciphertext");
    }

    @Test
    void an_audited_ballot_is_burnt_counts_for_nothing_and_there_are_only_so_many() {
        var made = boards.open(plan -> plan.voters(1));
        var voter = made.election().voter(0);
        var receipt = taken(made, "audits", voter.audit(CHOICE));
        assertEquals(Receipt.Kind.AUDITED, receipt.kind());
        assertEquals(Status.AUDITED, made.log().status(receipt));
        taken(made, "audits", voter.audit(CHOICE));
        refused(made, "audits", voter.audit(CHOICE), 409, "cast.audit-limit").body("rule", equalTo("B-6.12"));
        taken(made, "ballots", voter.cast(CHOICE));
        assertEquals(1, made.log().snapshot().counts().cast());
        assertEquals(2, made.log().snapshot().counts().audited());
    }

    @Test
    void a_signature_for_the_one_is_none_for_the_other() {
        var made = boards.open(plan -> plan.voters(1));
        var voter = made.election().voter(0);
        refused(made, "ballots", voter.audit(CHOICE), 400, "cast.proof-invalid").body("rule", equalTo("B-6.7"));
        refused(made, "audits", voter.cast(CHOICE), 400, "cast.proof-invalid").body("rule", equalTo("B-6.7"));
    }

    @Test
    void a_ballot_of_another_election_is_named_as_such() {
        var made = boards.open(plan -> plan.voters(1));
        var other = boards.open(plan -> plan.voters(1));
        refused(made, "ballots", other.election().voter(0).cast(CHOICE), 400, "cast.other-election")
                .body("rule", equalTo("B-6.2"));
    }

    @Test
    void a_code_that_is_unknown_or_revoked_does_not_vote() {
        var made = boards.open(plan -> plan.voters(2));
        refused(made, "ballots", made.election().stranger().cast(CHOICE), 403, "cast.unknown-credential");
        var voter = made.election().voter(0);
        sign(made, new Entry.Revoked(voter.credential(), Entry.Revoked.Reason.LOST, Entry.Revoked.Fate.FALLS));
        refused(made, "ballots", voter.cast(CHOICE), 403, "cast.revoked-credential")
                .body("rule", equalTo("B-6.3"));
    }

    @Test
    void no_ballot_is_taken_before_the_opening_while_suspended_or_after_the_end() {
        var preparing = boards.create(plan -> plan.voters(1));
        var entries = preparing.election().entries();
        boards.prepare(preparing, entries.subList(0, entries.size() - 1));
        refused(preparing, "ballots", preparing.election().voter(0).cast(CHOICE), 409, "cast.not-open");

        var made = boards.open(plan -> plan.voters(1));
        var voter = made.election().voter(0);
        var wire = voter.sign(voter.encrypt(CHOICE), Purpose.CAST);
        sign(made, new Entry.Suspended(opened(made), "a storm"));
        refused(made, "ballots", wire, 409, "cast.suspended");
        sign(made, new Entry.Resumed(opened(made)));
        sign(made, new Entry.ClosedEarly(opened(made), "all have voted"));
        boards.clerk().work(Instant.EPOCH);
        refused(made, "ballots", wire, 409, "cast.closed");

        var cancelled = boards.open(plan -> plan.voters(1));
        sign(cancelled, new Entry.Cancelled("a mistake in the roll"));
        refused(cancelled, "ballots", cancelled.election().voter(0).cast(CHOICE), 409, "cast.cancelled");
    }

    @Test
    void no_ballot_is_taken_after_the_closing_time_and_a_lawful_one_is_refused_when_the_log_says_so() {
        var made = boards.open(plan -> plan.voters(1).closes(Instant.parse("2020-02-01T00:00:00Z")));
        var wire = made.election().voter(0).cast(CHOICE);
        post(made, "ballots", new byte[wire.length]).statusCode(409).body("code", equalTo("cast.closed"));
        post(made, "ballots", wire).body("code", in(List.of("cast.busy", "cast.closed"))); // the clerk may be faster
        boards.clerk().work(Instant.parse("2020-02-01T00:00:00Z"));
        post(made, "ballots", wire).statusCode(409).body("code", equalTo("cast.closed"));
        assertEquals(0, made.log().snapshot().counts().cast());
    }

    @Test
    void with_two_factors_nobody_votes_without_a_sign_in() {
        var made = boards.open(plan -> plan.voters(1).mode(Mode.TWO_FACTOR));
        refused(made, "ballots", made.election().voter(0).cast(CHOICE), 401, "cast.sign-in-needed");
        refused(made, "audits", made.election().voter(0).audit(CHOICE), 401, "cast.sign-in-needed");
    }

    @Test
    void a_refusal_says_what_became_of_the_vote_or_the_check_and_what_to_do() {
        var made = boards.open(plan -> plan.voters(1));
        var lost = Map.of("ballots", "This vote was not recorded. ", "audits", "The check was not recorded. ");
        lost.forEach((path, meaning) -> given().contentType("application/octet-stream")
                .header("Accept-Language", "en")
                .body(new byte[0])
                .post("/e/{slug}/{path}", made.log().name().slug(), path)
                .then()
                .statusCode(400)
                .body("code", equalTo("cast.malformed"))
                .body("detail", startsWith(meaning))
                .body("detail", containsString(" Open the voting page again ")));
    }

    @Test
    void a_refusal_is_in_the_language_of_the_reader() {
        var made = boards.open(plan -> plan.voters(1));
        var titles = new HashSet<String>();
        for (var language : List.of("kk", "ru", "en")) {
            titles.add(given().contentType("application/octet-stream")
                    .header("Accept-Language", language)
                    .body(new byte[7])
                    .post("/e/{slug}/ballots", made.log().name().slug())
                    .then()
                    .statusCode(400)
                    .header("Content-Language", language)
                    .extract()
                    .path("title"));
        }
        assertEquals(3, titles.size());
    }

    @Test
    void what_is_too_large_of_unknown_length_of_another_type_or_for_no_election_is_refused_unread() {
        var made = boards.open(plan -> plan.voters(1));
        refused(made, "ballots", new byte[65_536], 413, "request.too-large");
        refused(made, "disputes", new byte[40_000], 413, "request.too-large");
        given().contentType("application/json")
                .body("{}")
                .post("/e/{slug}/ballots", made.log().name().slug())
                .then()
                .statusCode(415)
                .body("code", equalTo("request.wrong-type"));
        given().contentType("application/octet-stream")
                .body(new byte[10])
                .post("/e/nothing-here/ballots")
                .then()
                .statusCode(404)
                .body("code", equalTo("request.not-found"));
    }

    @Test
    void e01_the_chain_of_a_code_comes_with_proofs() {
        var made = boards.open(plan -> plan.voters(1));
        var voter = made.election().voter(0);
        chain(made, voter.credential().hex()).body("status", equalTo("live")).body("ballots", hasSize(0));
        var receipts = new ArrayList<Receipt>();
        receipts.add(taken(made, "ballots", voter.cast(CHOICE)));
        taken(made, "audits", voter.audit(CHOICE));
        receipts.add(taken(made, "ballots", voter.cast(CHOICE)));
        var ballots = Proofs.of(chain(made, voter.credential().hex()).extract().asByteArray(), "ballots", made);
        assertEquals(receipts.stream().map(Receipt::leaf).toList(), ballots);
        sign(made, new Entry.Revoked(voter.credential(), Entry.Revoked.Reason.LOST, Entry.Revoked.Fate.FALLS));
        chain(made, voter.credential().hex()).body("status", equalTo("revoked")).body("ballots", hasSize(2));
        chain(made, made.election().stranger().credential().hex()).body("status", equalTo("unknown"));
        given().get("/e/{slug}/credential/{hex}", made.log().name().slug(), "02abc")
                .then()
                .statusCode(404);
    }

    @Test
    void the_anchor_holds_the_manifest_and_the_opening_with_proofs() {
        var made = boards.open(plan -> plan.voters(3));
        var sent = given().get("/e/{slug}/anchor", made.log().name().slug())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        var proved = Proofs.of(sent, "entries", made);
        assertEquals(made.election().id(), proved.get(0));
        assertEquals(made.election().terms().opened(), proved.get(proved.size() - 1));
        assertNotEquals(1, proved.size());
        var preparing = boards.create(plan -> plan.voters(1));
        given().get("/e/{slug}/anchor", preparing.log().name().slug()).then().statusCode(404);
    }

    private static ValidatableResponse chain(Made made, String credential) {
        return given().get("/e/{slug}/credential/{hex}", made.log().name().slug(), credential)
                .then()
                .statusCode(200);
    }

    private void sign(Made made, Entry.InJson entry) {
        boards.write(made, List.of(made.election().signed(entry, TestElection.COMMITTEE)));
    }

    private static Hash opened(Made made) {
        return made.election().terms().opened();
    }
}
