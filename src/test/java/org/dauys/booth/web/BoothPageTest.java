package org.dauys.booth.web;

import static org.dauys.booth.web.BoothSteps.begin;
import static org.dauys.booth.web.BoothSteps.cast;
import static org.dauys.booth.web.BoothSteps.identify;
import static org.dauys.booth.web.BoothSteps.letterCode;
import static org.dauys.booth.web.BoothSteps.mark;
import static org.dauys.booth.web.BoothSteps.toReady;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Route;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.dauys.board.TestBoards;
import org.dauys.board.TestBoards.Made;
import org.dauys.platform.Language;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Voting on a phone, with a code alone: marks, encryption, receipt; and what can come between. */
@QuarkusTest
@NeedsBrowser
class BoothPageTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    TestBoards boards;

    @ParameterizedTest
    @EnumSource
    void a_member_votes_and_gets_a_receipt_that_the_record_bears_out(Language language, Browsers browsers) {
        var made = boards.open(plan -> plan);
        var visitor = browsers.phone(language);
        var page = begin(visitor, root, made, "#c=" + letterCode(made, 0));
        look(visitor, "intro");
        mark(page, name -> look(visitor, name));
        look(visitor, "review");
        page.locator("[data-screen=review] [data-go=code]").click();
        page.locator("[data-screen=code]").waitFor();
        look(visitor, "code");
        page.locator("[data-screen=code] button[type=submit]").click();
        page.locator("[data-screen=ready]").waitFor();
        look(visitor, "ready");
        var tracker = page.locator("[data-screen=ready] [data-tracker]").textContent();
        page.locator("[data-cast]").click();
        page.locator("[data-screen=receipt]").waitFor();
        look(visitor, "receipt");
        assertEquals(
                tracker, page.locator("[data-screen=receipt] [data-tracker]").textContent());
        assertEquals(1, made.log().snapshot().counts().cast());
        assertEquals(root.resolve("/e/" + made.log().name().slug() + "/vote").toString(), page.url());

        visitor.open(root.resolve("/e/" + made.log().name().slug() + "/receipt#" + tracker));
        page.locator("[data-answer=recorded]").waitFor();
        look(visitor, "receipt-found");
    }

    @Test
    void whoever_votes_again_sees_the_earlier_ballot_first_and_replaces_it(Browsers browsers) {
        var made = boards.open(plan -> plan);
        var visitor = browsers.phone(Language.RU);
        var first = vote(visitor, made, 1);
        var page = begin(visitor, root, made, "#c=" + letterCode(made, 1));
        page.locator("[data-earlier-receipt]").waitFor();
        mark(page, name -> look(visitor, name));
        identify(page);
        page.locator("[data-screen=earlier]").waitFor();
        look(visitor, "earlier");
        assertEquals(first, page.locator("[data-trackers] li").textContent());
        page.locator("[data-screen=earlier] [data-encrypt]").click();
        cast(page);
        assertEquals(2, made.log().snapshot().counts().cast());
        assertEquals(1, made.log().snapshot().counts().voters());

        visitor.open(root.resolve("/e/" + made.log().name().slug() + "/receipt#" + first));
        page.locator("[data-answer=replaced]").waitFor();
    }

    @Test
    void an_audited_ballot_opens_elsewhere_and_is_not_counted(Browsers browsers) {
        var made = boards.open(plan -> plan);
        var visitor = browsers.phone(Language.EN);
        var page = toReady(visitor, root, made, 2);
        var tracker = page.locator("[data-screen=ready] [data-tracker]").textContent();
        page.locator("[data-screen=ready] summary").click();
        page.locator("[data-audit]").click();
        page.locator("[data-screen=audited]").waitFor();
        look(visitor, "audited");
        assertEquals(1, made.log().snapshot().counts().audited());
        assertEquals(0, made.log().snapshot().counts().cast());

        var other = browsers.phone(Language.EN);
        var check = other.open(URI.create(page.locator("[data-opening-link]").getAttribute("href")));
        check.locator("[data-found]").waitFor();
        look(other, "audit-opened");
        assertEquals(tracker, check.locator("[data-found] [data-tracker]").textContent());
        assertEquals(1, check.locator("[data-picked='0'] [data-slot]:visible").count());

        page.locator("[data-screen=audited] [data-encrypt]").click();
        cast(page);
        assertEquals(1, made.log().snapshot().counts().cast());
    }

    @Test
    void d16_a_lost_connection_keeps_the_ballot_and_sends_the_same_one_again(Browsers browsers) {
        var made = boards.open(plan -> plan);
        var visitor = browsers.phone(Language.KK);
        var page = toReady(visitor, root, made, 3);
        var tracker = page.locator("[data-screen=ready] [data-tracker]").textContent();
        visitor.context().setOffline(true);
        page.locator("[data-cast]").click();
        page.locator("[data-screen=offline]").waitFor();
        visitor.expect("net::ERR_INTERNET_DISCONNECTED");
        look(visitor, "offline");
        visitor.context().setOffline(false);
        for (int status : List.of(500, 403)) { // a broken server, and a school's proxy that answers for it
            page.route("**/ballots", route -> route.fulfill(new Route.FulfillOptions().setStatus(status)));
            page.reload();
            page.locator("[data-screen=offline]").waitFor();
            visitor.expect("the server responded with a status of " + status);
            page.unroute("**/ballots");
        }
        page.reload();
        page.locator("[data-screen=receipt]").waitFor();
        assertEquals(
                tracker, page.locator("[data-screen=receipt] [data-tracker]").textContent());
        assertEquals(1, made.log().snapshot().counts().cast());
    }

    /** Whoever is never answered saves the ballot, and hands it in where nothing stands between. */
    @ParameterizedTest
    @EnumSource
    void d16_a_ballot_that_never_gets_through_is_handed_in_from_elsewhere(Language language, Browsers browsers) {
        var made = boards.open(plan -> plan);
        var visitor = browsers.phone(language);
        var page = toReady(visitor, root, made, 0);
        var tracker = page.locator("[data-screen=ready] [data-tracker]").textContent();
        page.route("**/ballots", Route::abort);
        page.locator("[data-cast]").click();
        page.locator("[data-screen=offline]").waitFor();
        visitor.expect("net::ERR_FAILED");
        look(visitor, "offline-save");
        var file = page.waitForDownload(() -> page.locator("[data-save-ballot]").click());
        var elsewhere = browsers.desktop(language);
        var other = elsewhere.open(root.resolve("/e/" + made.log().name().slug() + "/vote"));
        other.locator("[data-start]:enabled").waitFor();
        other.setInputFiles("#hand-in", file.path());
        other.locator("[data-hand-over]").click();
        other.locator("[data-screen=receipt]").waitFor();
        assertEquals(
                tracker, other.locator("[data-screen=receipt] [data-tracker]").textContent());
        page.unroute("**/ballots");
        page.reload();
        page.locator("[data-screen=receipt]").waitFor();
        assertEquals(1, made.log().snapshot().counts().cast(), "the same ballot");
    }

    @Test
    void a_code_with_a_mistake_is_told_before_anything_is_sent(Browsers browsers) {
        var made = boards.open(plan -> plan);
        var visitor = browsers.phone(Language.RU);
        var page = begin(visitor, root, made, "");
        mark(page, name -> look(visitor, name));
        page.locator("[data-screen=review] [data-go=code]").click();
        var code = letterCode(made, 0);
        var swapped = (code.charAt(0) == 'A' ? 'B' : 'A') + code.substring(1);
        page.fill("#code", swapped);
        page.locator("[data-screen=code] button[type=submit]").click();
        page.locator("[data-screen=code] [data-wrong=check]").waitFor();
        page.fill("#code", code.toLowerCase(Locale.ROOT));
        page.locator("[data-screen=code] button[type=submit]").click();
        page.locator("[data-screen=ready]").waitFor();
        assertTrue(page.locator("#standing [data-standing=not-sent]").isVisible());
    }

    @Test
    void b09_a_letter_of_another_election_stops_the_booth(Browsers browsers) {
        var made = boards.open(plan -> plan);
        var other = boards.open(plan -> plan);
        var visitor = browsers.phone(Language.RU);
        var print = Fingerprint.of(other.election().id());
        var page = visitor.open(root.resolve("/e/" + made.log().name().slug() + "/vote#f=" + print));
        page.locator("[data-needs=anchor]").waitFor();
        look(visitor, "other-election");
        assertTrue(page.locator("[data-start]").isDisabled());
    }

    private String vote(Visitor visitor, Made made, int number) {
        var page = toReady(visitor, root, made, number);
        cast(page);
        return page.locator("[data-screen=receipt] [data-tracker]").textContent();
    }

    private static void look(Visitor visitor, String name) {
        visitor.look("booth-" + name);
    }
}
