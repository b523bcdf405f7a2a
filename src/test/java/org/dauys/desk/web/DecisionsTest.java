package org.dauys.desk.web;

import static io.restassured.RestAssured.given;
import static org.dauys.desk.web.DeskCalls.path;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.dauys.account.StaffKeys;
import org.dauys.account.TestAccounts;
import org.dauys.desk.web.TestElections.Keyed;
import org.dauys.election.Election;
import org.dauys.election.Elections;
import org.dauys.election.decision.Proposal;
import org.dauys.election.decision.Proposals;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.Drafts;
import org.dauys.platform.Assets;
import org.dauys.platform.Shown;
import org.dauys.protocol.ceremony.PersonSecret;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.record.Cancelled;
import org.dauys.protocol.record.Closed;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.record.Stage.Phase;
import org.dauys.protocol.record.Tallied;
import org.dauys.protocol.record.Voting;
import org.dauys.protocol.transcript.Hash;
import org.dauys.testing.TestClock;
import org.junit.jupiter.api.Test;

/** Freezing, and what two members of a committee decide after it. */
@QuarkusTest
class DecisionsTest {
    @Inject
    TestAccounts accounts;

    @Inject
    TestElections test;

    @Inject
    Elections elections;

    @Inject
    Proposals proposals;

    @Inject
    StaffKeys keys;

    @Inject
    Clock clock;

    @Inject
    TestClock time;

    @Inject
    Assets assets;

    @Test
    void freezing_asks_for_the_name_and_makes_the_manifest_entry_0() {
        var keyed = test.ready(draft());
        freeze(keyed, "wrong").then().statusCode(422).body(containsString("type the short name exactly"));
        assertInstanceOf(Election.Drafting.class, election(keyed));

        assertEquals(
                keyed.desk() + "/freeze",
                path(freeze(keyed, election(keyed).slug().toString())));

        var frozen = assertInstanceOf(Election.Frozen.class, election(keyed));
        var stage = test.log(keyed).snapshot().stage();
        assertEquals(Phase.PREPARING, stage.phase());
        assertEquals(frozen.manifest(), stage.election().orElseThrow().id());
        var terms = stage.election().orElseThrow().manifest().terms();
        assertEquals("http://localhost:8080/e/" + frozen.slug(), terms.address());
        assertEquals("localhost:8080/e/" + frozen.slug() + "/log", terms.log().name());
        assertEquals("Person c2", terms.committee().get(1).name());
        var served = given().get(assets.get("booth.html").path()).then().statusCode(200);
        assertEquals(Optional.of(Hash.sha256(served.extract().asByteArray())), terms.booth());
        as(keyed, "c2").get(keyed.desk() + "/freeze").then().body(containsString("Fingerprint of the election"));
    }

    @Test
    void c07_a_frozen_election_can_not_be_changed_any_more() {
        var draft = draft();
        var keyed = test.frozen(draft);
        for (var page :
                new String[] {"/texts", "/contests", "/terms", "/schedule", "/witnesses", "/people", "/delete"}) {
            as(keyed, "c1").get(keyed.desk() + page).then().statusCode(409).body(containsString("desk.final"));
            as(keyed, "c1")
                    .formParam("version", 2)
                    .post(keyed.desk() + page)
                    .then()
                    .statusCode(409);
        }
        assertEquals(draft, election(keyed).draft());
    }

