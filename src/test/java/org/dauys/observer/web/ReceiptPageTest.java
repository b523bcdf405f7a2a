package org.dauys.observer.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dauys.board.TestBoards;
import org.dauys.board.TestBoards.Made;
import org.dauys.platform.Language;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The owner of an honest receipt asks a server that answers her with something else. */
@QuarkusTest
@NeedsBrowser
class ReceiptPageTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    TestBoards boards;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void a_head_of_another_line_is_a_dispute_whose_file_the_service_takes(Language language, Browsers browsers)
            throws IOException {
        var made = boards.open(plan -> plan.voters(2));
        var fork = boards.fork(made);
        var receipt = receipt(made);
        fork.receipt(EntryWriter.ballot(Purpose.CAST, cast(made, 1)));
        var visitor = browsers.phone(language);
        answer(visitor, fork.note());

        var page = asked(visitor, made, receipt);
        page.waitForSelector("[data-answer=dispute]:not([hidden])");
        assertEquals("Q-4.5", page.textContent("[data-answer=dispute] [data-step]"));
        visitor.look("receipt-dispute");
        var file = page.waitForDownload(() -> page.click("[data-save-dispute]")).path();
        given().contentType("application/json")
                .body(Files.readAllBytes(file))
                .post("/e/{slug}/disputes", slug(made))
                .then()
                .statusCode(200);
    }

    @Test
    void a_head_without_a_proof_accuses_nobody(Browsers browsers) throws IOException {
        var made = boards.open(plan -> plan.voters(2));
        var older = note(made);
        var receipt = receipt(made);
        boards.write(made, List.of(EntryWriter.ballot(Purpose.CAST, cast(made, 1))));
        var visitor = browsers.phone(Language.RU);
        for (var head : List.of(older, note(made))) {
            answer(visitor, head);
            asked(visitor, made, receipt).waitForSelector("[data-answer=unproved]:not([hidden])");
        }
        visitor.look("receipt-unproved");
    }

    /** From now on the server says of every tracker that it has none, under this head. */
    private static void answer(Visitor visitor, String head) {
        var said = new String(
                JsonWriter.object(out -> out.text("status", "none")
                        .text("checkpoint", head)
                        .texts("consistency", List.of())
                        .texts("entries", List.of())),
                StandardCharsets.UTF_8);
        visitor.page().route("**/receipt", route -> {
            if (route.request().method().equals("POST")) {
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(said));
            } else {
                route.fallback();
            }
        });
    }

    private Page asked(Visitor visitor, Made made, byte[] receipt) throws IOException {
        var page = visitor.open(root.resolve("/e/" + slug(made) + "/receipt"));
        page.setInputFiles("#file", Files.write(directory.resolve("mine.dauys-receipt.json"), receipt));
        page.click("#receipt form button");
        return page;
    }

    private static byte[] receipt(Made made) {
        return given().contentType("application/octet-stream")
                .body(cast(made, 0))
                .post("/e/{slug}/ballots", slug(made))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static byte[] cast(Made made, int voter) {
        return made.election().voter(voter).cast(List.of(List.of(0), List.of(1)));
    }

    private static String note(Made made) {
        return made.log().head().orElseThrow().note();
    }

    private static String slug(Made made) {
        return made.log().name().slug();
    }
}
