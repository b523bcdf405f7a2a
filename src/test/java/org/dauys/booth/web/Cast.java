package org.dauys.booth.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.dauys.board.TestBoards.Made;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.receipt.ReceiptFile;

/** Sends ballots as the booth does. */
final class Cast {
    /** Lawful in the contests of a plan that names none. */
    static final List<List<Integer>> CHOICE = List.of(List.of(0), List.of(1, 2));

    private Cast() {}

    /** @param path {@code ballots} or {@code audits} */
    static ValidatableResponse post(Made made, String path, byte[] wire) {
        return given().contentType("application/octet-stream")
                .body(wire)
                .post("/e/{slug}/{path}", made.log().name().slug(), path)
                .then();
    }

    /** The receipt, verified with the manifest alone (spec: ). */
    static Receipt taken(Made made, String path, byte[] wire) {
        var file = post(made, path, wire)
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asByteArray();
        return ReceiptFile.parse(file)
                .then(read -> read.verify(made.election().id(), made.election().manifest()))
                .value()
                .orElseThrow();
    }

    /** Refused with words and a stable code, and nothing has changed. */
    static ValidatableResponse refused(Made made, String path, byte[] wire, int status, String code) {
        var before = made.log().head();
        var response = post(made, path, wire)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("title", not(blankOrNullString()))
                .body("detail", not(blankOrNullString()));
        assertEquals(before, made.log().head());
        return response;
    }
}
