package org.dauys.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.dauys.platform.Assets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer of the service has, and what no request gets past. */
@QuarkusTest
class FrameTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    Assets assets;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/no/such/page", "/favicon.svg", "/health", "/probe/broken", "/assets/none.js"})
    void every_answer_carries_the_security_headers(String path) {
        given().get(path)
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'; script-src 'self'"))
                .header(
                        "Content-Security-Policy",
                        containsString("require-trusted-types-for 'script'; trusted-types verifier"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", containsString("camera=()"))
                .header("Strict-Transport-Security", nullValue());
    }

    @Test
    void pages_are_kept_nowhere_and_bundles_for_ever() {
        given().get("/").then().header("Cache-Control", "no-store");
        given().get(assets.get("site.css").path())
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=31536000, immutable");
        given().get("/assets/none.js").then().statusCode(404).header("Cache-Control", "no-store");
    }

    @Test
    void pages_styles_and_scripts_travel_compressed() throws IOException {
        for (var path : List.of(
                "/", assets.get("site.css").path(), assets.get("page.js").path())) {
            var answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 200 "), path);
            assertTrue(answer.toLowerCase(Locale.ROOT).contains("content-encoding: gzip"), path + "\n" + answer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', kk",
        "'ru-RU,ru;q=0.9,en;q=0.8', ru",
        "'de,en;q=0.5', en",
        "'de', kk",
        "'en;q=0.1,kk;q=0.9', kk",
        "'*', kk"
    })
    void the_browser_s_languages_decide_and_kazakh_is_the_first(String wanted, String got) {
        given().header("Accept-Language", wanted)
                .get("/")
                .then()
                .header("Content-Language", got)
                .header("Vary", containsString("Accept"))
                .body(containsString("<html lang=\"" + got + "\">"));
    }

    @Test
    void a_chosen_language_is_remembered_and_beats_the_browser_s() {
        given().header("Accept-Language", "en")
                .get("/?lang=ru")
                .then()
                .header("Content-Language", "ru")
                .header("Set-Cookie", containsString("lang=ru"))
                .header("Set-Cookie", containsString("SameSite=Lax"));
        given().header("Accept-Language", "en")
                .cookie("lang", "ru")
                .get("/")
                .then()
                .header("Content-Language", "ru");
        given().cookie("lang", "<script>")
                .get("/?lang=xx")
                .then()
                .header("Content-Language", "kk")
                .header("Set-Cookie", nullValue());
    }

    @Test
    void the_switch_keeps_the_address_and_escapes_what_strangers_put_in_it() {
        given().queryParam("page", "2")
                .queryParam("lang", "ru")
                .queryParam("q", "\"><script>")
                .get("/")
                .then()
                .body(containsString("?page=2&amp;q=%22%3E%3Cscript%3E&amp;lang=en"))
                .body(not(containsString("\"><script>")));
    }

    @Test
    void a_route_that_does_not_say_who_may_call_it_is_closed() {
        given().get("/probe/silent").then().statusCode(403).body("code", is("request.forbidden"));
    }

    @Test
    void a_route_for_members_is_closed_to_strangers() {
        given().get("/probe/member").then().statusCode(401).body("code", is("request.sign-in-needed"));
    }

    @Test
    void a_program_gets_problem_details_and_a_person_a_page() {
        given().header("Accept-Language", "en")
                .get("/no/such/page")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", is("urn:problem-type:dauys:request.not-found"))
                .body("title", is("Page not found"))
                .body("status", is(404))
                .body("code", is("request.not-found"));
        given().accept("text/html,*/*;q=0.8")
                .get("/no/such/page?lang=ru")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("Страница не найдена"));
        given().accept("text/html").delete("/").then().statusCode(405).contentType("text/html");
    }

    @Test
    void a_fault_of_ours_shows_an_id_and_nothing_else() {
        given().get("/probe/broken")
                .then()
                .statusCode(500)
                .body("code", is("request.our-fault"))
                .body("id", matchesPattern("[0-9a-f]{10}"))
                .body(not(containsString("secret")))
                .body(not(containsString("Exception")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin, -, 200",
                "cross-site, -, 403",
                "same-site, -, 403",
                "none, -, 403",
                "cross-site, OURS, 403",
                "-, OURS, 200",
                "-, https://evil.example, 403",
                "-, null, 403",
                "-, -, 403",
            })
    void only_our_own_pages_change_anything(String site, String origin, int status) {
        var request = browser();
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            request.header("Origin", origin.equals("OURS") ? ours() : origin);
        }
        request.post("/probe/text").then().statusCode(status);
    }

    @Test
    void a_program_without_cookies_needs_no_origin() {
        given().contentType("text/plain").body("x").post("/probe/text").then().statusCode(200);
    }

    @Test
    void a_body_larger_than_the_route_takes_is_refused() {
        given().contentType("text/plain")
                .body("x".repeat(128 * 1024))
                .post("/probe/text")
                .then()
                .statusCode(200);
        given().contentType("text/plain")
                .body("x".repeat(128 * 1024 + 1))
                .post("/probe/text")
                .then()
                .statusCode(413)
                .body("code", is("request.too-large"))
                .body("limit", equalTo(128 * 1024));
        given().contentType("text/plain")
                .body("x".repeat(1024 * 1024))
                .post("/probe/large")
                .then()
                .statusCode(200);
    }

    @Test
    void a_body_of_unknown_length_is_refused() throws IOException {
        assertTrue(raw("POST /probe/text HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n")
                .startsWith("HTTP/1.1 411 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999", "-1", "x"})
    void a_length_that_is_none_is_refused(String length) throws IOException {
        var answer = raw("POST /probe/text HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\nx");
        assertTrue(answer.startsWith("HTTP/1.1 400 ") || answer.startsWith("HTTP/1.1 413 "), answer);
    }

    @Test
    void health_says_up_and_no_more_is_needed_to_know() {
        given().get("/health/ready").then().statusCode(200).body("status", is("UP"));
        given().get("/").then().header("Content-Language", notNullValue());
    }

    private RequestSpecification browser() {
        return given().contentType("text/plain").cookie("lang", "ru").body("x");
    }

    private String ours() {
        return "http://" + root.getAuthority();
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new byte[4096];
            int read = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(0, read), StandardCharsets.UTF_8);
        }
    }
}