    @Test
    void what_is_lacking_is_listed_with_a_way_to_put_it_right() {
        var lacking = test.drafting(Drafts.complete().with(Optional.empty(), Optional.empty()));
        accounts.as(lacking.marina())
                .get(lacking.desk() + "/freeze")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString(lacking.desk() + "/schedule#opens"),
                        containsString("People → Айгүл"),
                        containsString("No signing key is registered yet"),
                        not(containsString("name=\"confirm\""))));
        accounts.as(lacking.marina())
                .formParam("version", 2)
                .formParam("confirm", test.now(lacking).slug().toString())
                .post(lacking.desk() + "/freeze")
                .then()
                .statusCode(422);
        assertInstanceOf(
                Election.Drafting.class, elections.find(lacking.election()).orElseThrow());
    }

    @Test
    void voting_opens_with_the_second_signature_and_not_before() {
        var keyed = test.prepared(draft());
        var closes = inThreeDays();
        var proposal = opening(keyed, closes);

        as(keyed, "c2")
                .get(keyed.desk() + "/decisions/" + proposal.id())
                .then()
                .body(allOf(
                        containsString("members can vote at once"),
                        containsString("Yours will be the first signature"),
                        containsString(shown(closes))));
        sign(keyed, proposal, "c2").then().statusCode(204);
        assertEquals(Phase.PREPARING, phase(keyed));
        sign(keyed, proposal, "c1").then().statusCode(204);

        var voting = assertInstanceOf(Voting.class, test.log(keyed).snapshot().stage());
        assertEquals(closes, voting.closesAt());
        as(keyed, "c1")
                .get(keyed.desk())
                .then()
                .body(allOf(containsString("Voting is open"), containsString("Took part: 0 of 3")));
        as(keyed, "c1")
                .get(keyed.desk() + "/decisions/" + proposal.id())
                .then()
                .body(containsString("The decision is in the public record"));
    }

    @Test
    void nobody_but_the_committee_signs_and_nobody_signs_twice() {
        var keyed = test.prepared(draft());
        var proposal = opening(keyed, inThreeDays());
        sign(keyed, proposal, "c1").then().statusCode(204);

        refused(sign(keyed, proposal, "c1"), "decision.not-waiting");
        sign(keyed, proposal, "t1").then().statusCode(403);
        accounts.as(test.person("Тимур"))
                .contentType(ContentType.JSON)
                .body(Map.of("jws", "x"))
                .post(keyed.desk() + "/decisions/" + proposal.id() + "/sign")
                .then()
                .statusCode(404);
        assertEquals(Phase.PREPARING, phase(keyed));
    }

    @Test
    void a_signature_over_anything_else_is_refused_and_leaves_nothing() {
        var keyed = test.prepared(draft());
        var proposal = opening(keyed, inThreeDays());
        var secret = keyed.secrets().get("c2");
        var payload = proposal.payload();

        refused(send(keyed, proposal, "c2", "not a signature"), "decision.signature-malformed");
        refused(
                send(keyed, proposal, "c2", jws(secret, "c2", "dauys/v1 opened", payload.replace("T", "t"))),
                "decision.signature-malformed");
        refused(
                send(keyed, proposal, "c2", jws(secret, "c2", "dauys/v1 extended", payload)),
                "decision.signature-malformed");
        refused(
                send(keyed, proposal, "c2", jws(secret, "c1", "dauys/v1 opened", payload)),
                "decision.signature-malformed");
        refused(
                send(keyed, proposal, "c2", jws(keyed.secrets().get("t1"), "c2", "dauys/v1 opened", payload)),
                "decision.other-key");
        assertEquals(0, proposals.find(proposal.id()).orElseThrow().signatures().size());
    }

    @Test
    void who_has_a_new_key_still_signs_with_the_one_of_the_manifest() {
        var keyed = test.prepared(draft());
        var proposal = opening(keyed, inThreeDays());
        var newer = PersonSecret.of(new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
            30, 31, 32
        });
        keys.register(keyed.staff("c2").id(), newer.signingKey().timesG(), clock.instant());

        refused(
                send(keyed, proposal, "c2", jws(newer, "c2", "dauys/v1 opened", proposal.payload())),
                "decision.other-key");
        sign(keyed, proposal, "c2").then().statusCode(204);
    }

    @Test
    void a_withdrawn_decision_takes_no_signature_and_makes_room() {
        var keyed = test.prepared(draft());
        var first = opening(keyed, inThreeDays());
        assertEquals(
                keyed.desk() + "/decisions/" + first.id(),
                path(proposeOpening(keyed, inThreeDays().plusSeconds(60))));

        as(keyed, "c2")
                .post(keyed.desk() + "/decisions/" + first.id() + "/withdraw")
                .then()
                .statusCode(303);
        refused(sign(keyed, first, "c1"), "decision.not-waiting");
        assertEquals(true, !first.id().equals(opening(keyed, inThreeDays()).id()));
    }

    @Test
    void a_form_says_what_is_missing() {
        var keyed = test.prepared(draft());
        propose(keyed, "open", Map.of("confirm", slug(keyed), "closesAt", "2020-01-01", "closesAt-time", "10:00"))
                .then()
                .statusCode(422)
                .body(containsString("This time is past"));
        propose(keyed, "open", Map.of("confirm", slug(keyed)))
                .then()
                .statusCode(422)
                .body(containsString("The end is missing"));
        propose(keyed, "open", Map.of("confirm", "no", "closesAt", "2100-01-01", "closesAt-time", "10:00"))
                .then()
                .statusCode(422)
                .body(containsString("type the short name exactly"));
        propose(keyed, "cancel", Map.of("confirm", slug(keyed)))
                .then()
                .statusCode(422)
                .body(containsString("Give the reason"));
        assertEquals(0, proposals.count(keyed.election()));
    }

    @Test
    void what_can_not_be_decided_now_is_refused_with_a_way_on() {
        var keyed = test.frozen(draft());
        for (var act : new String[] {"open", "extend", "suspend", "resume", "close"}) {
            as(keyed, "c1")
                    .get(keyed.desk() + "/decide/" + act)
                    .then()
                    .statusCode(409)
                    .body(containsString("desk.not-now"));
        }
        as(keyed, "c1").get(keyed.desk() + "/decide/burn").then().statusCode(404);
        as(keyed, "c1").get(keyed.desk() + "/decide/cancel").then().statusCode(200);
    }

    @Test
    void voting_is_extended_suspended_resumed_and_closed_early() {
        var keyed = open();
        var later = inThreeDays().plus(Duration.ofDays(1));
        decide(keyed, "extend", closing(keyed, later));
        assertEquals(later, voting(keyed).closesAt());
        propose(keyed, "extend", closing(keyed, later.minusSeconds(60)))
                .then()
                .statusCode(422)
                .body(containsString("later than the present end"));

        decide(keyed, "suspend", Map.of("reason", "Жарық сөнді"));
        assertEquals(true, voting(keyed).suspended());
        as(keyed, "t1").get(keyed.desk()).then().body(containsString("Voting is suspended"));
        decide(keyed, "resume", Map.of());
        assertEquals(false, voting(keyed).suspended());

        decide(keyed, "close", Map.of("confirm", slug(keyed), "reason", "Everybody has voted"));
        var stage = test.log(keyed).snapshot().stage();
        assertEquals(true, stage instanceof Closed || stage instanceof Tallied);
        as(keyed, "c1").get(keyed.desk() + "/decisions").then().body(containsString("There is nothing to decide now"));
    }

    @Test
    void an_election_is_cancelled_before_and_after_its_opening() {
        var before = test.frozen(draft());
        decide(before, "cancel", Map.of("confirm", slug(before), "reason", "A mistake in a name"));
        var cancelled =
                assertInstanceOf(Cancelled.class, test.log(before).snapshot().stage());
        assertInstanceOf(Preparing.class, cancelled.before());
        as(before, "c1")
                .get(before.desk())
                .then()
                .body(allOf(containsString("The election is cancelled"), containsString("A mistake in a name")));

        var after = open();
        decide(after, "cancel", Map.of("confirm", slug(after), "reason", "The roll is disputed"));
        assertEquals(Phase.CANCELLED, phase(after));
    }

    @Test
    void a_decision_that_came_too_late_says_so_and_is_over() {
        var keyed = open();
        var suspension = proposed(keyed, propose(keyed, "suspend", Map.of("reason", "x")));
        var closing = proposed(keyed, propose(keyed, "close", Map.of("confirm", slug(keyed), "reason", "y")));
        both(keyed, closing);

        sign(keyed, suspension, "c1").then().statusCode(204);
        sign(keyed, suspension, "c2").then().statusCode(204);

        assertEquals(
                Proposal.State.REFUSED,
                proposals.find(suspension.id()).orElseThrow().state());
        as(keyed, "c1")
                .get(keyed.desk() + "/decisions/" + suspension.id())
                .then()
                .body(containsString("The record did not take this decision"));
    }

    @Test
    void an_end_that_has_passed_is_not_signed() {
        var keyed = test.prepared(draft());
        var proposal = opening(keyed, clock.instant().plus(Duration.ofMinutes(2)));
        time.pass(Duration.ofMinutes(5));

        refused(sign(keyed, proposal, "c1"), "decision.too-late");
    }

    @Test
    void decisions_wait_on_the_home_page_of_those_who_have_not_signed() {
        var keyed = test.prepared(draft());
        var proposal = opening(keyed, inThreeDays());
        var link = keyed.desk() + "/decisions/" + proposal.id();
        as(keyed, "c1").get("/staff").then().body(containsString(link));

        sign(keyed, proposal, "c1");

        as(keyed, "c1").get("/staff").then().body(not(containsString(link)));
        as(keyed, "c2").get("/staff").then().body(containsString(link));
        as(keyed, "t1").get("/staff").then().body(not(containsString(link)));
    }

    private Keyed open() {
        var keyed = test.prepared(draft());
        both(keyed, opening(keyed, inThreeDays()));
        assertEquals(Phase.OPEN, phase(keyed));
        return keyed;
    }

    private void decide(Keyed keyed, String act, Map<String, String> fields) {
        both(keyed, proposed(keyed, propose(keyed, act, fields)));
    }

    private void both(Keyed keyed, Proposal proposal) {
        sign(keyed, proposal, "c1").then().statusCode(204);
        sign(keyed, proposal, "c2").then().statusCode(204);
        assertEquals(
                Proposal.State.LOGGED,
                proposals.find(proposal.id()).orElseThrow().state());
    }

    private Proposal opening(Keyed keyed, Instant closes) {
        return proposed(keyed, proposeOpening(keyed, closes));
    }

    private Response proposeOpening(Keyed keyed, Instant closes) {
        return propose(keyed, "open", closing(keyed, closes));
    }

    private Map<String, String> closing(Keyed keyed, Instant closes) {
        var there = closes.atOffset(ZoneOffset.ofHours(5));
        return Map.of(
                "confirm",
                slug(keyed),
                "closesAt",
                there.toLocalDate().toString(),
                "closesAt-time",
                there.toLocalTime().toString());
    }

    private Response propose(Keyed keyed, String act, Map<String, String> fields) {
        return as(keyed, "c1").formParam("x", "").formParams(fields).post(keyed.desk() + "/decide/" + act);
    }

    private Proposal proposed(Keyed keyed, Response answer) {
        var address = path(answer);
        return proposals.of(keyed.election(), 0, 10).stream()
                .filter(proposal -> address.endsWith(proposal.id().toString()))
                .findFirst()
                .orElseThrow();
    }

    private Response sign(Keyed keyed, Proposal proposal, String id) {
        var type = proposal.kind().type();
        return send(keyed, proposal, id, jws(keyed.secrets().get(id), id, type, proposal.payload()));
    }

    private static String jws(PersonSecret secret, String id, String type, String payload) {
        return CompactJws.sign(secret.signingKey(), id, type, payload.getBytes(StandardCharsets.UTF_8));
    }

    private Response send(Keyed keyed, Proposal proposal, String id, String jws) {
        return as(keyed, id)
                .contentType(ContentType.JSON)
                .body(Map.of("jws", jws))
                .post(keyed.desk() + "/decisions/" + proposal.id() + "/sign");
    }

    private static void refused(Response answer, String code) {
        answer.then().statusCode(422).body("code", equalTo(code));
    }

    private Response freeze(Keyed keyed, String confirm) {
        return as(keyed, "c1")
                .formParam("version", 2)
                .formParam("confirm", confirm)
                .post(keyed.desk() + "/freeze");
    }

    private RequestSpecification as(Keyed keyed, String id) {
        return accounts.as(keyed.staff(id));
    }

    private Election election(Keyed keyed) {
        return elections.find(keyed.election()).orElseThrow();
    }

    private String slug(Keyed keyed) {
        return election(keyed).slug().toString();
    }

    private Phase phase(Keyed keyed) {
        return test.log(keyed).snapshot().stage().phase();
    }

    private Voting voting(Keyed keyed) {
        return assertInstanceOf(Voting.class, test.log(keyed).snapshot().stage());
    }

    /** On a whole minute, as forms give it. */
    private Instant inThreeDays() {
        return clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MINUTES);
    }

    private static String shown(Instant time) {
        return Shown.clock(time) + " (UTC+5, Astana)";
    }

    private Draft draft() {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return Drafts.complete().with(Optional.of(now), Optional.of(now.plus(Duration.ofDays(2))));
    }
}
