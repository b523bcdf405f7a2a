package org.dauys.roll.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dauys.account.TestAccounts;
import org.dauys.platform.Language;
import org.dauys.roll.RollImports;
import org.dauys.roll.Rolls;
import org.dauys.roll.TestDraft;
import org.dauys.roll.TestDraft.Made;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RollPagesTest {
    private static final String THREE =
            "card,name,email\n1,Айгүл Сәрсенқызы,a@b.kz\n2,Игорь Ким,\n3,Гүлнәр Ұлжан,c@d.kz\n";

    @Inject
    TestDraft drafts;

    @Inject
    TestAccounts accounts;

    @Inject
    Rolls rolls;

    @Inject
    RollImports imports;

    private Made election;

    @BeforeEach
    void draft() {
        election = drafts.draft(Language.EN);
    }

    private RequestSpecification marina() {
        return TestAccounts.as(election.session());
    }

    private Response upload(byte[] table) {
        return upload(marina(), "members.csv", table);
    }

    /** As browsers do it, with the body's length said beforehand. */
    private Response upload(RequestSpecification who, String name, byte[] table) {
        var head = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\n";
        var body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(table);
        body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
        return who.config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("multipart/form-data", ContentType.BINARY)))
                .contentType("multipart/form-data; boundary=part")
                .body(body.toByteArray())
                .post(election.desk() + "/roll/import");
    }

    private Response upload(String table) {
        return upload(table.getBytes(StandardCharsets.UTF_8));
    }

    private Response replace() {
        var file = imports.last(election.id()).orElseThrow().id().value();
        return marina().formParam("file", file).post(election.desk() + "/roll/import/replace");
    }

    @Test
    void a_table_is_checked_looked_at_and_taken() {
        upload(THREE).then().statusCode(303).header("Location", containsString("/roll/import"));
        marina().get(election.desk() + "/roll/import")
                .then()
                .statusCode(200)
                .body(containsString("No errors"))
                .body(containsString("members.csv"))
                .body(containsString("This member needs a letter."));
        assertEquals(0, rolls.roll(election.id()).size());

        replace().then().statusCode(303);
        assertEquals(3, rolls.roll(election.id()).size());
        marina().get(election.desk() + "/roll?search=гулнар")
                .then()
                .body(containsString("Гүлнәр Ұлжан"))
                .body(not(containsString("Игорь")));
    }

    @Test
    void a_table_with_errors_names_the_lines_and_changes_nothing() {
        upload("card,name,email\nab 1,Айгүл,a@b.kz\nAB1,Айгул,c@d.kz\n").then().statusCode(303);
        marina().get(election.desk() + "/roll/import")
                .then()
                .body(containsString("The table has errors to repair"))
                .body(containsString("One card number appears twice"))
                .body(containsString("data-column=\"Line\">3</td>"))
                .body(containsString("data-column=\"Other line\">2</td>"));
        replace().then().statusCode(409).body(containsString("roll.has-errors"));
        assertEquals(0, rolls.roll(election.id()).size());
    }

    @Test
    void a_file_in_windows_1251_is_read_and_said_to_be() {
        upload("Номер билета;ФИО\n1;Игорь Ким\n".getBytes(Charset.forName("windows-1251")))
                .then()
                .statusCode(303);
        marina().get(election.desk() + "/roll/import").then().body(containsString("windows-1251"));
        replace().then().statusCode(303);
        assertEquals(
                "Игорь Ким",
                rolls.lines(election.id(), "", 0, 1).get(0).member().name());
    }

    /** The values come from a stranger's table and are opened in a spreadsheet. */
    @Test
    void the_report_holds_no_formula() {
        upload("card,name,email\n1,А,=HYPERLINK(1)\n2,Б,+1\n3,В,-1\n4,Г,@SUM(1)\n5,Д,plain\n")
                .then()
                .statusCode(303);
        var report = marina().get(election.desk() + "/roll/import/report.csv")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", containsString("attachment"))
                .extract()
                .asByteArray();
        var rows = new String(report, StandardCharsets.UTF_8).split("\r\n");
        assertEquals("\uFEFFLine;Kind;What was found;In the table;Other line;What to do", rows[0]);
        assertEquals(
                List.of("'=HYPERLINK(1)", "'+1", "'-1", "'@SUM(1)", "plain"),
                List.of(rows).subList(1, 6).stream()
                        .map(row -> row.split(";")[3])
                        .toList());
    }

    @Test
    void a_cell_is_shown_as_text_in_pages() {
        upload("card,name,email\n1,<script>alert(1)</script>,a@b.kz\n").then().statusCode(303);
        replace();
        marina().get(election.desk() + "/roll")
                .then()
                .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt;"))
                .body(not(containsString("<script>alert")));
    }

    @Test
    void without_a_file_the_form_comes_again() {
        upload(marina(), "", new byte[0]).then().statusCode(422).body(containsString("Choose a file."));
    }

    @Test
    void the_example_is_a_table_that_is_taken() {
        var example = marina().get(election.desk() + "/roll/example.csv")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        upload(example).then().statusCode(303);
        replace().then().statusCode(303);
        assertEquals(2, rolls.roll(election.id()).size());
    }

    @Test
    void the_roll_of_a_draft_is_not_fixed() {
        drafts.roll(election.id(), THREE);
        marina().post(election.desk() + "/roll/freeze").then().statusCode(409).body(containsString("roll.not-final"));
        assertTrue(rolls.roll(election.id()).frozen().isEmpty());
    }

    @Test
    void a_fixed_roll_takes_no_table() {
        drafts.roll(election.id(), THREE);
        rolls.freeze(election.id(), "all", "one", java.time.Instant.EPOCH);
        upload("card,name\n9,Жаңа\n").then().statusCode(409).body(containsString("roll.frozen"));
        marina().get(election.desk() + "/roll")
                .then()
                .body(containsString("Undo the fixing"))
                .body(not(containsString("type=\"file\"")));
        marina().post(election.desk() + "/roll/thaw").then().statusCode(303);
        assertTrue(rolls.roll(election.id()).frozen().isEmpty());
    }

    @Test
    void others_learn_nothing_of_a_roll() {
        drafts.roll(election.id(), THREE);
        var stranger =
                accounts.session(accounts.active("Өтеген Ли", Language.EN).staff());
        TestAccounts.as(stranger).get(election.desk() + "/roll").then().statusCode(404);
        TestAccounts.as(stranger)
                .get(election.desk() + "/roll/import/report.csv")
                .then()
                .statusCode(404);
        upload(TestAccounts.as(stranger), "x.csv", THREE.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(404);
        TestAccounts.as(stranger).post(election.desk() + "/roll/freeze").then().statusCode(404);
        given().redirects().follow(false).get(election.desk() + "/roll").then().statusCode(equalTo(401));
        marina().get("/desk/no-such-id/roll").then().statusCode(404);
    }

    @Test
    void pages_that_do_not_exist_are_the_first_page() {
        drafts.roll(election.id(), THREE);
        for (var page : List.of("0", "-1", "99999", "x", "1e9")) {
            marina().get(election.desk() + "/roll?page=" + page)
                    .then()
                    .statusCode(200)
                    .body(containsString("Айгүл"));
        }
    }
}
