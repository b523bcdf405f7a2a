package org.dauys.desk.web;

import static io.restassured.RestAssured.given;
import static org.dauys.desk.web.DeskCalls.path;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dauys.account.SigningKeys;
import org.dauys.account.TestAccounts;
import org.dauys.desk.web.TestElections.Keyed;
import org.dauys.election.decision.Decisions;
import org.dauys.election.decision.Decisions.Proposing;
import org.dauys.election.decision.Proposal;
import org.dauys.election.decision.Proposal.State;
import org.dauys.election.decision.Proposals;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.Drafts;
import org.dauys.protocol.ceremony.PersonSecret;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Stage.Phase;
import org.junit.jupiter.api.Test;

/** A lost signing key, from the page that shows the keys to the entry that two others sign (spec: R-24). */
@QuarkusTest
class KeysTest {
    private static final String REPLACE = "/keys/%s\"";

    @Inject
    TestAccounts accounts;

    @Inject
    TestElections test;

    @Inject
    Proposals proposals;

    @Inject
    Decisions decisions;

    @Inject
    Clock clock;

    @Test
    void only_the_committee_of_a_final_election_sees_and_replaces_keys() {
        var keyed = test.frozen(draft(), 3);
        var page = keyed.desk() + "/keys";
        as(keyed, "c3").get(page).then().statusCode(200);
        as(keyed, "c3").get(keyed.desk()).then().body(containsString(page));
        as(keyed, "t1").get(page).then().statusCode(403);
        as(keyed, "t1").get(keyed.desk()).then().body(not(containsString(page)));
        replace(keyed, "t1", "c3", test.newKey(keyed, "c3")).then().statusCode(403);
        var stranger = test.person("Тимур");
        accounts.as(stranger).get(page).then().statusCode(404);
        accounts.as(stranger).formParam("key", "").post(page + "/c3").then().statusCode(404);
        TestAccounts.stranger().get(page).then().statusCode(303);
        assertEquals(0, proposals.count(keyed.election()));

        var drafting = test.ready(draft());
        as(drafting, "c1").get(drafting.desk() + "/keys").then().statusCode(409).body(containsString("desk.draft"));
        as(drafting, "c1").get(drafting.desk()).then().body(not(containsString("/keys")));
    }

    @Test
    void the_page_shows_both_keys_and_a_button_where_one_can_be_replaced() {
        var keyed = test.frozen(draft(), 3);
        var old = keyed.secrets().get("c3");
        page(keyed)
                .then()
                .body(allOf(
                        containsString(fingerprint(old)),
                        containsString("The account has no other key"),
                        not(containsString("method=\"post\" action=\"" + keyed.desk() + "/keys"))));

        var newer = test.newKey(keyed, "c3");

        page(keyed)
                .then()
                .body(allOf(
                        containsString(fingerprint(old)),
                        containsString(fingerprint(newer)),
                        containsString(REPLACE.formatted("c3")),
                        not(containsString(REPLACE.formatted("c2")))));
        as(keyed, "c3").get("/staff/key").then().body(containsString(fingerprint(newer)));
    }

    @Test
    void the_page_says_why_a_key_can_not_be_replaced() {
        var two = test.frozen(draft());
        var ofCommittee = test.newKey(two, "c2");
        var ofHolder = test.newKey(two, "t1");
        page(two)
                .then()
                .body(allOf(
                        containsString("The committee has only two members"),
                        containsString("no two other members"),
                        containsString(REPLACE.formatted("t1"))));
        notNow(replace(two, "c1", "c2", ofCommittee));
        path(replace(two, "c1", "t1", ofHolder));

        var prepared = test.prepared(draft(), 3);
        var holders = test.newKey(prepared, "t1");
        page(prepared).then().body(containsString("first the committee aborts the attempt"));
        notNow(replace(prepared, "c1", "t1", holders));

        both(prepared, opening(prepared), "c1", "c2");
        page(prepared)
                .then()
                .body(allOf(containsString("share can’t be made again"), not(containsString("aborts the attempt"))));
        notNow(replace(prepared, "c1", "t1", holders));

        both(prepared, proposed(prepared, new Entry.Cancelled("?")), "c1", "c2");
        var late = test.newKey(prepared, "c3");
        page(prepared).then().body(containsString("nothing is signed any more"));
        notNow(replace(prepared, "c1", "c3", late));
    }

