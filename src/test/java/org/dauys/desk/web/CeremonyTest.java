package org.dauys.desk.web;

import static org.dauys.desk.web.DeskCalls.path;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.dauys.account.TestAccounts;
import org.dauys.desk.web.TestElections.Keyed;
import org.dauys.election.decision.Decisions;
import org.dauys.election.decision.Decisions.Proposing;
import org.dauys.election.decision.Decisions.Signing;
import org.dauys.election.decision.Proposals;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.Drafts;
import org.dauys.protocol.ceremony.Aborted;
import org.dauys.protocol.ceremony.CeremonyMessage;
import org.dauys.protocol.ceremony.Complete;
import org.dauys.protocol.ceremony.Confirming;
import org.dauys.protocol.ceremony.Failed;
import org.dauys.protocol.ceremony.Revealing;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.symbols.Fingerprint;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** What the committee proposes in a key ceremony, and what its page and its desk say at every point. */
@QuarkusTest
class CeremonyTest {
    @Inject
    TestAccounts accounts;

    @Inject
    TestElections test;

    @Inject
    TestCeremonies ceremonies;

    @Inject
    Proposals proposals;

    @Inject
    Decisions decisions;

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    @Test
    void only_the_committee_comes_in_and_not_before_the_freezing() {
        var keyed = test.frozen(draft());
        var page = keyed.desk() + "/ceremony";
        as(keyed, "c1").get(page).then().statusCode(200);
        as(keyed, "t1").get(page).then().statusCode(403);
        for (var act : List.of("/start", "/keys", "/abort")) {
            form(keyed, "t1").post(page + act).then().statusCode(403);
            accounts.as(test.person("Тимур"))
                    .formParam("x", "")
                    .post(page + act)
                    .then()
                    .statusCode(404);
            TestAccounts.stranger().formParam("x", "").post(page + act).then().statusCode(401);
        }
        assertEquals(0, proposals.count(keyed.election()));

        var draft = test.ready(draft());
        as(draft, "c1").get(draft.desk() + "/ceremony").then().statusCode(409).body(containsString("desk.draft"));
        as(draft, "c1").get(draft.desk()).then().body(containsString("Comes once the election is frozen"));
    }

    @Test
    void from_the_start_to_the_joint_key() {
        var keyed = test.frozen(draft());
        desk(keyed).body(allOf(next("Start the key ceremony"), containsString(keyed.desk() + "/ceremony")));
        page(keyed).body(allOf(ticked("t1"), ticked("t2"), ticked("t3"), containsString("Any 2 of 3 key holders")));

        sign(keyed, start(keyed, "t1", "t2", "t3"));
        desk(keyed).body(containsString("Waiting for: Person t1, Person t2, Person t3"));
        ceremonies.visit(keyed, "t1", "t2");
        desk(keyed).body(allOf(containsString("Waiting for: Person t3"), not(next("Seal the list of keys"))));
        page(keyed).body(row("t1", "came", "later", "later")).body(row("t3", "awaited", "later", "later"));

        ceremonies.visit(keyed, "t3");
        desk(keyed).body(next("Seal the list of keys"));
        sign(keyed, seal(keyed));
        var revealing = assertInstanceOf(Revealing.class, ceremonies.attempt(keyed));
        page(keyed)
                .body(allOf(
                        containsString(Fingerprint.of(revealing.keys()).toString()),
                        row("t1", "came", "awaited", "later")));

        ceremonies.visit(keyed, "t1", "t2", "t3");
        ceremonies.visit(keyed, "t2");
        page(keyed).body(allOf(row("t1", "came", "came", "awaited"), row("t2", "came", "came", "came")));
        ceremonies.visit(keyed, "t1", "t3");

        var complete = assertInstanceOf(Complete.class, ceremonies.attempt(keyed));
        var code = Fingerprint.of(complete.jointKey().transcript()).toString();
        page(keyed).body(allOf(containsString("key is ready"), containsString(code)));
        desk(keyed).body(containsString("Fingerprint of the key ceremony: " + code));
    }

    @Test
    void fewer_than_open_the_total_do_not_start() {
        var keyed = test.frozen(draft());
        start(keyed, "t2")
                .then()
                .statusCode(422)
                .body(allOf(containsString("Too few key holders are ticked"), ticked("t2"), not(ticked("t1"))));
        start(keyed, "t2", "c1", "nobody").then().statusCode(422);
        form(keyed, "c1").post(keyed.desk() + "/ceremony/start").then().statusCode(422);
        assertEquals(0, proposals.count(keyed.election()));
    }

    @Test
    void holders_stand_in_the_order_of_the_manifest_however_they_were_sent() {
        var keyed = test.frozen(draft());
        sign(keyed, start(keyed, "t3", "t1"));
        assertEquals(
                List.of("t1", "t3"), ceremonies.attempt(keyed).start().message().holders());
        page(keyed).body(containsString("No key may be lost"));
    }

