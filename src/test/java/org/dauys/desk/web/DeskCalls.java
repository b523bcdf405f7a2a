package org.dauys.desk.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.MultiPartSpecification;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.dauys.account.Staff;
import org.dauys.account.TestAccounts;

/** The desk's forms, sent as a browser sends them. */
final class DeskCalls {
    /** What a browser takes for granted. */
    private static final RestAssuredConfig UTF_8 = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .defaultCharsetForContentType("UTF-8", "application/x-www-form-urlencoded"));

    private DeskCalls() {}

    /** A chosen file; its length is known, as a browser knows it. */
    static MultiPartSpecification file(String content) {
        return new MultiPartSpecBuilder(content)
                .controlName("file")
                .fileName("draft.json")
                .mimeType("application/json")
                .charset(StandardCharsets.UTF_8)
                .build();
    }

    static RequestSpecification as(TestAccounts accounts, Staff staff) {
        return as(accounts.session(staff));
    }

    static RequestSpecification as(String session) {
        return stranger().cookie(TestAccounts.COOKIE, session);
    }

    static RequestSpecification stranger() {
        return given().config(UTF_8)
                .redirects()
                .follow(false)
                .accept("text/html")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept-Language", "en");
    }

    /** Where an answer leads to. */
    static String path(Response answer) {
        assertEquals(303, answer.statusCode(), answer.asString());
        return URI.create(answer.header("Location")).getPath();
    }
}
