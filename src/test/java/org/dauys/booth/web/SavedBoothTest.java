package org.dauys.booth.web;

import static org.dauys.booth.web.BoothSteps.letterCode;
import static org.dauys.booth.web.Cast.CHOICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.dauys.board.TestBoards;
import org.dauys.board.TestBoards.Made;
import org.dauys.platform.Assets;
import org.dauys.platform.Language;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody saves the booth page and the election's data, votes without a connection, and hands the ballot in on another device. */
@QuarkusTest
@NeedsBrowser
class SavedBoothTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    TestBoards boards;

    @Inject
    Assets assets;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void a_ballot_made_without_a_connection_is_handed_in_elsewhere_and_counts(Language language, Browsers browsers)
            throws IOException {
        var made = boards.open(plan -> plan.booth(named()));
        var home = browsers.phone(language);
        var saved = save(home, made);
        assertEquals(named(), Hash.sha256(Files.readAllBytes(saved)));

        var away = browsers.phone(language);
        var page = open(away, saved);
        away.look("saved-intro");
        page.fill("#print", fingerprint(made));
        page.locator("[data-screen=intro] button").click();
        page.locator("[data-wrong=data]").waitFor();
        begin(page, made);
        mark(away, page);
        var ballot = encrypt(away, page, letterCode(made, 0));
        var tracker = page.locator("[data-screen=ready] [data-tracker]").textContent();

        var elsewhere = browsers.desktop(language);
        assertEquals(tracker, offered(elsewhere, made, ballot));
        elsewhere.look("vote-hand-in");
        var phone = browsers.phone(language);
        offered(phone, made, ballot);
        phone.look("vote-hand-in");
        assertEquals(0, made.log().snapshot().counts().cast(), "nothing is sent before it is confirmed");
        phone.page().locator("[data-screen=hand-in] [data-back]").click();
        phone.page().locator("[data-screen=intro]").waitFor();
        elsewhere.page().locator("[data-hand-over]").click();
        elsewhere.page().locator("[data-screen=receipt]").waitFor();
        assertEquals(tracker, elsewhere.page().textContent("[data-screen=receipt] [data-tracker]"));
        assertEquals(1, made.log().snapshot().counts().cast());
    }

    @Test
    void a_second_ballot_follows_the_file_of_the_first(Browsers browsers) throws IOException {
        var made = boards.open(plan -> plan.booth(named()));
        var saved = save(browsers.phone(Language.EN), made);
        var away = browsers.desktop(Language.EN);
        var page = open(away, saved);
        begin(page, made);
        mark(away, page);
        var first = encrypt(away, page, letterCode(made, 1));
        handIn(browsers.phone(Language.EN), made, first)
                .locator("[data-screen=receipt]")
                .waitFor();

        page = open(away, saved);
        begin(page, made);
        mark(away, page);
        page.locator("[data-screen=review] [data-go=code]").click();
        page.setInputFiles("#earlier", first);
        page.fill("#code", letterCode(made, 2));
        page.locator("[data-screen=code] button[type=submit]").click();
        page.locator("[data-wrong=earlier]").waitFor();
        page.fill("#code", letterCode(made, 1));
        page.locator("[data-screen=code] button[type=submit]").click();
        var second = download(page);
        handIn(browsers.phone(Language.EN), made, second)
                .locator("[data-screen=receipt]")
                .waitFor();
        assertEquals(2, made.log().snapshot().counts().cast());
        assertEquals(1, made.log().snapshot().counts().voters());
    }

    /** S-3: somebody else, or the voter who has forgotten it, hands a file in once more. */
    @Test
    void the_same_file_again_gets_the_same_receipt_and_one_that_came_too_late_is_refused(Browsers browsers)
            throws IOException {
        var made = boards.open(plan -> plan.booth(named()));
        var voter = made.election().voter(0);
        var late = file("late", voter.sign(voter.encrypt(CHOICE), Purpose.CAST));
        var again = file("again", voter.cast(CHOICE));
        var visitor = browsers.phone(Language.EN);
        for (int time = 0; time < 2; time++) {
            var tracker = offered(visitor, made, again);
            visitor.page().locator("[data-hand-over]").click();
            visitor.page().locator("[data-screen=receipt]").waitFor();
            assertEquals(tracker, visitor.page().textContent("[data-screen=receipt] [data-tracker]"));
            assertEquals(1, made.log().snapshot().counts().cast());
        }
        var next = file("next", voter.cast(CHOICE));
        offered(visitor, made, next);
        assertTrue(visitor.page().locator("[data-follows=true]").isVisible());
        offered(visitor, made, late);
        assertTrue(visitor.page().locator("[data-follows=false]").isVisible());
        visitor.page().locator("[data-hand-over]").click();
        visitor.page().locator("[data-screen=refused]").waitFor();
        visitor.expect("the server responded with a status of 409");
        assertEquals(
                "cast.wrong-counter",
                visitor.page().locator("[data-answer-code]").textContent());
        visitor.look("vote-hand-in-late");
        assertEquals(1, made.log().snapshot().counts().cast());
    }

    @ParameterizedTest
    @EnumSource
    void what_breaks_the_encryption_is_said_and_it_can_be_tried_again(Language language, Browsers browsers)
            throws IOException {
        var made = boards.open(plan -> plan.booth(named()));
        var visitor = browsers.phone(language);
        var page = open(visitor, save(visitor, made));
        begin(page, made);
        mark(visitor, page);
        page.locator("[data-screen=review] [data-go=code]").click();
        page.fill("#code", letterCode(made, 0));
        BoothSteps.withoutRandomness(page, 32, () -> {
            page.locator("[data-screen=code] button[type=submit]").click();
            page.locator("[data-screen=fault]").waitFor();
        });
        assertEquals("TypeError", page.locator("[data-fault]").textContent());
        visitor.look("saved-fault");
        page.locator("[data-retry]").click();
        page.locator("[data-screen=ready]").waitFor();
    }

    @Test
    void another_elections_data_and_a_file_that_is_no_ballot_go_no_further(Browsers browsers) throws IOException {
        var made = boards.open(plan -> plan.booth(named()));
        var visitor = browsers.phone(Language.RU);
        var saved = save(visitor, made);
        var page = open(visitor, saved);
        page.setInputFiles("#data", directory.resolve("data.dauys-election"));
        page.fill("#print", fingerprint(boards.open(plan -> plan)));
        page.locator("[data-screen=intro] button").click();
        page.locator("[data-wrong=data]").waitFor();
        visitor.look("saved-other-election");
        var none = Files.writeString(directory.resolve("none.dauys-ballot"), "dauys/v1 ballot\nnone");
        choose(visitor, made, none).locator("[data-wrong-ballot]").waitFor();
        assertEquals(0, made.log().snapshot().counts().cast());
    }

    /** Also if the page were changed by nobody but a fault of ours: nothing leaves it. */
    @Test
    void the_saved_page_can_reach_nobody(Browsers browsers) throws IOException {
        var made = boards.open(plan -> plan.booth(named()));
        var visitor = browsers.phone(Language.KK);
        var saved = save(visitor, made);
        var page = open(visitor, saved);
        var answer = page.evaluate("address => fetch(address).then(() => 'sent', () => 'kept')", root.toString());
        assertEquals("kept", answer);
        visitor.expect("Content Security Policy");
    }

    @Test
    void without_a_page_in_the_manifest_none_is_offered(Browsers browsers) {
        var visitor = browsers.phone(Language.EN);
        var page = visitor.open(address(boards.open(plan -> plan)));
        assertEquals(0, page.locator("a[download$='.html']").count());
        assertEquals(1, page.locator("[data-hand-in]").count());
    }

    private Hash named() {
        var stated = assets.get("booth.html").integrity();
        return Hash.decode(Base64.getDecoder().decode(stated.substring("sha256-".length())))
                .orElseThrow();
    }

    private URI address(Made made) {
        return root.resolve("/e/" + made.log().name().slug() + "/vote");
    }

    private static String fingerprint(Made made) {
        return Fingerprint.of(
                        made.log().snapshot().stage().election().orElseThrow().id())
                .toString();
    }

    /** Downloads both files from the election's page, and shows it once. */
    private Path save(Visitor visitor, Made made) {
        var page = visitor.open(address(made));
        page.locator("[data-start]:enabled").waitFor();
        page.locator("details:has([data-hand-in]) summary").click();
        visitor.look("vote-saved");
        page.waitForDownload(
                        () -> page.locator("a[download$='.dauys-election']").click())
                .saveAs(directory.resolve("data.dauys-election"));
        var saved = directory.resolve("dauys-booth.html");
        page.waitForDownload(() -> page.locator("a[download$='.html']").click()).saveAs(saved);
        return saved;
    }

    private static Page open(Visitor visitor, Path saved) {
        visitor.context().setOffline(true);
        visitor.page().navigate("about:blank");
        var address = URI.create(saved.toUri() + "#" + visitor.language().tag());
        var page = visitor.open(address);
        page.locator("[data-screen=intro] h1").waitFor();
        assertTrue(page.locator("#served").isHidden());
        return page;
    }

    private void begin(Page page, Made made) {
        page.setInputFiles("#data", directory.resolve("data.dauys-election"));
        page.fill("#print", fingerprint(made));
        page.locator("[data-screen=intro] button").click();
        page.locator("[data-screen=contest-0]").waitFor();
    }

    private static void mark(Visitor visitor, Page page) {
        page.locator("[data-screen=contest-0] .choice").first().click();
        visitor.look("saved-contest");
        page.locator("[data-screen=contest-0] [data-next]").click();
        page.locator("[data-screen=contest-1] .choice").nth(0).click();
        page.locator("[data-screen=contest-1] .choice").nth(2).click();
        page.locator("[data-screen=contest-1] [data-next]").click();
        page.locator("[data-screen=review]").waitFor();
        visitor.look("saved-review");
    }

    private Path encrypt(Visitor visitor, Page page, String code) {
        page.locator("[data-screen=review] [data-go=code]").click();
        page.fill("#code", code);
        visitor.look("saved-code");
        page.locator("[data-screen=code] button[type=submit]").click();
        page.locator("[data-screen=ready]").waitFor();
        visitor.look("saved-ready");
        return download(page);
    }

    private Path download(Page page) {
        page.locator("[data-screen=ready]").waitFor();
        var download = page.waitForDownload(() -> page.locator("[data-save]").click());
        var file = directory.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    private Page handIn(Visitor visitor, Made made, Path ballot) {
        offered(visitor, made, ballot);
        visitor.page().locator("[data-hand-over]").click();
        return visitor.page();
    }

    /** The tracker that the page shows of the file before it sends it. */
    private String offered(Visitor visitor, Made made, Path ballot) {
        choose(visitor, made, ballot).locator("[data-screen=hand-in]").waitFor();
        return visitor.page().textContent("[data-screen=hand-in] [data-tracker]");
    }

    private Path file(String name, byte[] wire) throws IOException {
        return Files.write(directory.resolve(name + ".dauys-ballot"), Envelope.entry(Kind.BALLOT, wire));
    }

    private Page choose(Visitor visitor, Made made, Path ballot) {
        visitor.context().setOffline(false);
        var page = visitor.open(address(made));
        page.locator("[data-start]:enabled").waitFor();
        page.locator("details:has([data-hand-in]) summary").click();
        page.setInputFiles("[data-hand-in]", ballot);
        return page;
    }
}
