package org.dauys.credential.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dauys.account.TestAccounts;
import org.dauys.credential.web.TestRegistrar.Made;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.manifest.Roll;
import org.dauys.protocol.transcript.Hash;
import org.dauys.roll.Rolls;
import org.junit.jupiter.api.Test;

/** Who may call the registrar's page and its routes, and which rolls are taken. */
@QuarkusTest
class RegistrarCallsTest {
    private static final String ROLL =
            "card,name,email,organisation,language\n1,Айгүл \"Сұлу\" Ким,a@b.kz,№ 5,kk\n2,Игорь,,Лицей,ru\n3,John,,,en\n";

    @Inject
    TestRegistrar test;

    @Inject
    TestAccounts accounts;

    @Inject
    Rolls rolls;

    private RequestSpecification as(Made made, String person) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept-Language", "en")
                .cookie(TestAccounts.COOKIE, accounts.session(made.people().get(person)));
    }

    private Response send(Made made, String person, List<byte[]> entries) {
        return send(made, person, Tiles.bundle(entries));
    }

    private Response send(Made made, String person, byte[] bundle) {
        return as(made, person)
                .contentType("application/octet-stream")
                .body(bundle)
                .post(made.page() + "/roll");
    }

    private List<byte[]> signed(Made made) {
        return test.entries(
                made,
                test.members(made),
                3,
                TestRegistrar.REGISTRAR,
                made.secrets().get(TestRegistrar.REGISTRAR));
    }

    private void refused(Made made, Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("title", not(blankOrNullString()))
                .body("detail", not(blankOrNullString()));
        assertTrue(test.log(made).snapshot().stage().credentials().isEmpty(), "something was done");
    }

    @Test
    void nobody_but_this_elections_registrar_finds_the_page() {
        var made = test.ready(ROLL);
        var other = test.ready(ROLL);
        for (var person : List.of("c1", "t1")) {
            as(made, person).get(made.page()).then().statusCode(404);
            as(made, person).get(made.page() + "/lines").then().statusCode(404);
            assertEquals(404, send(made, person, signed(made)).statusCode());
        }
        as(other, TestRegistrar.REGISTRAR).get(made.page()).then().statusCode(404);
        as(other, TestRegistrar.REGISTRAR).get(made.page() + "/lines").then().statusCode(404);
        given().get(made.page() + "/lines").then().statusCode(401);
        as(made, TestRegistrar.REGISTRAR).get(made.page()).then().statusCode(200);
    }

    @Test
    void a_draft_has_no_such_page_yet() {
        var made = test.draft();
        as(made, TestRegistrar.REGISTRAR).get(made.page()).then().statusCode(404);
    }

    @Test
    void the_lines_are_what_letters_say_and_no_more() {
        var made = test.ready(ROLL);
        var lines = as(made, TestRegistrar.REGISTRAR).get(made.page() + "/lines");
        lines.then().statusCode(200).contentType("application/x-ndjson");
        assertEquals(
                "[\"Айгүл \\\"Сұлу\\\" Ким\",\"1\",\"kk\",\"№ 5\"]\n[\"Игорь\",\"2\",\"ru\",\"Лицей\"]\n[\"John\",\"3\",\"en\",\"\"]\n",
                sortedByCard(new String(lines.asByteArray(), StandardCharsets.UTF_8)));
    }

    private static String sortedByCard(String lines) {
        return lines.lines()
                .sorted((a, b) -> card(a).compareTo(card(b)))
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }

    private static String card(String line) {
        return line.replaceAll(".*\"([0-9])\",\"[a-z]{2}\".*", "$1");
    }

    @Test
    void the_registrars_roll_stands_in_the_record_and_is_the_only_one() {
        var made = test.ready(ROLL);
        var entries = signed(made);
        assertEquals(204, send(made, TestRegistrar.REGISTRAR, entries).statusCode());
        var size = test.log(made).snapshot().size();
        assertTrue(test.log(made).snapshot().stage().credentials().isPresent());

        assertEquals(
                204,
                send(made, TestRegistrar.REGISTRAR, entries).statusCode(),
                "the same once more, after a lost answer");
        send(made, TestRegistrar.REGISTRAR, signed(made))
                .then()
                .statusCode(409)
                .body("code", equalTo("registrar.already"))
                .body("detail", containsString("void"));
        assertEquals(size, test.log(made).snapshot().size());
        as(made, TestRegistrar.REGISTRAR).get(made.page() + "/lines").then().statusCode(409);
        as(made, TestRegistrar.REGISTRAR)
                .accept("text/html")
                .get(made.page())
                .then()
                .body(containsString("The list of public keys is in the public record"))
                .body(not(containsString("data-letter")));
    }

    @Test
    void the_same_roll_once_more_is_taken_after_the_opening_too() {
        var made = test.ready(ROLL);
        var entries = signed(made);
        send(made, TestRegistrar.REGISTRAR, entries).then().statusCode(204);
        test.open(made);
        send(made, TestRegistrar.REGISTRAR, entries).then().statusCode(204);
        send(made, TestRegistrar.REGISTRAR, signed(made))
                .then()
                .statusCode(409)
                .body("code", equalTo("registrar.already"));
    }

    @Test
    void e02_a_roll_of_other_members_is_refused() {
        var made = test.ready(ROLL);
        var secret = made.secrets().get(TestRegistrar.REGISTRAR);
        var members = test.members(made);
        var fewer = new Roll.Announced(2, members.root());
        var others = new Roll.Announced(3, Hash.sha256(new byte[] {1}));
        for (var wrong : List.of(fewer, others)) {
            var entries = test.entries(made, wrong, (int) wrong.size(), TestRegistrar.REGISTRAR, secret);
            refused(made, send(made, TestRegistrar.REGISTRAR, entries), 409, "registrar.other-members");
        }
        var tooFew = test.entries(made, members, 2, TestRegistrar.REGISTRAR, secret);
        refused(made, send(made, TestRegistrar.REGISTRAR, tooFew), 409, "registrar.not-lawful");
    }

    /** Three members: a fourth credential, whatever number the head says, and one that stands twice. */
    @Test
    void e02_more_credentials_than_members_are_refused() {
        var made = test.ready(ROLL);
        var secret = made.secrets().get(TestRegistrar.REGISTRAR);
        var members = test.members(made);
        var tooMany = test.entries(made, members, 4, TestRegistrar.REGISTRAR, secret);
        refused(made, send(made, TestRegistrar.REGISTRAR, tooMany), 409, "registrar.not-lawful");
        var fourSaid = new Roll.Announced(4, members.root());
        var said = test.entries(made, fourSaid, 4, TestRegistrar.REGISTRAR, secret);
        refused(made, send(made, TestRegistrar.REGISTRAR, said), 409, "registrar.other-members");
        var four = test.lines(made, 4);
        var twice = List.of(four.get(0), four.get(0), four.get(1));
        for (var lines : List.of(four, twice)) {
            var entries = test.entries(made, members, 3, lines, TestRegistrar.REGISTRAR, secret);
            refused(made, send(made, TestRegistrar.REGISTRAR, entries), 409, "registrar.not-lawful");
        }
        assertEquals(204, send(made, TestRegistrar.REGISTRAR, signed(made)).statusCode());
    }

    @Test
    void a_roll_that_the_registrar_has_not_signed_is_refused() {
        var made = test.ready(ROLL);
        var members = test.members(made);
        var byCommittee = test.entries(made, members, 3, "c1", made.secrets().get("c1"));
        refused(made, send(made, TestRegistrar.REGISTRAR, byCommittee), 400, "registrar.not-own");
        var forged = test.entries(
                made, members, 3, TestRegistrar.REGISTRAR, made.secrets().get("c1"));
        refused(made, send(made, TestRegistrar.REGISTRAR, forged), 409, "registrar.not-lawful");
    }

    @Test
    void what_is_no_roll_is_refused_by_its_shape() {
        var made = test.ready(ROLL);
        var entries = signed(made);
        var whole = Tiles.bundle(entries);
        for (var bytes : List.of(
                new byte[0],
                new byte[] {0, 5, 1},
                java.util.Arrays.copyOf(whole, whole.length - 1),
                Tiles.bundle(entries.subList(1, entries.size())),
                Tiles.bundle(List.of(entries.get(0), entries.get(0))))) {
            refused(made, send(made, TestRegistrar.REGISTRAR, bytes), 400, "registrar.not-own");
        }
        refused(made, send(made, TestRegistrar.REGISTRAR, entries.subList(0, 1)), 409, "registrar.not-lawful");
    }

    @Test
    void before_the_roll_is_fixed_the_registrar_waits() {
        var made = test.ready(ROLL);
        var entries = signed(made);
        rolls.thaw(made.id(), () -> false);
        refused(made, send(made, TestRegistrar.REGISTRAR, entries), 409, "registrar.roll-open");
        refused(made, as(made, TestRegistrar.REGISTRAR).get(made.page() + "/lines"), 409, "registrar.roll-open");
        as(made, TestRegistrar.REGISTRAR)
                .get(made.page())
                .then()
                .statusCode(200)
                .body(containsString("First the committee fixes the roll"))
                .body(not(containsString("data-letter")));
    }

    @Test
    void the_home_page_calls_the_registrar_and_the_desk_tells_the_committee() {
        var made = test.frozen(ROLL);
        home(made).body(containsString("first the committee fixes the roll"));
        rolls.freeze(made.id(), "all", "one", java.time.Instant.parse("2026-01-01T00:00:00Z"));
        home(made).body(containsString("Registrar: make the codes and letters")).body(containsString(made.page()));
        desk(made).body(containsString("Person r1"));
        send(made, TestRegistrar.REGISTRAR, signed(made)).then().statusCode(204);
        home(made).body(not(containsString(made.page())));
        desk(made).body(containsString("Made; their public keys are in the record."));
    }

    private io.restassured.response.ValidatableResponse home(Made made) {
        return as(made, TestRegistrar.REGISTRAR)
                .accept("text/html")
                .get("/staff")
                .then()
                .statusCode(200);
    }

    private io.restassured.response.ValidatableResponse desk(Made made) {
        return as(made, "c1")
                .accept("text/html")
                .get("/desk/" + made.id())
                .then()
                .statusCode(200);
    }
}
