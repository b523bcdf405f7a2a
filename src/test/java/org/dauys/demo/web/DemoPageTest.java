package org.dauys.demo.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.dauys.board.Board;
import org.dauys.demo.Demo;
import org.dauys.demo.DemoElection;
import org.dauys.demo.DemoSecrets;
import org.dauys.demo.OwnDatabase;
import org.dauys.platform.Language;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The service as a newcomer starts it, with {@code --demo} and nothing else. */
@QuarkusTest
@TestProfile(OwnDatabase.Demo.class)
@NeedsBrowser
class DemoPageTest {
    private static final Pattern ONE_TIME = Pattern.compile("\\d{4} \\d{4}");

    @TestHTTPResource("/")
    URI root;

    @Inject
    Demo demo;

    @Inject
    Board board;

    @Inject
    DemoSecrets secrets;

    @Test
    void the_first_start_has_made_it() {
        assertEquals(Demo.Standing.WHOLE, demo.standing());
        assertEquals(30, voters(DemoElection.DISTRICT_CHAIR), "the clerk was faster than the voters");
    }

    @Test
    void a_newcomer_votes_in_a_minute(Browsers browsers) {
        var before = voters(DemoElection.CHAIR);
        var visitor = browsers.phone(Language.KK);
        var page = visitor.open(root.resolve("/demo"));
        var card = page.locator("article .symbols").first().textContent();
        page.locator("article a.button").first().click();
        toCode(page);
        page.fill("#card", card);
        page.locator("[data-screen=card] button[type=submit]").click();
        page.locator("[data-screen=one-time]").waitFor();
        page.fill("#one-time", oneTimeCode(visitor));
        page.locator("[data-screen=one-time] button[type=submit]").click();
        cast(page);
        assertEquals(before + 1, voters(DemoElection.CHAIR));
    }

    @Test
    void where_no_sign_in_is_asked_for_the_letter_is_enough(Browsers browsers) {
        var before = voters(DemoElection.AGREEMENT);
        var page = browsers.phone(Language.RU).open(root.resolve("/demo"));
        page.locator("article a.button-second").nth(1).click();
        toCode(page);
        cast(page);
        assertEquals(before + 1, voters(DemoElection.AGREEMENT));
    }

    @Test
    void the_staff_come_in_with_what_the_page_shows(Browsers browsers) {
        var page = browsers.desktop(Language.RU).open(root.resolve("/demo"));
        var marina = page.locator("details").first();
        marina.locator("summary").click();
        var shown = marina.locator("dd").allTextContents();
        page.navigate(root.resolve("/staff/sign-in").toString());
        page.fill("#email", shown.get(0));
        page.fill("#password", shown.get(1));
        page.press("#password", "Enter");
        page.fill("#code", shown.get(2));
        page.press("#code", "Enter");
        page.waitForURL("**/staff");
        assertTrue(page.locator("main").textContent().contains("Марина Викторовна"), page.url());
    }

    @Test
    void it_is_kept_nowhere() {
        given().accept("text/html").get("/demo").then().statusCode(200).header("Cache-Control", equalTo("no-store"));
    }

    @ParameterizedTest
    @EnumSource
    void the_pages_fit_a_phone_and_a_desk(Language language, Browsers browsers) {
        for (var visitor : List.of(browsers.phone(language), browsers.desktop(language))) {
            var page = visitor.open(root.resolve("/demo"));
            page.locator("#staff ~ details summary").first().click();
            page.locator("article details summary").first().click();
            visitor.look("demo");
            visitor.open(root);
            visitor.look("demo-home");
        }
    }

    @Test
    void the_first_page_has_open_elections_on_top_and_no_drafts() {
        var home = given().accept("text/html")
                .get("/")
                .then()
                .statusCode(200)
                .body(not(containsString(DemoElection.LYCEUM_AGREEMENT.slug().toString())))
                .extract()
                .asString();
        var order = List.of(home.indexOf("/e/chair\""), home.indexOf("/e/agreement\""), home.indexOf("/e/report\""));
        assertEquals(order.stream().sorted().toList(), order);
        assertTrue(order.get(0) > 0, home);
    }

    private static void toCode(Page page) {
        page.locator("[data-start]:enabled").waitFor();
        page.locator("[data-start]").click();
        page.locator("[data-screen=contest-0] .choice").first().click();
        page.locator("[data-screen=contest-0] [data-next]").click();
        page.locator("[data-screen=review] [data-go=code]").click();
        page.locator("[data-screen=code] button[type=submit]").click();
    }

    private static void cast(Page page) {
        page.locator("[data-screen=ready]").waitFor();
        page.locator("[data-cast]").click();
        page.locator("[data-screen=receipt]").waitFor();
    }

    private String oneTimeCode(Visitor visitor) {
        var mailbox = visitor.context().newPage();
        mailbox.navigate(root.resolve("/demo/mail").toString());
        var code = ONE_TIME.matcher(mailbox.locator(".letter").first().textContent());
        assertTrue(code.find());
        return code.group();
    }

    private int voters(DemoElection plan) {
        return board.find(secrets.id(plan).log())
                .orElseThrow()
                .snapshot()
                .counts()
                .voters();
    }
}
