package org.dauys.booth.web;

import static io.restassured.RestAssured.given;
import static org.dauys.booth.web.BoothSteps.begin;
import static org.dauys.booth.web.BoothSteps.cast;
import static org.dauys.booth.web.BoothSteps.toReady;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Route;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dauys.board.SignedHead;
import org.dauys.board.TestBoards;
import org.dauys.board.TestBoards.Made;
import org.dauys.board.TestWitnesses;
import org.dauys.platform.Language;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.transcript.Hash;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From recorded to confirmed: what a member sees of the witnesses, and what a browser believes of them. */
@QuarkusTest
@NeedsBrowser
class ConfirmationPageTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    TestBoards boards;

    private final TestWitnesses witnesses = new TestWitnesses(3);

    private Made open() {
        var made = boards.open(plan -> plan.voters(3).witnesses(2, witnesses.keys()));
        witness(made, 1, 2, 3);
        return made;
    }

    /** These witnesses cosign the log as it stands. */
    private void witness(Made made, int... numbers) {
        var newest = made.log().head().orElseThrow();
        for (var head = offered(made); head.size() < newest.size(); head = offered(made)) {
            post(made, witnesses.note(head, 1, 2, 3)); // offered while the log was still being written
        }
        post(made, witnesses.note(newest, numbers));
    }

    private static SignedHead offered(Made made) {
        var note = given().get("/e/{slug}/log/checkpoint", slug(made))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var head = Checkpoint.parse(note.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return new SignedHead(head.size(), head.root(), note);
    }

    private static void post(Made made, byte[] note) {
        given().contentType("text/plain")
                .body(note)
                .post("/e/{slug}/log/cosignatures", slug(made))
                .then()
                .statusCode(204);
    }

    private static String slug(Made made) {
        return made.log().name().slug();
    }

    @ParameterizedTest
    @EnumSource
    void a_receipt_is_recorded_and_then_confirmed(Language language, Browsers browsers) {
        var made = open();
        var visitor = browsers.phone(language);
        var page = toReady(visitor, root, made, 0);
        cast(page);
        page.locator("[data-screen=receipt] [data-confirmed=no]").waitFor();
        visitor.look("booth-receipt-recorded");
        witness(made, 1, 3);
        page.locator("[data-screen=receipt] [data-confirmed=yes]").waitFor();
        assertEquals("2", page.locator("[data-screen=receipt] [data-witnesses]").textContent());
        visitor.look("booth-receipt-confirmed");

        var tracker = page.locator("[data-screen=receipt] [data-tracker]").textContent();
        found(visitor, made, tracker);
        page.locator("[data-found] [data-confirmed=yes]").waitFor();
        assertEquals("2", page.locator("[data-found] [data-witnesses]").textContent());
        visitor.look("receipt-confirmed");
        witness(made, 2);
        found(visitor, made, tracker);
        page.locator("[data-found] [data-confirmed=yes]").waitFor();
        assertEquals("3", page.locator("[data-found] [data-witnesses]").textContent());

        visitor.open(root.resolve("/e/" + slug(made)));
        assertTrue(page.locator("main").textContent().contains("w3.example"));
        visitor.look("election-confirmed");
    }

    private void found(Visitor visitor, Made made, String tracker) {
        visitor.page().navigate("about:blank"); // the same page with another fragment would not be loaded
        visitor.open(root.resolve("/e/" + slug(made) + "/receipt#" + tracker));
        visitor.page().locator("[data-answer=recorded]").waitFor();
    }

    /** A browser counts the cosignatures itself: what the server only says confirms nothing. */
    @Test
    void d02_a_head_without_the_quorum_confirms_nothing(Browsers browsers) {
        var made = open();
        var visitor = browsers.phone(Language.RU);
        var page = toReady(visitor, root, made, 0);
        cast(page);
        var tracker = page.locator("[data-screen=receipt] [data-tracker]").textContent();
        var head = made.log().head().orElseThrow();
        var inclusion = made.log().inclusion(head.size() - 1, head);
        var alone = note(head, 1);
        var strangers = new String(new TestWitnesses(3).note(head, 1, 2, 3), StandardCharsets.UTF_8);
        var other = note(head, 1, 2).replace("\n" + head.size() + "\n", "\n" + (head.size() + 1) + "\n");
        var wrong = List.of(Hash.ZERO);
        for (var lie : List.of(
                answer(alone, inclusion),
                answer(strangers, inclusion),
                answer(other, inclusion),
                answer(note(head, 1, 2), wrong))) {
            lied(visitor, made, tracker, lie);
        }
        lied(visitor, made, tracker, "{\"heads\":[{\"confirmedBy\":3}]}");
        visitor.look("receipt-unconfirmed");
    }

    /** Nothing that nobody signs is shown: a note with a line more is no checkpoint. */
    @Test
    void d14_a_message_in_an_extension_line_is_not_shown(Browsers browsers) {
        var made = open();
        var visitor = browsers.phone(Language.EN);
        var page = toReady(visitor, root, made, 0);
        cast(page);
        var tracker = page.locator("[data-screen=receipt] [data-tracker]").textContent();
        var head = made.log().head().orElseThrow();
        var injected = note(head, 1, 2, 3).replaceFirst("\n\n", "\nCall this number to keep your vote\n\n");
        lied(visitor, made, tracker, answer(injected, made.log().inclusion(head.size() - 1, head)));
        assertFalse(page.content().contains("Call this number"));
    }

    private String note(SignedHead head, int... numbers) {
        return new String(witnesses.note(head, numbers), StandardCharsets.UTF_8);
    }

    private static String answer(String note, List<Hash> inclusion) {
        return new String(
                JsonWriter.object(out -> out.objects(
                        "heads",
                        List.of(note),
                        (each, text) -> each.text("checkpoint", text)
                                .texts(
                                        "inclusion",
                                        inclusion.stream().map(Hash::hex).toList()))),
                StandardCharsets.UTF_8);
    }

    private void lied(Visitor visitor, Made made, String tracker, String lie) {
        var page = visitor.page();
        page.route(
                "**/receipt/confirmation",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(lie)));
        found(visitor, made, tracker);
        page.waitForResponse("**/receipt/confirmation", () -> {}); // asked again: it did not believe the first
        assertTrue(page.locator("[data-found] [data-confirmed=no]").isVisible(), lie);
        page.unroute("**/receipt/confirmation");
    }

    @Test
    void the_booth_waits_for_the_witnesses_of_the_opening(Browsers browsers) {
        var made = boards.open(plan -> plan.voters(3).witnesses(2, witnesses.keys()));
        var visitor = browsers.phone(Language.KK);
        var page = visitor.open(root.resolve("/e/" + slug(made) + "/vote"));
        page.locator("[data-needs=witnesses]").waitFor();
        visitor.look("booth-needs-witnesses");
        witness(made, 1);
        page.reload();
        page.locator("[data-needs=witnesses]").waitFor();
        witness(made, 2);
        begin(visitor, root, made, "");
    }

    @Test
    void where_nobody_is_named_nothing_is_said_of_witnesses(Browsers browsers) {
        var made = boards.open(plan -> plan.voters(2));
        var visitor = browsers.phone(Language.EN);
        var page = toReady(visitor, root, made, 0);
        cast(page);
        assertEquals(0, page.locator("[data-confirmed]").count());
        var tracker = page.locator("[data-screen=receipt] [data-tracker]").textContent();
        found(visitor, made, tracker);
        assertEquals(0, page.locator("[data-confirmed]").count());
        given().contentType("application/json")
                .body("{\"index\":0}")
                .post("/e/{slug}/receipt/confirmation", slug(made))
                .then()
                .statusCode(200)
                .body("heads", hasSize(0));
    }

    @Test
    void an_entry_that_no_confirmed_head_covers_is_not_confirmed() {
        var made = open();
        long size = made.log().snapshot().size();
        for (var question : List.of("{\"index\":" + size + "}", "{\"index\":-1}")) {
            given().contentType("application/json")
                    .body(question)
                    .post("/e/{slug}/receipt/confirmation", slug(made))
                    .then()
                    .statusCode(200)
                    .body("heads", hasSize(0));
        }
    }
}
