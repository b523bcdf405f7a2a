package org.dauys.desk.web;

import static org.dauys.desk.web.DeskCalls.path;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.dauys.account.TestAccounts;
import org.dauys.desk.web.TestElections.Closed;
import org.dauys.desk.web.TestElections.Keyed;
import org.dauys.election.Elections;
import org.dauys.election.decision.Publishing.State;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.Drafts;
import org.dauys.election.draft.Terms;
import org.dauys.protocol.Rule;
import org.dauys.protocol.record.Decided;
import org.dauys.protocol.record.Stage.Phase;
import org.dauys.protocol.record.Tallied;
import org.dauys.protocol.record.Tallied.LoggedShare;
import org.junit.jupiter.api.Test;

/** Publishing the result: what the committee sees before it, and that nothing else can be published. */
@QuarkusTest
class PublishTest {
    @Inject
    TestAccounts accounts;

    @Inject
    TestElections test;

    @Inject
    Elections elections;

    @Inject
    Clock clock;

    @Test
    void the_committee_sees_the_result_and_publishes_it_once() {
        var closed = test.closed(draft(2), List.of(0, 0, 1));
        test.decrypt(closed, 1);
        desk(closed).body(containsString("Key holders open the total: 1 of 2"));
        tooEarly(closed.keyed());
        test.decrypt(closed, 3);
        desk(closed)
                .body(allOf(
                        containsString(closed.keyed().desk() + "/publish"),
                        containsString("Look at the result and publish it")));

        as(closed, "c2")
                .get(closed.keyed().desk() + "/publish")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("66.7%"),
                        containsString("Took part: 3 of 3; needed: 2."),
                        containsString("Votes needed to pass: 2 of 3."),
                        containsString("everybody who has the public record can already compute"),
                        not(containsString("and all agree"))));
        publish(closed, "c1", "wrong").then().statusCode(422).body(containsString("type the short name exactly"));
        assertEquals(Phase.TALLIED, phase(closed));

        assertEquals("/e/" + slug(closed), path(publish(closed, "c1", slug(closed))));

        var decided = assertInstanceOf(
                Decided.class, test.log(closed.keyed()).snapshot().stage());
        assertEquals(2, decided.result().contests().get(0).totals().get(0).votes());
        long size = test.log(closed.keyed()).snapshot().size();
        assertEquals("/e/" + slug(closed), path(publish(closed, "c2", slug(closed))));
        assertEquals(
                "/e/" + slug(closed), path(as(closed, "c2").get(closed.keyed().desk() + "/publish")));
        assertEquals(size, test.log(closed.keyed()).snapshot().size());
    }

    @Test
    void nobody_but_the_committee_looks_or_publishes() {
        var closed = test.closed(draft(2), List.of(0, 1));
        test.decrypt(closed, 1, 2);
        var page = closed.keyed().desk() + "/publish";
        as(closed, "t1").get(page).then().statusCode(403);
        publish(closed, "t1", slug(closed)).then().statusCode(403);
        var stranger = accounts.as(test.person("Тимур"));
        stranger.formParam("confirm", slug(closed)).post(page).then().statusCode(404);
        TestAccounts.stranger()
                .formParam("confirm", slug(closed))
                .post(page)
                .then()
                .statusCode(401);
        assertEquals(Phase.TALLIED, phase(closed));
    }

    @Test
    void it_is_too_early_before_the_count() {
        tooEarly(test.prepared(draft(2)));
        tooEarly(test.frozen(draft(2)));
    }

    @Test
    void a_few_who_all_agree_are_named_as_such() {
        var closed = test.closed(draft(2), List.of(1, 1, 1));
        test.decrypt(closed, 2, 3);
        as(closed, "c1")
                .get(closed.keyed().desk() + "/publish")
                .then()
                .body(allOf(
                        containsString("Ballots: 3, and all agree"),
                        containsString("set for this election, 2, protects smaller groups only")));
    }

    @Test
    void where_nothing_is_opened_the_number_of_ballots_is_published() {
        var few = test.closed(draft(5), List.of(0, 1));
        as(few, "c1")
                .get(few.keyed().desk() + "/publish")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("No question has 5 ballots"),
                        not(containsString("everybody who has the public record"))));
        publish(few, "c1", slug(few)).then().statusCode(303);
        assertEquals(Phase.DECIDED, phase(few));

        var nobody = test.closed(draft(2), List.of());
        publish(nobody, "c1", slug(nobody)).then().statusCode(303);
        assertEquals(Phase.DECIDED, phase(nobody));
    }

    @Test
    void totals_that_do_not_decode_are_never_a_result() {
        var closed = test.closed(draft(2), List.of(0, 0, 1));
        test.decrypt(closed, 1, 2);
        var tallied = (Tallied) test.log(closed.keyed()).snapshot().stage();
        var shares = tallied.shares();
        var swapped = List.of(
                new LoggedShare(shares.get(0).entry(), 1, shares.get(1).content()),
                new LoggedShare(shares.get(1).entry(), 2, shares.get(0).content()));
        var broken = new Tallied(tallied.closed(), tallied.hash(), tallied.aggregate(), swapped);

        var disagrees = assertInstanceOf(State.Disagrees.class, State.of(broken));
        assertEquals(Rule.D_4_3, disagrees.why().rule());
    }

    private void tooEarly(Keyed keyed) {
        var page = keyed.desk() + "/publish";
        var member = keyed.staff("c1");
        accounts.as(member).get(page).then().statusCode(409).body(containsString("desk.not-now"));
        accounts.as(member)
                .accept("application/json")
                .formParam("confirm", "any")
                .post(page)
                .then()
                .statusCode(409)
                .body("code", equalTo("desk.not-now"));
    }

    private ValidatableResponse desk(Closed closed) {
        return as(closed, "c1").get(closed.keyed().desk()).then().statusCode(200);
    }

    private Response publish(Closed closed, String id, String confirm) {
        return as(closed, id).formParam("confirm", confirm).post(closed.keyed().desk() + "/publish");
    }

    private RequestSpecification as(Closed closed, String id) {
        return accounts.as(closed.keyed().staff(id));
    }

    private Phase phase(Closed closed) {
        return test.log(closed.keyed()).snapshot().stage().phase();
    }

    private String slug(Closed closed) {
        return elections.find(closed.keyed().election()).orElseThrow().slug().toString();
    }

    private Draft draft(int floor) {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return Drafts.complete().with(floor(floor)).with(Optional.of(now), Optional.of(now.plus(Duration.ofDays(2))));
    }

    /** The usual terms with another least number of ballots. */
    static Terms floor(int ballots) {
        var usual = Terms.USUAL;
        return new Terms(
                usual.mode(),
                usual.channels(),
                usual.issuer(),
                usual.revote(),
                ballots,
                usual.maxReissued(),
                usual.auditsPerCredential(),
                usual.threshold(),
                usual.lossAccepted());
    }
}