    @Test
    void what_is_too_early_or_too_late_is_refused() {
        var keyed = test.frozen(draft());
        refused(form(keyed, "c1").post(keyed.desk() + "/ceremony/keys"));
        refused(abort(keyed, "x"));
        sign(keyed, start(keyed, "t1", "t2", "t3"));
        refused(start(keyed, "t1", "t2"));
        ceremonies.visit(keyed, "t1", "t2");
        refused(form(keyed, "c1").post(keyed.desk() + "/ceremony/keys"));

        var opened = test.prepared(draft());
        page(opened).body(containsString("key is ready"));
        refused(start(opened, "t1", "t2"));
    }

    @Test
    void a_holder_who_never_comes_back_is_left_out_of_the_next_attempt() {
        var keyed = test.frozen(draft());
        begun(keyed);
        ceremonies.visit(keyed, "t1", "t2", "t3");
        ceremonies.visit(keyed, "t1", "t2");
        abort(keyed, "").then().statusCode(422).body(containsString("Give the reason"));

        sign(keyed, abort(keyed, "t3 is ill"));

        assertInstanceOf(Aborted.class, ceremonies.attempt(keyed));
        desk(keyed).body(next("Start a new attempt at the key ceremony"));
        page(keyed)
                .body(allOf(
                        ticked("t1"),
                        ticked("t2"),
                        not(ticked("t3")),
                        containsString("did not come last time"),
                        containsString("t3 is ill"),
                        containsString("Had not come: Person t3")));
        sign(keyed, start(keyed, "t1", "t2"));
        assertEquals(2, ceremonies.attempt(keyed).start().message().attempt());
        page(keyed).body(allOf(containsString("Attempt 2"), containsString("t3 is ill")));
    }

    @Test
    void where_too_few_would_remain_all_are_proposed_again() {
        var keyed = test.frozen(draft());
        sign(keyed, start(keyed, "t1", "t2", "t3"));
        ceremonies.visit(keyed, "t1");
        sign(keyed, abort(keyed, "Two did not come"));
        page(keyed).body(allOf(ticked("t1"), ticked("t2"), ticked("t3")));
    }

    @Test
    void a_complaint_says_who_was_wrong_and_the_next_attempt_goes_on_without() {
        var keyed = test.frozen(draft());
        begun(keyed);
        ceremonies.cheat(keyed, "t1", "t2");
        ceremonies.visit(keyed, "t2", "t3");
        assertInstanceOf(Confirming.class, ceremonies.attempt(keyed));
        ceremonies.visit(keyed, "t2");

        assertInstanceOf(Failed.class, ceremonies.attempt(keyed));
        desk(keyed).body(next("Start a new attempt at the key ceremony"));
        page(keyed)
                .body(allOf(
                        containsString("Person t1 sent Person t2 a wrong share"),
                        containsString("was wrong last time"),
                        not(ticked("t1")),
                        ticked("t2"),
                        ticked("t3")));
        sign(keyed, start(keyed, "t2", "t3"));
        ceremonies.visit(keyed, "t2", "t3");
        sign(keyed, seal(keyed));
        ceremonies.visit(keyed, "t2", "t3");
        ceremonies.visit(keyed, "t2", "t3");
        assertInstanceOf(Complete.class, ceremonies.attempt(keyed));
        page(keyed).body(containsString("Person t1 sent Person t2 a wrong share"));
    }

    @Test
    void a_decision_that_waits_stands_on_the_page_and_a_second_one_leads_to_it() {
        var keyed = test.frozen(draft());
        var first = path(start(keyed, "t1", "t2", "t3"));
        assertEquals(first, path(start(keyed, "t1", "t2")));
        page(keyed).body(allOf(containsString("Waits for signatures: Start the key ceremony"), containsString(first)));
        page(keyed).body(not(containsString("Propose the start")));
        desk(keyed).body(allOf(not(next("Start the key ceremony")), containsString(first)));
    }

    @Test
    void a_decision_about_an_attempt_that_is_over_says_so() {
        var keyed = test.frozen(draft());
        sign(keyed, start(keyed, "t1", "t2", "t3"));
        ceremonies.visit(keyed, "t1", "t2", "t3");
        var sealing = path(seal(keyed));
        sign(keyed, abort(keyed, "A key is lost"));
        page(keyed).body(allOf(containsString(sealing), containsString("It no longer fits how the ceremony stands")));
        assertInstanceOf(Signing.NotLawful.class, ceremonies.sign(keyed, sealing));
    }

