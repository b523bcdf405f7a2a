package org.dauys.booth.web;

import static org.dauys.booth.web.BoothSteps.begin;
import static org.dauys.booth.web.BoothSteps.cast;
import static org.dauys.booth.web.BoothSteps.identify;
import static org.dauys.booth.web.BoothSteps.letterCode;
import static org.dauys.booth.web.BoothSteps.mark;
import static org.dauys.booth.web.BoothSteps.toCode;
import static org.dauys.booth.web.BoothSteps.toReady;
import static org.dauys.booth.web.BoothSteps.withoutRandomness;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.dauys.board.TestBoards;
import org.dauys.board.TestBoards.Made;
import org.dauys.platform.Language;
import org.dauys.protocol.manifest.Revote;
import org.dauys.protocol.record.Entry;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.TestElection;
import org.dauys.testing.Visitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever stops a vote is a sentence with what to do next, and the vote is never left in doubt. */
@QuarkusTest
@NeedsBrowser
class BoothRefusalsTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    TestBoards boards;

    @ParameterizedTest
    @EnumSource
    void where_the_address_is_not_secure_nothing_can_be_encrypted(Language language, Browsers browsers) {
        var made = boards.open(plan -> plan);
        var visitor = browsers.phone(language);
        var plain = URI.create("http://" + Browsers.ELSEWHERE + ":" + root.getPort());
        var page = visitor.open(plain.resolve("/e/" + slug(made) + "/vote"));
        page.locator("[data-needs=secure]").waitFor();
        visitor.expect("Cross-Origin-Opener-Policy"); // which browsers ignore on such a page, and say so
        visitor.look("booth-insecure");
        assertTrue(page.locator("[data-start]").isDisabled());
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_ballot_says_why_and_leads_on(Language language, Browsers browsers) {
        var made = boards.open(plan -> plan);
        var visitor = browsers.phone(language);
        var page = toReady(visitor, root, made, 0);
        Cast.taken(made, "ballots", made.election().voter(0).cast(Cast.CHOICE)); // the same code on another device
        refused(visitor, page, "cast.wrong-counter");
        visitor.look("booth-refused-counter");

        page.locator("[data-restart]").click();
        page.locator("[data-start]").click(); // the marks have stayed
        page.locator("[data-screen=contest-0] [data-next]").click();
        page.locator("[data-screen=contest-1] [data-next]").click();
        identify(page);
        page.locator("[data-screen=earlier] [data-encrypt]").click();
        page.locator("[data-screen=ready]").waitFor();
        suspend(made);
        refused(visitor, page, "cast.suspended");
        visitor.look("booth-refused-suspended");
        assertEquals(1, made.log().snapshot().counts().cast());
        page.reload();
        assertEquals(0, page.locator("#booth").count(), "away, and nothing is sent by itself");
    }

    @ParameterizedTest
    @EnumSource
    void where_a_first_vote_is_final_the_booth_says_so_before_it_encrypts(Language language, Browsers browsers) {
        var made = boards.open(plan -> plan.revote(Revote.FORBIDDEN));
        Cast.taken(made, "ballots", made.election().voter(0).cast(Cast.CHOICE));
        var visitor = browsers.phone(language);
        toCode(visitor, root, made, 0).locator("[data-screen=forbidden]").waitFor();
        visitor.look("booth-forbidden");
        assertTrue(visitor.page().locator("[data-standing=recorded]").isVisible());
    }

    @ParameterizedTest
    @EnumSource
    void a_chain_that_the_server_cannot_prove_stops_the_booth(Language language, Browsers browsers) {
        var made = boards.open(plan -> plan);
        var other = boards.open(plan -> plan);
        var visitor = browsers.phone(language);
        visitor.page()
                .route(
                        "**/credential/*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setBody(route.fetch(new Route.FetchOptions()
                                                .setUrl(route.request().url().replace(slug(made), slug(other))))
                                        .text()
                                        .replace("unknown", "live")))); // under the head of another log
        toCode(visitor, root, made, 0).locator("[data-screen=false-chain]").waitFor();
        visitor.look("booth-false-chain");
    }

    @ParameterizedTest
    @EnumSource
    void e06_another_ballots_receipt_is_no_receipt_and_is_kept_as_evidence(Language language, Browsers browsers)
            throws IOException {
        var made = boards.open(plan -> plan);
        var others = Cast.post(made, "ballots", made.election().voter(1).cast(Cast.CHOICE))
                .extract()
                .asByteArray();
        var visitor = browsers.phone(language);
        var page = toReady(visitor, root, made, 0);
        page.route("**/ballots", route -> {
            route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBodyBytes(others));
        });
        page.locator("[data-cast]").click();
        page.locator("[data-screen=false-receipt]").waitFor();
        visitor.look("booth-false-receipt");
        assertTrue(page.locator("[data-standing=unconfirmed]").isVisible());
        var kept =
                page.waitForDownload(() -> page.click("[data-save-evidence]")).path();
        assertArrayEquals(others, Files.readAllBytes(kept));

        page.unroute("**/ballots");
        page.locator("[data-screen=false-receipt] [data-resend]").click();
        page.locator("[data-screen=receipt]").waitFor();
        assertEquals(2, made.log().snapshot().counts().cast(), "the same ballot again is no second one");
    }

    @ParameterizedTest
    @EnumSource
    void without_a_connection_or_through_a_proxy_that_refuses_the_marks_stay(Language language, Browsers browsers) {
        var made = boards.open(plan -> plan);
        var visitor = browsers.phone(language);
        var page = BoothSteps.begin(visitor, root, made, "#c=" + BoothSteps.letterCode(made, 0));
        mark(page, looked -> {});
        visitor.context().setOffline(true);
        identify(page);
        page.locator("[data-screen=offline-early]").waitFor();
        visitor.expect("net::ERR_INTERNET_DISCONNECTED");
        visitor.look("booth-offline-early");
        visitor.context().setOffline(false);

        page.route("**/credential/*", route -> route.fulfill(new Route.FulfillOptions().setStatus(403)));
        page.locator("[data-screen=offline-early] [data-back]").click();
        page.locator("[data-screen=code] button[type=submit]").click();
        page.locator("[data-screen=offline-early]").waitFor();
        visitor.expect("the server responded with a status of 403");
        page.unroute("**/credential/*");
        page.locator("[data-screen=offline-early] [data-back]").click();
        page.locator("[data-screen=code] button[type=submit]").click();
        cast(page);
        assertEquals(1, made.log().snapshot().counts().cast());
    }

    @ParameterizedTest
    @EnumSource
    void where_there_is_no_voting_now_the_page_says_why(Language language, Browsers browsers) {
        var visitors = List.of(browsers.phone(language), browsers.desktop(language));
        var waiting = boards.create(plan -> plan);
        var entries = waiting.election().entries();
        boards.prepare(waiting, entries.subList(0, entries.size() - 1));
        away(visitors, waiting, "not-open");
        var made = boards.open(plan -> plan);
        suspend(made);
        away(visitors, made, "suspended");
        write(made, new Entry.Resumed(made.election().terms().opened()));
        write(made, new Entry.ClosedEarly(made.election().terms().opened(), "Барлығы дауыс берді."));
        away(visitors, made, "closed");
        var off = boards.open(plan -> plan);
        write(off, new Entry.Cancelled("Бюллетеньде қате бар."));
        away(visitors, off, "cancelled");
    }

    @ParameterizedTest
    @EnumSource
    void what_breaks_the_encryption_is_said_and_it_can_be_tried_again(Language language, Browsers browsers) {
        var made = boards.open(plan -> plan);
        var visitor = browsers.phone(language);
        var page = begin(visitor, root, made, "#c=" + letterCode(made, 0));
        mark(page, looked -> {});
        withoutRandomness(page, 1, () -> {
            identify(page);
            page.locator("[data-screen=fault]").waitFor();
        });
        page.locator("[data-screen=fault] [data-again]").click();
        withoutRandomness(page, 32, () -> {
            page.locator("[data-screen=code] button[type=submit]").click();
            page.locator("[data-screen=fault]").waitFor();
        });
        assertEquals("TypeError", page.locator("[data-fault]").textContent());
        assertTrue(page.locator("[data-standing=not-sent]").isVisible());
        visitor.look("booth-fault");
        page.locator("[data-screen=fault] [data-again]").click();
        cast(page);
        assertEquals(1, made.log().snapshot().counts().cast());
    }

    /** The connection broke when the ballot was on its way, and the phone comes back when voting is over. */
    @ParameterizedTest
    @EnumSource
    void after_the_end_a_phone_learns_what_became_of_the_ballot_that_it_keeps(Language language, Browsers browsers) {
        var made = boards.open(plan -> plan);
        var arrived = lost(browsers.phone(language), made, 0, "ballots", true);
        var absent = lost(browsers.phone(language), made, 1, "ballots", false);
        var tested = lost(browsers.phone(language), made, 2, "audits", true);
        write(made, new Entry.ClosedEarly(made.election().terms().opened(), "Барлығы дауыс берді."));
        assertEquals(1, made.log().snapshot().counts().cast());

        arrived.page().reload();
        arrived.page().locator("[data-screen=receipt]").waitFor();
        assertTrue(arrived.page().locator("[data-standing=recorded]").isVisible());
        arrived.look("booth-kept-arrived");
        absent.page().reload();
        absent.page().locator("[data-screen=refused]").waitFor();
        absent.expect("the server responded with a status of 409");
        assertEquals("cast.closed", absent.page().locator("[data-answer-code]").textContent());
        absent.look("booth-kept-absent");

        tested.page().reload();
        tested.page().locator("[data-screen=audited]").waitFor();
        tested.look("booth-kept-tested");
        assertEquals(0, tested.page().locator("[data-screen=audited] button").count(), "voting is over");

        absent.page().reload(); // what was refused is kept no longer
        absent.page().locator("#away").waitFor();
        assertEquals(1, made.log().snapshot().counts().cast());
    }

    /** A sign-in that ran out meanwhile: the service is played here, for elections of this test need none. */
    @ParameterizedTest
    @EnumSource
    void whoever_has_to_sign_in_again_sends_the_ballot_that_the_phone_keeps(Language language, Browsers browsers) {
        var made = boards.open(plan -> plan);
        var visitor = lost(browsers.phone(language), made, 0, "ballots", false);
        var page = visitor.page();
        page.route(
                "**/ballots",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(401)
                        .setContentType("application/problem+json")
                        .setBody("{\"status\":401,\"title\":\"…\",\"code\":\"cast.sign-in-needed\"}")));
        page.route("**/sign-in/code", route -> route.fulfill(new Route.FulfillOptions().setBody("{}")));
        page.route("**/sign-in", route -> {
            page.unroute("**/ballots");
            route.fulfill(new Route.FulfillOptions().setStatus(204));
        });
        page.reload();
        page.locator("[data-screen=card] input").fill("000001");
        visitor.expect("the server responded with a status of 401");
        page.locator("[data-screen=card] button[type=submit]").click();
        page.locator("[data-screen=one-time] input").fill("12345678");
        page.locator("[data-screen=one-time] button[type=submit]").click();
        page.locator("[data-screen=receipt]").waitFor();
        assertEquals(1, made.log().snapshot().counts().cast());
    }

    /** @param fate the route to which the ballot goes: {@code ballots} or {@code audits} */
    private Visitor lost(Visitor visitor, Made made, int number, String fate, boolean arrives) {
        var page = toReady(visitor, root, made, number);
        page.route("**/" + fate, route -> {
            if (arrives) {
                route.fetch();
            }
            route.abort();
        });
        if (fate.equals("audits")) {
            page.locator("[data-screen=ready] summary").click();
        }
        page.locator(fate.equals("audits") ? "[data-audit]" : "[data-cast]").click();
        page.locator("[data-screen=offline]").waitFor();
        visitor.expect("net::ERR_FAILED");
        page.unroute("**/" + fate);
        return visitor;
    }

    private void away(List<Visitor> visitors, Made made, String name) {
        for (var visitor : visitors) {
            visitor.open(root.resolve("/e/" + slug(made) + "/vote"));
            visitor.look("booth-away-" + name);
        }
    }

    /** Sends the ballot that is ready, which the service refuses. */
    private static void refused(Visitor visitor, Page page, String code) {
        page.locator("[data-cast]").click();
        page.locator("[data-screen=refused]").waitFor();
        visitor.expect("the server responded with a status of 409");
        assertEquals(code, page.locator("[data-answer-code]").textContent());
        assertTrue(page.locator("[data-standing=refused]").isVisible());
    }

    private void suspend(Made made) {
        write(made, new Entry.Suspended(made.election().terms().opened(), "Байланыс жоқ."));
    }

    private void write(Made made, Entry.InJson entry) {
        boards.write(made, List.of(made.election().signed(entry, TestElection.COMMITTEE)));
    }

    private static String slug(Made made) {
        return made.log().name().slug();
    }
}