    @Test
    void only_the_key_that_was_shown_is_proposed() {
        var keyed = test.frozen(draft(), 3);
        notNow(replace(keyed, "c1", "c3", keyed.secrets().get("c3")));
        var shown = test.newKey(keyed, "c3");
        test.newKey(keyed, "c3");

        notNow(replace(keyed, "c1", "c3", shown));
        notNow(as(keyed, "c1").formParam("x", "").post(keyed.desk() + "/keys/c3"));
        as(keyed, "c1")
                .formParam("key", "?")
                .post(keyed.desk() + "/keys/c9")
                .then()
                .statusCode(404);
        assertEquals(0, proposals.count(keyed.election()));
    }

    @Test
    void two_others_replace_a_lost_key_and_the_new_one_signs_the_opening() {
        var keyed = test.prepared(draft(), 3);
        var newer = test.newKey(keyed, "c3");
        var proposal = found(keyed, path(replace(keyed, "c1", "c3", newer)));
        var link = keyed.desk() + "/decisions/" + proposal.id();
        as(keyed, "c2")
                .get(link)
                .then()
                .body(allOf(
                        containsString("Person c3"),
                        containsString(fingerprint(newer)),
                        containsString("by voice"),
                        containsString("All signatures already made stay valid"),
                        containsString("data-sign")));
        as(keyed, "c3")
                .get(link)
                .then()
                .body(allOf(containsString("This is about your own key"), not(containsString("data-sign"))));
        as(keyed, "c3").get("/staff").then().body(not(containsString(link)));
        as(keyed, "c2").get("/staff").then().body(containsString(link));

        refused(sign(keyed, proposal, "c3", newer), "decision.own-key");
        refused(sign(keyed, proposal, "c3", keyed.secrets().get("c3")), "decision.own-key");
        both(keyed, proposal, "c1", "c2");
        assertEquals(newer.signingKey().timesG(), key(keyed, "c3"));

        var opening = opening(keyed);
        refused(sign(keyed, opening, "c3", keyed.secrets().get("c3")), "decision.other-key");
        sign(keyed, opening, "c3", newer).then().statusCode(204);
        sign(keyed, opening, "c1", keyed.secrets().get("c1")).then().statusCode(204);
        assertEquals(Phase.OPEN, stage(keyed).phase());
        anchorTells(keyed);
    }

    /** The booth starts from the manifest: it must be told of the key before it can believe the opening. */
    private void anchorTells(Keyed keyed) {
        List<Map<String, Object>> entries = given().get(
                        "/e/" + test.log(keyed).name().slug() + "/anchor")
                .then()
                .statusCode(200)
                .extract()
                .path("entries");
        assertTrue(text(entries, 1).startsWith("dauys/v1 opened\n"));
        assertTrue(text(entries, 2).startsWith("dauys/v1 key-replaced\n"));
        assertTrue(text(entries, 3).startsWith("dauys/v1 part\n"));
    }