    @Test
    void a_complete_ceremony_can_be_held_anew_before_the_opening() {
        var keyed = test.frozen(draft());
        begun(keyed);
        ceremonies.visit(keyed, "t1", "t2", "t3");
        ceremonies.visit(keyed, "t1", "t2", "t3");
        assertInstanceOf(Complete.class, ceremonies.attempt(keyed));
        sign(keyed, abort(keyed, "t2 lost the paper"));
        page(keyed).body(allOf(ticked("t1"), ticked("t2"), ticked("t3")));
        sign(keyed, start(keyed, "t1", "t3"));
    }

    @Test
    void after_the_last_attempt_the_desk_says_that_only_cancelling_is_left() {
        var keyed = test.frozen(draft());
        ceremonies.spend(keyed);
        page(keyed)
                .body(allOf(
                        containsString("This election can only be cancelled"),
                        containsString(keyed.desk() + "/decide/cancel"),
                        containsString("Attempt 100"),
                        not(containsString("/ceremony/start")),
                        not(containsString("/ceremony/abort"))));
        desk(keyed).body(next("The key ceremony has no attempts left"));
        refused(start(keyed, "t1", "t2", "t3"));
        assertEquals(0, proposals.count(keyed.election()));
        as(keyed, "c1").get(keyed.desk() + "/decide/cancel").then().statusCode(200);
    }

    @Test
    void what_could_not_be_read_again_is_not_kept() {
        var keyed = test.frozen(draft());
        var staff = keyed.staff("c1").id();
        var start = new CeremonyMessage.Start(101, 2, List.of("t1", "t2"));
        assertInstanceOf(
                Proposing.NotLawful.class,
                decisions.propose(keyed.election(), new Entry.Ceremony(start), staff, clock.instant()));
        assertEquals(0, proposals.count(keyed.election()));
        page(keyed).body(containsString("Propose the start"));
    }

    @Test
    void a_holder_whose_account_is_gone_is_waited_for_by_the_id() throws SQLException {
        var keyed = test.frozen(draft());
        sign(keyed, start(keyed, "t1", "t2", "t3"));
        try (var connection = database.getConnection();
                var gone = connection.prepareStatement(
                        "update election_person set staff = gen_random_uuid() where election = ? and staff = ?")) {
            gone.setObject(1, keyed.election().value());
            gone.setObject(2, keyed.staff("t2").id().value());
            assertEquals(1, gone.executeUpdate());
        }
        desk(keyed).body(containsString("Waiting for: Person t1, t2, Person t3"));
    }

    /** All have made the first visit, and the list is sealed. */
    private void begun(Keyed keyed) {
        sign(keyed, start(keyed, "t1", "t2", "t3"));
        ceremonies.visit(keyed, "t1", "t2", "t3");
        sign(keyed, seal(keyed));
    }

    private void sign(Keyed keyed, Response proposed) {
        assertEquals(new Signing.Logged(), ceremonies.sign(keyed, path(proposed)));
    }

    private Response start(Keyed keyed, String... holders) {
        return as(keyed, "c1").formParam("holder", (Object[]) holders).post(keyed.desk() + "/ceremony/start");
    }

    private Response seal(Keyed keyed) {
        return form(keyed, "c2").post(keyed.desk() + "/ceremony/keys");
    }

    private Response abort(Keyed keyed, String reason) {
        return as(keyed, "c1").formParam("reason", reason).post(keyed.desk() + "/ceremony/abort");
    }

    private static void refused(Response answer) {
        answer.then().statusCode(409).body(containsString("desk.not-now"));
    }

    private ValidatableResponse page(Keyed keyed) {
        return as(keyed, "c1").get(keyed.desk() + "/ceremony").then().statusCode(200);
    }

    private ValidatableResponse desk(Keyed keyed) {
        return as(keyed, "c1").get(keyed.desk()).then().statusCode(200);
    }

    /** What the desk says that the committee can do. */
    private static Matcher<String> next(String title) {
        return matchesRegex("(?s).*/ceremony\">" + title + "</a>((?!</li>).)*>to do<.*");
    }

    private static Matcher<String> ticked(String holder) {
        return containsString("name=\"holder\" value=\"" + holder + "\" checked");
    }

    private static Matcher<String> row(String holder, String... marks) {
        var cells = new StringBuilder();
        for (var mark : marks) {
            cells.append("<td>((?!</td>).)*>").append(mark).append("<((?!</td>).)*</td>");
        }
        return matchesRegex("(?s).*<th scope=\"row\">Person " + holder + "</th>" + cells + ".*");
    }

    private RequestSpecification as(Keyed keyed, String id) {
        return accounts.as(keyed.staff(id));
    }

    private RequestSpecification form(Keyed keyed, String id) {
        return as(keyed, id).formParam("x", "");
    }

    private Draft draft() {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return Drafts.complete().with(Optional.of(now), Optional.of(now.plus(Duration.ofDays(2))));
    }
}
