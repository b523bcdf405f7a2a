package org.dauys.account.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.dauys.account.TestAccounts;
import org.dauys.account.TestAccounts.Known;

/** The forms of staff, sent as a browser sends them. */
final class StaffCalls {
    private static final RestAssuredConfig UTF_8 = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset(StandardCharsets.UTF_8));

    private StaffCalls() {}

    static RequestSpecification visit() {
        return given().config(UTF_8)
                .redirects()
                .follow(false)
                .accept("text/html")
                .header("Sec-Fetch-Site", "same-origin");
    }

    static RequestSpecification visit(Cookie cookie) {
        return visit().cookie(cookie);
    }

    static Response password(Known person) {
        return password(person.staff().email().value(), TestAccounts.PASSWORD);
    }

    static Response password(String email, String password) {
        return visit().formParam("email", email).formParam("password", password).post("/staff/sign-in");
    }

    static Response code(Cookie half, String code) {
        return visit(half).formParam("code", code).post("/staff/sign-in/code");
    }

    static Response recovery(Cookie half, String code) {
        return visit(half).formParam("code", code).post("/staff/sign-in/recovery");
    }

    /** The session that an answer gave. */
    static Cookie cookie(Response answer) {
        return answer.getDetailedCookie(TestAccounts.COOKIE);
    }

    static Cookie cookie(String token) {
        return new Cookie.Builder(TestAccounts.COOKIE, token).build();
    }

    /** Where an answer leads to. */
    static String path(Response answer) {
        assertEquals(303, answer.statusCode());
        return URI.create(answer.header("Location")).getPath();
    }
}
