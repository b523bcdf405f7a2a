package org.dauys.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.MultiPartSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The desk's forms, sent as a browser sends them. */
final class DeskCalls {
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

    /** Where an answer leads to. */
    static String path(Response answer) {
        assertEquals(303, answer.statusCode(), answer.asString());
        return URI.create(answer.header("Location")).getPath();
    }
}
