package org.dauys.board.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dauys.board.SignedHead;
import org.dauys.board.TestBoards;
import org.dauys.board.TestBoards.Made;
import org.dauys.board.TestWitnesses;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.verifier.Verified;
import org.dauys.verifier.Watched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Witnesses who fetch and post, as they meet the service. */
@QuarkusTest
class CosignaturesTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    TestBoards boards;

    private final TestWitnesses witnesses = new TestWitnesses(3);

    private Made open() {
        return boards.open(plan -> plan.voters(3).witnesses(2, witnesses.keys()));
    }

    private static Checkpoint head(Made made, String file) {
        var note = given().get("/e/{slug}/log/" + file, made.log().name().slug())
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-cache")
                .extract()
                .asByteArray();
        return Checkpoint.parse(note).orElseThrow();
    }

    private static ValidatableResponse post(Made made, byte[] note) {
        return given().contentType("text/plain")
                .body(note)
                .post("/e/{slug}/log/cosignatures", made.log().name().slug())
                .then();
    }

    private byte[] cosigned(Made made, int... numbers) {
        var newest = made.log().head().orElseThrow();
        for (var head = head(made, "checkpoint"); head.size() < newest.size(); head = head(made, "checkpoint")) {
            // offered while the log was still being written
            var note = Checkpoint.note(
                    head.text(),
                    List.of(head.line(made.election().manifest().terms().log()).orElseThrow()));
            post(made, witnesses.note(new SignedHead(head.size(), head.root(), note), 1, 2, 3));
        }
        return witnesses.note(newest, numbers);
    }

    @Test
    void a_head_with_the_quorum_is_served_with_its_cosignatures() {
        var made = open();
        var note = cosigned(made, 1);
        long before = head(made, "head").size();
        post(made, note).statusCode(204);
        assertEquals(before, head(made, "head").size());
        assertTrue(
                head(made, "checkpoint").cosignedAt(witnesses.signer(1).key()).isPresent());
        post(made, cosigned(made, 3)).statusCode(204);
        var confirmed = head(made, "head");
        assertTrue(confirmed.cosignedAt(witnesses.signer(1).key()).isPresent());
        assertTrue(confirmed.cosignedAt(witnesses.signer(3).key()).isPresent());
        assertTrue(confirmed.isSignedBy(made.election().manifest().terms().log()));
    }

    /** A key holder's page waits for witnesses, longer than a session lasts. */
    @Test
    void the_newest_head_needs_no_session() {
        var made = open();
        var note = given().get("/holder/{slug}/head", made.log().name().slug())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertEquals(
                made.log().head().orElseThrow().size(),
                Checkpoint.parse(note).orElseThrow().size());
        given().get("/holder/nothing-here/head").then().statusCode(404);
    }

    @Test
    void d08_what_is_not_a_witness_s_own_is_refused_with_its_reason() {
        var made = open();
        var good = new String(cosigned(made, 1), StandardCharsets.UTF_8);
        var other = open();
        var foreign = new String(cosigned(other, 1), StandardCharsets.UTF_8);
        var forged = good.substring(0, good.lastIndexOf('—')) + foreign.substring(foreign.lastIndexOf('—'));
        refused(made, forged, 403, "cosignature.bad-signature");
        refused(made, good.substring(0, good.lastIndexOf('—')), 403, "cosignature.unknown-witness");
        refused(made, "nothing", 400, "cosignature.malformed");
        refused(made, "", 400, "cosignature.malformed");
        refused(made, foreign, 400, "cosignature.malformed");
        refused(made, good + "x".repeat(Checkpoint.MAX_LENGTH), 413, "request.too-large");
        boards.write(
                made,
                List.of(EntryWriter.ballot(
                        Purpose.CAST, made.election().voter(0).cast(List.of(List.of(0), List.of(1))))));
        var later = new String(witnesses.note(made.log().head().orElseThrow(), 1), StandardCharsets.UTF_8);
        refused(made, later, 409, "cosignature.unknown-head");
        assertTrue(
                head(made, "checkpoint").cosignedAt(witnesses.signer(1).key()).isEmpty());
        given().contentType("text/plain")
                .body(good)
                .post("/e/nothing-here/log/cosignatures")
                .then()
                .statusCode(404);
    }

    private static void refused(Made made, String note, int status, String code) {
        post(made, note.getBytes(StandardCharsets.UTF_8)).statusCode(status).body("code", equalTo(code));
    }

    /** The confirmed head is what a stranger verifies, while the log has gone on. */
    @Test
    void the_observers_program_verifies_what_is_confirmed() {
        var made = open();
        var page = root.resolve("/e/" + made.log().name().slug());
        var fingerprint = Fingerprint.of(made.election().id()).toString();
        assertEquals(1, Verified.exit(page, fingerprint), "nobody has cosigned anything");
        post(made, cosigned(made, 1, 2)).statusCode(204);
        boards.write(
                made,
                List.of(EntryWriter.ballot(
                        Purpose.CAST, made.election().voter(0).cast(List.of(List.of(0), List.of(1))))));
        Verified.valid(page, fingerprint);
        Verified.valid(page + "/record.zip", fingerprint);
    }

    private static boolean isNewest(Made made) {
        var judged = head(made, "head");
        var witness = made.election().manifest().terms().witnesses().keys().get(0);
        return judged.size() == made.log().head().orElseThrow().size()
                && judged.cosignedAt(witness).isPresent();
    }

    /** The program of an observer behind a router, against the service. */
    @Test
    void an_observer_watches_and_the_service_takes_the_cosignature(@TempDir Path directory) throws Exception {
        var key = NoteKey.parse(Watched.newKey(directory.resolve("key"), "observer.example"), NoteKey.Use.WITNESS)
                .orElseThrow();
        var made = boards.open(plan -> plan.voters(2).witnesses(1, key));
        var page = root.resolve("/e/" + made.log().name().slug());
        var fingerprint = Fingerprint.of(made.election().id()).toString();
        while (!isNewest(made)) {
            assertEquals(0, Watched.once(page, directory, fingerprint));
        }
        var confirmed = head(made, "head");
        assertTrue(confirmed.cosignedAt(key).isPresent());
        assertEquals(made.log().head().orElseThrow().size(), confirmed.size());
        Verified.valid(page, fingerprint);

        var fork = boards.fork(made);
        fork.receipt(EntryWriter.ballot(Purpose.CAST, made.election().voter(1).cast(List.of(List.of(0), List.of(1)))));
        boards.write(
                made,
                List.of(EntryWriter.ballot(
                        Purpose.CAST, made.election().voter(0).cast(List.of(List.of(0), List.of(1))))));
        Watched.hasCosigned(directory, fork.note());
        assertEquals(3, Watched.once(page, directory, fingerprint));
        assertTrue(Files.exists(directory.resolve("state/evidence.json")));
    }
}
