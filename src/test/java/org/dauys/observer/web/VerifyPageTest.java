package org.dauys.observer.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dauys.board.Clerk;
import org.dauys.board.TestBoards;
import org.dauys.board.TestBoards.Made;
import org.dauys.platform.Language;
import org.dauys.protocol.credential.Code.CodeAccess;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.Tallied;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An observer without a program lets the browser verify the record. */
@QuarkusTest
@NeedsBrowser
class VerifyPageTest {
    private static final Instant CLOSES = Instant.parse("2091-01-01T13:00:00Z");
    private static final String ENTRIES = "**/log/tile/entries/**";
    private static final String SECOND_ENTRIES = "**/log/tile/entries/001*/**";
    private static final String WORKER = "**/assets/verifier-*.js";
    private static final String END_OF_MANIFEST = "&quot;}</pre>";

    @TestHTTPResource("/")
    URI root;

    @Inject
    TestBoards boards;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void an_honest_record_is_valid_and_every_check_is_said_in_words(Language language, Browsers browsers) {
        var made = decided();
        for (var visitor : List.of(browsers.phone(language), browsers.desktop(language))) {
            var page = visitor.open(address(made, "#" + fingerprint(made)));
            page.locator("[data-state=start]").waitFor();
            visitor.look("verify-start");
            page.locator("form button").click();
            verdict(page, "valid");
            assertTrue(page.locator("[data-anchor=passed]").isVisible());
            assertEquals(fingerprint(made), page.locator("[data-fingerprint]").textContent());
            assertEquals(0, page.locator("[data-check] [data-word=failed]").count());
            assertEquals(
                    0, page.locator("[data-check] [data-word=could-not-run]").count());
            var ballots = page.locator("[data-phase] [data-check='B-6.6'] [data-word=passed]");
            assertEquals(1, ballots.count());
            page.locator("[data-phase]").last().locator("summary").click();
            visitor.look("verify-valid");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_flipped_byte_on_the_way_is_named_by_its_entry(Language language, Browsers browsers) {
        var made = decided();
        long ballot = made.log()
                .first(Kind.BALLOT, made.log().head().orElseThrow())
                .orElseThrow()
                .index();
        for (var visitor : List.of(browsers.phone(language), browsers.desktop(language))) {
            flip(visitor, made, ballot);
            var page = visitor.open(address(made, ""));
            ask(page, code(made, 2));
            verdict(page, "invalid");
            assertEquals(List.of("not-judged"), visible(page, "data-cast"));
            var changed = page.locator("[data-failures] [data-check='L-4.4'] li a");
            assertTrue(changed.textContent().endsWith(" " + ballot), changed.textContent());
            var refused =
                    page.locator("[data-failures] [data-check^='B-6.'] li").first();
            assertTrue(refused.textContent().contains(ballot + " (ballot)"), refused.textContent());
            assertTrue(page.locator("[data-anchor=nothing-to-check]").isVisible());
            visitor.look("verify-invalid");
            changed.click();
            page.locator("dl.summary .symbols").waitFor();
            assertTrue(page.url().endsWith("/entry/" + ballot), page.url());
            visitor.look("entry-ballot");
        }
    }

    @Test
    void a_fingerprint_that_is_another_elections_is_said_and_a_mistyped_one_before_anything_is_fetched(
            Browsers browsers) {
        var made = voted();
        var visitor = browsers.phone(Language.EN);
        var page = visitor.open(address(made, "#12345"));
        page.locator("form button").click();
        page.locator("[data-why=bad-anchor]").waitFor();
        visitor.look("verify-mistyped");
        page.fill("#anchor", fingerprint(voted()));
        page.locator("form button").click();
        verdict(page, "invalid");
        assertTrue(page.locator("[data-anchor=failed]").isVisible());
        assertEquals(1, page.locator("[data-failures] [data-check='A-1']").count());
        visitor.look("verify-other-election");
    }

    /** Who has not voted learns that nobody has with her code; who has voted, which ballot is the last. */
    @ParameterizedTest
    @EnumSource
    void e01_a_member_learns_what_was_cast_with_her_code(Language language, Browsers browsers) {
        var made = decided();
        for (var visitor : List.of(browsers.phone(language), browsers.desktop(language))) {
            var sent = new ArrayList<String>();
            visitor.page().onRequest(request -> sent.add(request.url() + " " + request.postData()));
            var page = visitor.open(address(made, ""));
            ask(page, code(made, 2));
            verdict(page, "valid");
            assertEquals(List.of("none"), visible(page, "data-cast"));
            assertEquals(List.of(), visible(page, "data-made"));
            visitor.look("verify-code-none");
            nothingIsLeft(page, made, 2, sent);
            page.locator("[data-again]").click();
            ask(page, code(made, 1));
            verdict(page, "valid");
            assertEquals(List.of("counted"), visible(page, "data-cast"));
            assertEquals("1", page.locator("[data-ballots]").textContent());
            assertEquals("0", page.locator("[data-audits]").textContent());
            visitor.look("verify-code-counted");
            nothingIsLeft(page, made, 1, sent);
            var index = page.locator("[data-last]").textContent();
            var tracker = page.locator("[data-tracker]").textContent();
            visitor.open(root.resolve("/e/" + made.log().name().slug() + "/entry/" + index));
            assertTrue(page.content().contains(tracker), index);
        }
    }

    /** On the wire or on the page: no code in any spelling, and no credential, which is as good as a name for who keeps the codes. */
    private static void nothingIsLeft(Page page, Made made, int voter, List<String> sent) {
        assertEquals("", page.inputValue("#code"));
        assertTrue(sent.stream().anyMatch(request -> request.contains("/tile/entries/")), sent::toString);
        var kept = page.evaluate(
                "() => JSON.stringify([localStorage, sessionStorage, history.state, location.href, document.documentElement.outerHTML])");
        var everything = (sent + " " + kept).toUpperCase(Locale.ROOT);
        var code = code(made, voter);
        var credential = made.election().voter(voter).credential().hex();
        for (var secret : List.of(code, code.replace("-", ""), credential.toUpperCase(Locale.ROOT))) {
            assertFalse(everything.contains(secret), secret);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_code_that_is_mistyped_is_named_before_anything_is_fetched_and_that_of_nobody_afterwards(
            Language language, Browsers browsers) {
        var made = voted();
        var visitor = browsers.phone(language);
        var fetched = new ArrayList<String>();
        visitor.page().route(ENTRIES, route -> {
            fetched.add(route.request().url());
            route.resume();
        });
        var page = visitor.open(address(made, ""));
        var wrong = Map.of(
                "7K3M-9QX2", "code-length", "UUUU-".repeat(6), "code-alphabet", "7K3M-9QX2-".repeat(3), "code-check");
        wrong.forEach((typed, why) -> {
            ask(page, typed);
            page.locator("[data-why=" + why + "]").waitFor();
            assertEquals(List.of(why), visible(page, "data-why"));
            assertEquals(typed, page.inputValue("#code"));
        });
        visitor.look("verify-code-mistyped");
        assertEquals(List.of(), fetched);
        ask(page, code(voted(), 0));
        verdict(page, "valid");
        assertEquals(List.of("unknown"), visible(page, "data-cast"));
        assertEquals(List.of(), visible(page, "data-made"));
        visitor.look("verify-code-unknown");
        page.locator("[data-again]").click();
        ask(page, code(made, 2));
        verdict(page, "valid");
        assertEquals(List.of("none-yet"), visible(page, "data-cast"));
        visitor.look("verify-code-none-yet");
        page.locator("[data-again]").click();
        ask(page, code(made, 1));
        verdict(page, "valid");
        assertEquals(List.of("recorded"), visible(page, "data-cast"));
        page.locator("[data-again]").click();
        page.locator("form button").click();
        verdict(page, "valid");
        assertTrue(page.locator("[data-asked]").isHidden());
    }

    private static void ask(Page page, String code) {
        page.fill("#code", code);
        page.locator("form button").click();
    }

    private static String code(Made made, int voter) {
        return made.election().code(voter).expose(CodeAccess.LETTER);
    }

    /** What this attribute says of the elements that can be seen. */
    private static List<String> visible(Page page, String attribute) {
        return page.locator("[" + attribute + "]").locator("visible=true").all().stream()
                .map(element -> element.getAttribute(attribute))
                .toList();
    }

    @Test
    void it_can_be_stopped_and_begun_again(Browsers browsers) {
        var made = voted();
        var visitor = browsers.phone(Language.KK);
        visitor.page().route(ENTRIES, route -> {});
        var page = visitor.open(address(made, ""));
        ask(page, code(made, 0));
        page.locator("[data-stop]").waitFor();
        visitor.look("verify-working");
        page.locator("[data-stop]").click();
        page.locator("[data-why=stopped]").waitFor();
        assertEquals("", page.inputValue("#code"));
        visitor.look("verify-stopped");
        page.unroute(ENTRIES);
        page.locator("form button").click();
        verdict(page, "valid");
    }

    @Test
    void a_broken_connection_is_no_verdict(Browsers browsers) {
        var visitor = browsers.phone(Language.RU);
        visitor.page().route(ENTRIES, Route::abort);
        var page = visitor.open(address(voted(), ""));
        page.locator("form button").click();
        verdict(page, "unreadable");
        visitor.look("verify-unreadable");
        page.unroute(ENTRIES);
        page.locator("[data-again]").click();
        page.locator("form button").click();
        verdict(page, "valid");
    }

    /** While the second bundle of entries is on its way. */
    @ParameterizedTest
    @EnumSource
    void a_connection_that_breaks_in_the_middle_is_said_and_the_next_try_begins_anew(
            Language language, Browsers browsers) {
        var made = voted();
        var dispute = new Entry.Dispute(1, Hash.sha256(new byte[0]), "q-4-6");
        var log = made.log();
        log.append(Collections.nCopies(Tiles.WIDTH, made.election().unsigned(dispute)));
        var visitor = browsers.phone(language);
        var held = new CompletableFuture<Route>();
        visitor.page().route(SECOND_ENTRIES, held::complete);
        var page = visitor.open(address(made, ""));
        page.locator("form button").click();
        page.waitForCondition(held::isDone);
        int done = Integer.parseInt(page.locator("[data-done]").textContent());
        assertTrue(done > 0 && done < Tiles.WIDTH, "so many are folded: " + done);
        assertEquals((double) done / log.snapshot().size(), progress(page), 1e-6);
        visitor.look("verify-half");
        held.join().abort();
        verdict(page, "unreadable");
        assertTrue(page.locator("[data-progress]").isHidden());
        page.unroute(SECOND_ENTRIES);
        page.route(ENTRIES, route -> {});
        page.locator("[data-again]").click();
        page.locator("form button").click();
        page.locator("[data-stop]").waitFor();
        assertEquals(0, progress(page));
        assertEquals("0", page.locator("[data-done]").textContent());
        assertEquals("?", page.locator("[data-left]").textContent());
        page.locator("[data-stop]").click();
        page.unroute(ENTRIES);
        page.locator("form button").click();
        verdict(page, "valid");
        assertEquals(1, progress(page));
    }

    /** As an update of the service, a full memory or a fault of ours would. */
    @ParameterizedTest
    @EnumSource
    void a_worker_that_breaks_or_does_not_load_is_no_verdict_and_can_be_tried_again(
            Language language, Browsers browsers) {
        var made = voted();
        var visitor = browsers.phone(language);
        visitor.page().route(WORKER, route -> route.fulfill(worker("""
                self.onmessage = () => {
                  self.postMessage({ kind: "progress", done: 1, total: 2 });
                  setTimeout(() => { throw new Error("broken on purpose"); });
                };
                """)));
        var page = visitor.open(address(made, ""));
        page.locator("form button").click();
        verdict(page, "broken");
        visitor.look("verify-broken");
        assertEquals(0.5, progress(page));
        page.unroute(WORKER);
        page.route(WORKER, Route::abort);
        page.locator("[data-again]").click();
        page.locator("form button").click();
        verdict(page, "broken");
        assertEquals(0, progress(page));
        page.unroute(WORKER);
        page.locator("[data-again]").click();
        page.locator("form button").click();
        verdict(page, "valid");
    }

    private static Route.FulfillOptions worker(String script) {
        return new Route.FulfillOptions()
                .setContentType("text/javascript")
                .setHeaders(Map.of("Cross-Origin-Resource-Policy", "same-origin"))
                .setBody(script);
    }

    /** From 0 to 1. */
    private static double progress(Page page) {
        return ((Number) page.locator("[data-progress]").evaluate("bar => bar.value")).doubleValue();
    }

    /** The page's policy of trusted types has one script, and its name is taken. */
    @Test
    void no_script_but_ours_becomes_a_worker(Browsers browsers) {
        var visitor = browsers.desktop(Language.EN);
        var page = visitor.open(address(voted(), ""));
        page.locator("[data-state=start]").waitFor();
        var policy = "trustedTypes.createPolicy('%s', { createScriptURL: address => address })";
        for (var attempt : List.of("new Worker('/assets/x.js')", policy.formatted("verifier"), policy.formatted("x"))) {
            var tried = "() => { try { " + attempt + "; return 'let through'; } catch (e) { return e.name; } }";
            assertEquals("TypeError", page.evaluate(tried), attempt);
        }
    }

    @Test
    void an_archive_from_elsewhere_is_verified_without_the_log_of_this_server(Browsers browsers) throws IOException {
        var made = decided();
        var archive = given().get("/e/{slug}/record.zip", made.log().name().slug())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        var visitor = browsers.desktop(Language.EN);
        visitor.page().route("**/log/**", Route::abort);
        var page = visitor.open(address(made, ""));
        page.setInputFiles("#file", Files.write(directory.resolve("record.zip"), archive));
        page.locator("form button").click();
        verdict(page, "valid");
        archive[archive.length / 2] ^= 1;
        page.locator("[data-again]").click();
        page.setInputFiles("#file", Files.write(directory.resolve("changed.zip"), archive));
        page.locator("form button").click();
        page.locator("[data-state=invalid], [data-state=unreadable]")
                .locator("visible=true")
                .waitFor();
        page.locator("[data-again]").click();
        page.setInputFiles("#file", Files.writeString(directory.resolve("none.zip"), "no archive"));
        page.locator("form button").click();
        verdict(page, "no-archive");
        visitor.look("verify-no-archive");
    }

    @Test
    void without_scripts_the_page_says_how_the_program_does_it(Browsers browsers) {
        var made = voted();
        var visitor = browsers.withoutScripts(Language.RU);
        var page = visitor.open(address(made, ""));
        assertTrue(page.locator("p > code.code").first().textContent().endsWith("--expect " + fingerprint(made)));
        assertEquals(0, page.locator("form").locator("visible=true").count());
        visitor.open(root.resolve("/e/" + made.log().name().slug()))
                .locator("a.button[href$='/verify']")
                .waitFor();
    }

    @Test
    void every_entry_can_be_read_and_no_other() {
        var made = voted();
        var slug = made.log().name().slug();
        long size = made.log().head().orElseThrow().size();
        for (long index = 0; index < size; index++) {
            given().get("/e/{slug}/entry/{index}", slug, index)
                    .then()
                    .statusCode(200)
                    .body(containsString(" " + index + "</h1>"));
        }
        given().get("/e/{slug}/entry/{index}", slug, size).then().statusCode(404);
        given().get("/e/{slug}/entry/x", slug).then().statusCode(404);
    }

    /** Where it is longer than one screen or one entry too. */
    @ParameterizedTest
    @EnumSource
    void the_saved_page_that_the_manifest_names_stands_in_a_row_of_its_own(Language language, Browsers browsers) {
        var booth = Hash.sha256(new byte[] {1});
        var made = boards.open(plan -> {
            for (int i = 10; i < 58; i++) {
                plan.single("question-with-a-long-name-" + i, 2, false);
            }
            return plan.booth(booth);
        });
        var slug = made.log().name().slug();
        int parts = made.log().withParts(0, made.log().head().orElseThrow()).size() - 1;
        for (int index = 0; index <= parts; index++) {
            rows(slug, "/entry/" + index, booth).body(containsString(index == parts ? END_OF_MANIFEST : ""));
        }
        given().get("/e/{slug}/entry/{index}", slug, parts + 1).then().body(not(containsString(booth.hex())));
        rows(slug, "", booth);
        var visitor = browsers.phone(language);
        visitor.open(root.resolve("/e/" + slug + "/entry/0"));
        visitor.look("entry-manifest");
        visitor.open(root.resolve("/e/" + slug));
        visitor.look("election-booth");
    }

    private static ValidatableResponse rows(String slug, String page, Hash booth) {
        return given().get("/e/" + slug + page)
                .then()
                .statusCode(200)
                .body(containsString("SHA-256 <code class=\"code\">" + booth.hex() + "</code>"));
    }

    @Test
    void workers_come_from_this_server_alone() {
        given().get("/e/{slug}/verify", voted().log().name().slug())
                .then()
                .header("Content-Security-Policy", containsString("worker-src 'self'"));
    }

    private void verdict(Page page, String state) {
        page.locator("section[data-state]:not([data-state=working]):not([data-state=start])")
                .locator("visible=true")
                .waitFor();
        assertTrue(page.locator("[data-state=" + state + "]").isVisible(), page.locator("#verify")::innerText);
    }

    /** From now on this visitor gets the entry with one bit of its middle changed, and everything else as it is. */
    private static void flip(Visitor visitor, Made made, long index) {
        var entry = made.log()
                .entry(index, made.log().head().orElseThrow())
                .orElseThrow()
                .bytes();
        visitor.page().route(ENTRIES, route -> {
            var body = route.fetch().body();
            body[find(body, entry) + entry.length / 2] ^= 1;
            route.fulfill(new Route.FulfillOptions().setBodyBytes(body));
        });
    }

    private static int find(byte[] in, byte[] what) {
        for (int at = 0; at + what.length <= in.length; at++) {
            if (Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        throw new AssertionError("not there");
    }

    private URI address(Made made, String fragment) {
        return root.resolve("/e/" + made.log().name().slug() + "/verify" + fragment);
    }

    private static String fingerprint(Made made) {
        return Fingerprint.of(
                        made.log().snapshot().stage().election().orElseThrow().id())
                .toString();
    }

    private Made voted() {
        var made = boards.open(plan -> plan.closes(CLOSES));
        for (int i = 0; i < 2; i++) {
            var wire = made.election().voter(i).cast(List.of(List.of(0), List.of(0, 2)));
            made.log().append(List.of(Envelope.entry(Kind.BALLOT, wire)));
        }
        return made;
    }

    private Made decided() {
        var made = voted();
        new Clerk(boards.node()).work(CLOSES);
        for (int holder : List.of(1, 3)) {
            var tallied = (Tallied) made.log().snapshot().stage();
            made.log().append(made.election().partialDecryption(holder, tallied.hash(), tallied.aggregate()));
        }
        boards.publish(made);
        return made;
    }
}
