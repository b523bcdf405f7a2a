package org.dauys.board.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.dauys.attacks.ChangedPaths;
import org.dauys.attacks.ForgedTokens;
import org.dauys.attacks.MixedReceipts;
import org.dauys.board.TestBoards;
import org.dauys.board.TestBoards.Made;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.receipt.DisputeFile;
import org.dauys.protocol.receipt.DisputeFile.Finding;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.receipt.ReceiptFile;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.transcript.Hash;
import org.dauys.verifier.Verified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disputes against a service that did what it must not: signed a second line. */
@QuarkusTest
class DisputeTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    TestBoards boards;

    @Test
    void a_receipt_of_another_line_is_logged_once() {
        var made = boards.open(plan -> plan.voters(2));
        var fork = boards.fork(made);
        var receipt = fork.receipt(EntryWriter.ballot(Purpose.CAST, cast(made, 0)));
        boards.write(made, List.of(EntryWriter.ballot(Purpose.CAST, cast(made, 1))));
        var file = new DisputeFile(receipt, Finding.OTHER_HEAD, note(made)).encode();
        int index = post(made, file).statusCode(200).extract().path("index");
        var entry = made.log().entry(index, made.log().head().orElseThrow()).orElseThrow();
        assertEquals(Kind.DISPUTE.id(), entry.kind());
        assertEquals(1, made.log().snapshot().counts().disputes());
        post(made, file).statusCode(200).body("index", equalTo(index));
        assertEquals(1, made.log().snapshot().counts().disputes());
    }

    @Test
    void so_is_a_head_of_another_line_shown_to_the_owner_of_an_honest_receipt() {
        var made = boards.open(plan -> plan.voters(2));
        var fork = boards.fork(made);
        var honest = honest(made, 0);
        fork.receipt(EntryWriter.ballot(Purpose.CAST, cast(made, 1)));
        post(made, new DisputeFile(honest, Finding.OTHER_ENTRY, fork.note()).encode())
                .statusCode(200);
        assertEquals(1, made.log().snapshot().counts().disputes());
    }

    @Test
    void so_is_a_receipt_from_beyond_the_end_of_the_log() {
        var made = boards.open(plan -> plan.voters(2));
        var fork = boards.fork(made);
        var receipt = fork.receipt(EntryWriter.ballot(Purpose.CAST, cast(made, 0)));
        post(made, new DisputeFile(receipt, Finding.OTHER_HEAD, note(made)).encode())
                .statusCode(200);
        assertEquals(1, made.log().snapshot().counts().disputes());
    }

    @Test
    void the_file_that_the_observers_program_writes_is_taken(@TempDir Path directory) throws IOException {
        var made = boards.open(plan -> plan.voters(2));
        var receipt = boards.fork(made).receipt(EntryWriter.ballot(Purpose.CAST, cast(made, 0)));
        var kept = Files.write(directory.resolve("mine.dauys-receipt.json"), receipt.encode());
        boards.write(made, List.of(EntryWriter.ballot(Purpose.CAST, cast(made, 1))));
        var file =
                Verified.dispute(root.resolve("/e/" + made.log().name().slug()), kept, directory.resolve("disputes"));
        post(made, Files.readAllBytes(file)).statusCode(200);
        assertEquals(1, made.log().snapshot().counts().disputes());
    }

    @Test
    void an_honest_receipt_and_an_honest_head_are_nothing_to_dispute() {
        var made = boards.open(plan -> plan.voters(2));
        var old = note(made);
        var receipt = honest(made, 0);
        refused(made, new DisputeFile(receipt, Finding.OTHER_HEAD, note(made)).encode(), 409, "dispute.unfounded");
        refused(made, new DisputeFile(receipt, Finding.OTHER_ENTRY, old).encode(), 409, "dispute.unfounded");
        refused(made, new DisputeFile(receipt, Finding.OTHER_ENTRY, "a head").encode(), 409, "dispute.unfounded");
    }

    @Test
    void what_this_service_has_not_signed_is_no_dispute() {
        var made = boards.open(plan -> plan.voters(2));
        var other = boards.open(plan -> plan.voters(1));
        var receipt = honest(other, 0);
        refused(made, new DisputeFile(receipt, Finding.OTHER_HEAD, note(made)).encode(), 400, "dispute.invalid")
                .body("rule", equalTo("Q-4.1"));
        var mine = honest(made, 0);
        var wrongProof = new ReceiptFile(mine.receipt(), mine.checkpoint(), List.of(Hash.ZERO));
        refused(made, new DisputeFile(wrongProof, Finding.OTHER_HEAD, note(made)).encode(), 400, "dispute.invalid")
                .body("rule", equalTo("Q-4.4"));
        refused(made, new byte[0], 400, "dispute.invalid");
        refused(made, mine.encode(), 400, "dispute.invalid");
    }

    @Test
    void f01_no_receipt_chooses_its_algorithm() {
        notSigned((made, payload) -> ForgedTokens.ofOtherAlgorithms(
                made.election().manifest().terms().receiptKey(), Receipt.KEY_ID, Receipt.TYPE, payload));
    }

    @Test
    void f06_no_receipt_has_a_second_form_of_its_signature() {
        var made = boards.open(plan -> plan.voters(1));
        var receipt = boards.fork(made).receipt(EntryWriter.ballot(Purpose.CAST, cast(made, 0)));
        var file =
                new ReceiptFile(ForgedTokens.otherForm(receipt.receipt()), receipt.checkpoint(), receipt.inclusion());
        refused(made, new DisputeFile(file, Finding.OTHER_HEAD, note(made)).encode(), 400, "dispute.invalid")
                .body("rule", equalTo("Q-4.2"));
    }

    @Test
    void f03_no_receipt_brings_its_key() {
        notSigned((made, payload) ->
                ForgedTokens.withKeysOfTheirOwn("http://127.0.0.1/", Receipt.KEY_ID, Receipt.TYPE, payload));
    }

    @Test
    void d10_a_receipt_for_a_node_of_the_tree_is_no_receipt() {
        var made = boards.open(plan -> plan.voters(1));
        for (var receipt : boards.fork(made).receiptsOfANode()) {
            unproved(made, receipt);
        }
    }

    @Test
    void d11_a_receipt_with_any_changed_proof_is_no_receipt() {
        var made = boards.open(plan -> plan.voters(1));
        var fork = boards.fork(made);
        var receipt = fork.receipt(EntryWriter.ballot(Purpose.CAST, cast(made, 0)));
        for (var path : ChangedPaths.of(receipt.inclusion())) {
            unproved(made, new ReceiptFile(receipt.receipt(), receipt.checkpoint(), path));
        }
        post(made, new DisputeFile(receipt, Finding.OTHER_HEAD, note(made)).encode())
                .statusCode(200);
    }

    private static void unproved(Made made, ReceiptFile receipt) {
        refused(made, new DisputeFile(receipt, Finding.OTHER_HEAD, note(made)).encode(), 400, "dispute.invalid")
                .body("rule", equalTo("Q-4.4"));
    }

    /** Two receipts of one log: signature, head and proof of either under the other's words. */
    @Test
    void f09_no_mixture_of_receipts_is_disputed() {
        var made = boards.open(plan -> plan.voters(2));
        var fork = boards.fork(made);
        var receipts = List.of(
                fork.receipt(EntryWriter.ballot(Purpose.CAST, cast(made, 0))),
                fork.receipt(EntryWriter.ballot(Purpose.CAST, cast(made, 1))));
        for (var mixed : MixedReceipts.of(receipts)) {
            refused(made, new DisputeFile(mixed, Finding.OTHER_HEAD, note(made)).encode(), 400, "dispute.invalid");
        }
    }

    private void notSigned(BiFunction<Made, byte[], Map<String, String>> forge) {
        var made = boards.open(plan -> plan.voters(1));
        var mine = honest(made, 0);
        var payload = Base64Url.decode(mine.receipt().split("\\.")[1]).orElseThrow();
        for (var token : forge.apply(made, payload).values()) {
            var file = new ReceiptFile(token, mine.checkpoint(), mine.inclusion());
            refused(made, new DisputeFile(file, Finding.OTHER_HEAD, note(made)).encode(), 400, "dispute.invalid")
                    .body("rule", equalTo("Q-4.1"));
        }
    }

    private static byte[] cast(Made made, int voter) {
        return made.election().voter(voter).cast(List.of(List.of(0), List.of(1)));
    }

    private static ReceiptFile honest(Made made, int voter) {
        var file = given().contentType("application/octet-stream")
                .body(cast(made, voter))
                .post("/e/{slug}/ballots", made.log().name().slug())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return ReceiptFile.parse(file).value().orElseThrow();
    }

    private static String note(Made made) {
        return made.log().head().orElseThrow().note();
    }

    private static ValidatableResponse post(Made made, byte[] file) {
        return given().contentType("application/json")
                .body(file)
                .post("/e/{slug}/disputes", made.log().name().slug())
                .then();
    }

    private static ValidatableResponse refused(Made made, byte[] file, int status, String code) {
        var before = made.log().head();
        var response = post(made, file).statusCode(status).body("code", equalTo(code));
        assertEquals(before, made.log().head());
        return response;
    }
}