    private static String text(List<Map<String, Object>> entries, int fromTheEnd) {
        var entry = (String) entries.get(entries.size() - fromTheEnd).get("entry");
        return new String(Base64.getUrlDecoder().decode(entry), StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_signature_that_waited_under_the_lost_key_enters_nothing() {
        var keyed = test.prepared(draft(), 3);
        var opening = opening(keyed);
        sign(keyed, opening, "c3", keyed.secrets().get("c3")).then().statusCode(204);
        both(keyed, found(keyed, path(replace(keyed, "c1", "c3", test.newKey(keyed, "c3")))), "c1", "c2");

        sign(keyed, opening, "c1", keyed.secrets().get("c1")).then().statusCode(204);

        assertEquals(State.REFUSED, proposals.find(opening.id()).orElseThrow().state());
        assertEquals(Phase.PREPARING, stage(keyed).phase());
    }

    @Test
    void who_has_a_newer_key_is_asked_for_the_secret_of_the_one_that_the_record_knows() {
        var keyed = test.prepared(draft(), 3);
        var link = keyed.desk() + "/decisions/" + opening(keyed).id();
        var known = keyed.secrets().get("c2").signingKey().timesG().hex();
        as(keyed, "c2").get(link).then().body(not(containsString("this election still knows the earlier one")));

        test.newKey(keyed, "c2");

        as(keyed, "c2")
                .get(link)
                .then()
                .body(allOf(
                        containsString("this election still knows the earlier one"),
                        containsString("data-key=\"" + known + "\"")));
    }

    private Response page(Keyed keyed) {
        return as(keyed, "c1").get(keyed.desk() + "/keys");
    }

    private Response replace(Keyed keyed, String by, String person, PersonSecret shown) {
        return as(keyed, by).formParam("key", shown.signingKey().timesG().hex()).post(keyed.desk() + "/keys/" + person);
    }

    private static void notNow(Response answer) {
        answer.then().statusCode(409).body(containsString("desk.not-now"));
    }

    private Proposal opening(Keyed keyed) {
        var preparing = (Preparing) stage(keyed);
        var key = preparing.ceremony().jointKey().orElseThrow();
        var closes = clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MINUTES);
        return proposed(
                keyed,
                new Entry.Opened(preparing.electorate().orElseThrow().entry(), key.transcript(), key.key(), closes));
    }

    private Proposal proposed(Keyed keyed, Entry.InJson content) {
        var proposing =
                decisions.propose(keyed.election(), content, keyed.staff("c1").id(), clock.instant());
        return proposals.find(((Proposing.Proposed) proposing).id()).orElseThrow();
    }

    private Proposal found(Keyed keyed, String address) {
        return proposals.of(keyed.election(), 0, 10).stream()
                .filter(proposal -> address.endsWith(proposal.id().toString()))
                .findFirst()
                .orElseThrow();
    }

    private void both(Keyed keyed, Proposal proposal, String... signers) {
        for (var signer : signers) {
            sign(keyed, proposal, signer, keyed.secrets().get(signer)).then().statusCode(204);
        }
        assertEquals(State.LOGGED, proposals.find(proposal.id()).orElseThrow().state());
    }

    private Response sign(Keyed keyed, Proposal proposal, String id, PersonSecret secret) {
        var payload = proposal.payload().getBytes(StandardCharsets.UTF_8);
        var jws = CompactJws.sign(secret.signingKey(), id, proposal.kind().type(), payload);
        return as(keyed, id)
                .contentType(ContentType.JSON)
                .body(Map.of("jws", jws))
                .post(keyed.desk() + "/decisions/" + proposal.id() + "/sign");
    }

    private static void refused(Response answer, String code) {
        answer.then().statusCode(422).body("code", equalTo(code));
    }

    private RequestSpecification as(Keyed keyed, String id) {
        return accounts.as(keyed.staff(id));
    }

    private Stage stage(Keyed keyed) {
        return test.log(keyed).snapshot().stage();
    }

    private Point key(Keyed keyed, String person) {
        return stage(keyed)
                .election()
                .orElseThrow()
                .person(person)
                .orElseThrow()
                .key();
    }

    private static String fingerprint(PersonSecret secret) {
        return SigningKeys.fingerprint(secret.signingKey().timesG()).toString();
    }

    private Draft draft() {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return Drafts.complete().with(Optional.of(now), Optional.of(now.plus(Duration.ofDays(2))));
    }
}
