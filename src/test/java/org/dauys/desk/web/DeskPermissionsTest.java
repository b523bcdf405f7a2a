package org.dauys.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.dauys.account.TestAccounts;
import org.dauys.election.draft.Drafts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who may open which page of an election. */
@QuarkusTest
class DeskPermissionsTest {
    private static final List<String> COMMITTEE_READS = List.of(
            "/texts",
            "/contests",
            "/contests/chair",
            "/contests/chair/new-option",
            "/contests/chair/options/o1",
            "/terms",
            "/schedule",
            "/people",
            "/file",
            "/copy",
            "/delete");
    private static final List<String> COMMITTEE_WRITES = List.of(
            "/texts",
            "/contests",
            "/contests/chair",
            "/contests/chair/options",
            "/contests/chair/new-option",
            "/contests/chair/options/o1",
            "/terms",
            "/schedule",
            "/people",
            "/people/threshold",
            "/copy",
            "/delete");
    private static final List<String> EVERYBODY_WITH_A_PART_READS = List.of("", "/preview");

    @Inject
    TestAccounts accounts;

    @Inject
    TestElections test;

    @TestFactory
    Stream<DynamicTest> pages_of_an_election() {
        var cast = test.drafting(Drafts.complete());
        var marina = accounts.session(cast.marina());
        var holder = accounts.session(cast.holder());
        var registrar = accounts.session(cast.registrar());
        var stranger = accounts.session(cast.stranger());
        var reads = COMMITTEE_READS.stream()
                .flatMap(path -> Stream.of(
                        get(cast.desk() + path, "committee", marina, 200),
                        get(cast.desk() + path, "holder", holder, 403),
                        get(cast.desk() + path, "registrar", registrar, 403),
                        get(cast.desk() + path, "another's staff", stranger, 404),
                        get(cast.desk() + path, "nobody", "", 303)));
        var writes = COMMITTEE_WRITES.stream()
                .flatMap(path -> Stream.of(
                        post(cast.desk() + path, "holder", holder, 403),
                        post(cast.desk() + path, "registrar", registrar, 403),
                        post(cast.desk() + path, "another's staff", stranger, 404),
                        post(cast.desk() + path, "nobody", "", 401)));
        var open = EVERYBODY_WITH_A_PART_READS.stream()
                .flatMap(path -> Stream.of(
                        get(cast.desk() + path, "committee", marina, 200),
                        get(cast.desk() + path, "holder", holder, 200),
                        get(cast.desk() + path, "registrar", registrar, 200),
                        get(cast.desk() + path, "another's staff", stranger, 404),
                        get(cast.desk() + path, "nobody", "", 303)));
        var unchanged = dynamicTest(
                "and nothing has changed",
                () -> assertEquals(Drafts.complete(), test.now(cast).draft()));
        return Stream.of(reads, writes, open, Stream.of(unchanged)).flatMap(tests -> tests);
    }

    private static DynamicTest get(String path, String who, String session, int status) {
        return dynamicTest(
                "GET %s as %s: %d".formatted(path.substring(42), who, status),
                () -> assertEquals(status, TestAccounts.as(session).get(path).statusCode()));
    }

    private static DynamicTest post(String path, String who, String session, int status) {
        return dynamicTest(
                "POST %s as %s: %d".formatted(path.substring(42), who, status),
                () -> assertEquals(
                        status,
                        TestAccounts.as(session)
                                .formParam("version", 2)
                                .post(path)
                                .statusCode()));
    }
}
