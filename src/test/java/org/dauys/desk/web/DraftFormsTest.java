package org.dauys.desk.web;

import static org.dauys.desk.web.DeskCalls.path;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dauys.account.TestAccounts;
import org.dauys.desk.web.TestElections.Cast;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.People;
import org.dauys.election.Person;
import org.dauys.election.Role;
import org.dauys.election.draft.Choice;
import org.dauys.election.draft.Contest;
import org.dauys.election.draft.DraftFile;
import org.dauys.election.draft.Drafts;
import org.dauys.election.draft.Examples;
import org.dauys.election.draft.Texts;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.manifest.Share;
import org.dauys.protocol.manifest.Share.Base;
import org.dauys.protocol.manifest.Share.Comparison;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DraftFormsTest {
    @Inject
    TestAccounts accounts;

    @Inject
    TestElections test;

    @Inject
    Elections elections;

    private Cast cast;
    private String session;

    @BeforeEach
    void draft() {
        cast = test.drafting(Drafts.complete());
        session = accounts.session(cast.marina());
    }

    @Test
    void a_draft_is_made_from_an_example() {
        var made =
                marina().multiPart("slug", slug()).multiPart("source", "report").post("/desk/new");

        var election = elections.find(
                ElectionId.of(path(made).substring("/desk/".length())).orElseThrow());
        assertEquals(Examples.find("report"), election.map(found -> found.draft()));
    }

    @Test
    void a_draft_is_made_from_a_file() {
        var file = DraftFile.write(Drafts.complete());
        var made = marina().multiPart("slug", slug())
                .multiPart("source", "file")
                .multiPart(DeskCalls.file(new String(file, StandardCharsets.UTF_8)))
                .post("/desk/new");

        marina().get(path(made) + "/file").then().statusCode(200).body(containsString("title en"));
    }

    @Test
    void a_file_with_faults_names_every_place_and_makes_nothing() {
        int before = elections.count(cast.marina().id());
        var file = """
                {"format": "dauys/election/1", "title": {"ru": "Выборы"}, "contests": [
                  {"id": "chair", "kind": "borda", "title": {}, "min": 1, "max": 1, "blank": 0, "options": [],
                   "rule": {"seats": 1}}]}""";
        marina().multiPart("slug", slug())
                .multiPart("source", "file")
                .multiPart(DeskCalls.file(file))
                .post("/desk/new")
                .then()
                .statusCode(422)
                .body(allOf(
                        containsString("contests/0/kind"),
                        containsString("not in this version"),
                        containsString("contests/0/blank")));
        assertEquals(before, elections.count(cast.marina().id()));
    }

    @Test
    void a_name_that_is_taken_or_no_name_is_asked_for_again() {
        var slug = slug();
        marina().multiPart("slug", slug)
                .multiPart("source", "empty")
                .post("/desk/new")
                .then()
                .statusCode(303);
        marina().multiPart("slug", slug)
                .multiPart("source", "empty")
                .post("/desk/new")
                .then()
                .statusCode(422)
                .body(containsString("This short name is taken"));
        marina().multiPart("slug", "Выборы!")
                .multiPart("source", "empty")
                .post("/desk/new")
                .then()
                .statusCode(422)
                .body(containsString("small Latin letters"));
    }

    @Test
    void texts_are_stored_as_typed_and_a_missing_translation_stays_missing() {
        marina().formParam("version", 2)
                .formParam("title-ru", " Выборы ")
                .formParam("organisation-en", "Union")
                .formParam("description-kk", "бір\r\nекі")
                .post(cast.desk() + "/texts")
                .then()
                .statusCode(303);

        var draft = test.now(cast).draft();
        assertEquals(new Texts("", "Выборы", ""), draft.title());
        assertEquals(new Texts("бір\nекі", "", ""), draft.description());
        marina().get(cast.desk()).then().body(containsString("Still to complete: 6"));
        marina().get(cast.desk() + "/texts").then().body(containsString("not translated"));
    }

    @Test
    void a_text_that_is_too_long_comes_back_with_what_was_typed() {
        marina().formParam("version", 2)
                .formParam("title-kk", "т".repeat(201))
                .post(cast.desk() + "/texts")
                .then()
                .statusCode(422)
                .body(allOf(
                        containsString("href=\"#title-kk\""),
                        containsString("Limit: 200."),
                        containsString("т".repeat(201))));
        assertEquals(Drafts.complete(), test.now(cast).draft());
    }

    @Test
    void of_two_who_edit_at_once_the_second_is_told_and_can_save_again() {
        marina().formParam("version", 2).formParam("title-en", "First").post(cast.desk() + "/texts");
        var second =
                marina().formParam("version", 2).formParam("title-en", "Second").post(cast.desk() + "/texts");

        second.then()
                .statusCode(422)
                .body(allOf(
                        containsString("Somebody has changed this"),
                        containsString("Second"),
                        containsString("name=\"version\" value=\"3\"")));
        assertEquals("First", test.now(cast).draft().title().en());
        marina().formParam("version", 3)
                .formParam("title-en", "Second")
                .post(cast.desk() + "/texts")
                .then()
                .statusCode(303);
        assertEquals("Second", test.now(cast).draft().title().en());
    }

    @Test
    void a_question_with_options_in_the_order_of_the_buttons() {
        var question = path(marina().formParam("version", 2)
                .formParam("act", "add")
                .formParam("template", "several-seats")
                .post(cast.desk() + "/contests"));
        option(question, 3, "Бір");
        option(question, 4, "Екі");
        option(question, 5, "Үш");
        marina().formParam("version", 6)
                .formParam("act", "earlier")
                .formParam("option", "o3")
                .post(question + "/options")
                .then()
                .statusCode(303);
        marina().formParam("version", 7)
                .formParam("act", "delete")
                .formParam("option", "o1")
                .post(question + "/options")
                .then()
                .statusCode(303);

        var contest = test.now(cast).draft().contest("q1").orElseThrow();
        assertEquals(
                List.of("o3", "o2"), contest.options().stream().map(Choice::id).toList());
        assertEquals("Екі", contest.option("o2").orElseThrow().text().kk());
    }

    @Test
    void questions_change_places_and_go() {
        marina().formParam("version", 2)
                .formParam("act", "add")
                .formParam("template", "decision")
                .post(cast.desk() + "/contests");
        act(3, "later", "chair");
        assertEquals(List.of("q1", "chair"), contests());
        act(4, "delete", "chair");
        assertEquals(List.of("q1"), contests());
        assertEquals(
                "Воздерживаюсь",
                test.now(cast).draft().contests().get(0).options().get(2).text().ru());
    }

    @Test
    void a_rule_is_set_by_choice_or_in_numbers_and_said_in_words() {
        marina().formParam("version", 2)
                .formParam("title-en", "Chair")
                .formParam("rule-quorum", "none")
                .formParam("rule-decision", "other")
                .formParam("rule-decision-of", "roll")
                .formParam("rule-decision-cmp", ">=")
                .formParam("rule-decision-num", "3")
                .formParam("rule-decision-den", "5")
                .formParam("rule-seats", "1")
                .formParam("blank", "yes")
                .post(cast.desk() + "/contests/chair")
                .then()
                .statusCode(303);

        var contest = test.now(cast).draft().contest("chair").orElseThrow();
        assertEquals(Optional.empty(), contest.rule().quorum());
        assertEquals(
                Optional.of(new Share(Base.ROLL, Comparison.AT_LEAST, 3, 5)),
                contest.rule().decision());
        assertEquals(true, contest.blank());
        marina().get(cast.desk() + "/contests/chair")
                .then()
                .body(allOf(
                        containsString("at least this part of the roll"),
                        containsString("(3/5)"),
                        containsString("173")));
    }

    @Test
    void a_ballot_larger_than_an_entry_is_refused_while_it_is_drafted() {
        var large = Drafts.complete().with(List.of(Drafts.single("chair", 133)));
        var big = test.drafting(large);
        accounts.as(big.marina())
                .formParam("version", 2)
                .formParam("act", "add")
                .formParam("template", "decision")
                .post(big.desk() + "/contests")
                .then()
                .statusCode(422)
                .body(containsString("The ballot is too large"));
        assertEquals(large, test.now(big).draft());
    }

    @Test
    void terms_and_dates_are_stored_in_the_time_of_astana() {
        marina().formParam("version", 2)
                .formParam("mode", "code-only")
                .formParam("channels", "one")
                .formParam("issuer", "registrar")
                .formParam("revote", "forbidden")
                .formParam("floor", "7")
                .formParam("maxReissued", "0")
                .formParam("auditsPerCredential", "1")
                .post(cast.desk() + "/terms")
                .then()
                .statusCode(303);
        marina().formParam("version", 3)
                .formParam("opens", "2026-05-12")
                .formParam("opens-time", "09:00")
                .formParam("closes", "13.05.2026")
                .formParam("closes-time", "18:00")
                .post(cast.desk() + "/schedule")
                .then()
                .statusCode(303);

        var draft = test.now(cast).draft();
        assertEquals(Issuer.Kind.REGISTRAR, draft.terms().issuer());
        assertEquals(7, draft.terms().floor());
        assertEquals(Optional.of(Instant.parse("2026-05-12T04:00:00Z")), draft.opens());
        assertEquals(Optional.of(Instant.parse("2026-05-13T13:00:00Z")), draft.closes());
    }

    @Test
    void half_a_time_comes_back_as_it_was_typed() {
        marina().formParam("version", 2)
                .formParam("opens", "2026-05-12")
                .post(cast.desk() + "/schedule")
                .then()
                .statusCode(422)
                .body(allOf(containsString("Enter a date and a time"), containsString("value=\"2026-05-12\"")));
    }

    @Test
    void people_get_one_part_each_in_an_order() {
        var fresh = test.person("Сәуле");
        person(2, "add", fresh.id().toString(), "holder").then().statusCode(303);
        marina().formParam("version", 3)
                .formParam("act", "earlier")
                .formParam("staff", fresh.id().toString())
                .post(cast.desk() + "/people")
                .then()
                .statusCode(303);
        assertEquals(
                List.of(fresh.id(), cast.holder().id()),
                test.now(cast).people().in(Role.HOLDER).stream()
                        .map(Person::staff)
                        .toList());

        person(4, "add", cast.yerlan().id().toString(), "holder")
                .then()
                .statusCode(422)
                .body(containsString("has a part already"));
        person(4, "remove", cast.marina().id().toString(), "")
                .then()
                .statusCode(422)
                .body(containsString("You cannot remove yourself"));
        person(4, "remove", cast.yerlan().id().toString(), "").then().statusCode(303);
        person(5, "add", UUID.randomUUID().toString(), "holder").then().statusCode(422);
        assertEquals(1, test.now(cast).people().in(Role.COMMITTEE).size());
    }

    @Test
    void b05_all_keys_needed_is_a_choice_that_is_said() {
        marina().formParam("version", 2)
                .formParam("threshold", "1")
                .formParam("lossAccepted", "yes")
                .post(cast.desk() + "/people/threshold")
                .then()
                .statusCode(303);
        assertEquals(1, test.now(cast).draft().terms().threshold());
        assertEquals(true, test.now(cast).draft().terms().lossAccepted());
        marina().formParam("version", 3)
                .formParam("threshold", "viele")
                .post(cast.desk() + "/people/threshold")
                .then()
                .statusCode(422);
    }

    @Test
    void a_copy_has_texts_and_rules_but_no_dates_and_no_other_people() {
        var copy = path(marina().formParam("slug", slug()).post(cast.desk() + "/copy"));

        var election = elections
                .find(ElectionId.of(copy.substring("/desk/".length())).orElseThrow())
                .orElseThrow();
        assertEquals(Drafts.complete().with(Optional.empty(), Optional.empty()), election.draft());
        assertEquals(new People(List.of(Person.of(cast.marina().id(), Role.COMMITTEE))), election.people());
    }

    @Test
    void a_draft_is_deleted_only_by_its_name() {
        marina().formParam("version", 2)
                .formParam("confirm", "yes")
                .post(cast.desk() + "/delete")
                .then()
                .statusCode(422);
        marina().formParam("version", 2)
                .formParam("confirm", test.now(cast).slug().toString())
                .post(cast.desk() + "/delete")
                .then()
                .statusCode(303);
        assertEquals(Optional.empty(), elections.find(cast.election()));
        marina().get(cast.desk()).then().statusCode(404).body(containsString("desk.not-found"));
    }

    @Test
    void the_preview_shows_the_ballot_and_can_send_nothing() {
        marina().get(cast.desk() + "/preview")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("o1 en"),
                        containsString("A preview: nothing is sent"),
                        not(containsString("<form"))));
    }

    private RequestSpecification marina() {
        return TestAccounts.as(session);
    }

    private void option(String question, int version, String text) {
        marina().formParam("version", version)
                .formParam("text-kk", text)
                .formParam("standing", "yes")
                .post(question + "/new-option")
                .then()
                .statusCode(303);
    }

    private void act(int version, String act, String contest) {
        marina().formParam("version", version)
                .formParam("act", act)
                .formParam("contest", contest)
                .post(cast.desk() + "/contests")
                .then()
                .statusCode(303);
    }

    private Response person(int version, String act, String staff, String role) {
        return marina().formParam("version", version)
                .formParam("act", act)
                .formParam("staff", staff)
                .formParam("role", role)
                .post(cast.desk() + "/people");
    }

    private List<String> contests() {
        return test.now(cast).draft().contests().stream().map(Contest::id).toList();
    }

    private static String slug() {
        return "s-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
