package org.dauys.desk.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dauys.account.TestAccounts;
import org.dauys.desk.web.TestElections.Cast;
import org.dauys.election.Election;
import org.dauys.election.Elections;
import org.dauys.election.Freezing;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.Drafts;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.manifest.Witnesses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The committee names witnesses in the lines that these have sent. */
@QuarkusTest
class WitnessesFormTest {
    @Inject
    TestAccounts accounts;

    @Inject
    TestElections test;

    @Inject
    Elections elections;

    @Inject
    Freezing freezing;

    @Inject
    Clock clock;

    private Cast cast;
    private String session;

    @BeforeEach
    void draft() {
        cast = test.drafting(Drafts.complete());
        session = accounts.session(cast.marina());
    }

    private Response store(int version, String keys, String quorum) {
        return TestAccounts.as(session)
                .formParam("version", version)
                .formParam("keys", keys)
                .formParam("quorum", quorum)
                .post(cast.desk() + "/witnesses");
    }

    private static String lines(Witnesses witnesses) {
        return witnesses.keys().stream().map(NoteKey::vkey).collect(Collectors.joining("\r\n"));
    }

    private Witnesses stored() {
        return test.now(cast).draft().witnesses();
    }

    @Test
    void witnesses_are_named_and_taken_away_again() {
        var three = Drafts.witnesses(2, 1, 2, 3);
        store(2, lines(three) + "\r\n\r\n", "2").then().statusCode(303);
        assertEquals(three, stored());
        TestAccounts.as(session)
                .get(cast.desk() + "/witnesses")
                .then()
                .statusCode(200)
                .body(containsString(three.keys().get(2).vkey().substring(0, 20)));
        store(3, "", "").then().statusCode(303);
        assertEquals(Draft.NO_WITNESSES, stored());
    }

    @Test
    void what_is_wrong_comes_back_as_it_was_typed() {
        var three = Drafts.witnesses(2, 1, 2, 3);
        store(2, lines(three) + "\r\nsomebody", "2")
                .then()
                .statusCode(422)
                .body(allOf(containsString("not the line of a witness"), containsString("somebody")));
        store(2, lines(three), "1").then().statusCode(422).body(containsString("too small"));
        store(2, lines(three), "4").then().statusCode(422).body(containsString("too large"));
        store(2, lines(three), "x").then().statusCode(422);
        store(2, lines(three) + "\r\n" + three.keys().get(0).vkey(), "3")
                .then()
                .statusCode(422)
                .body(containsString("twice"));
        assertEquals(Draft.NO_WITNESSES, stored());
    }

    @Test
    void they_stand_in_the_manifest() {
        var three = Drafts.witnesses(2, 1, 2, 3);
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var draft = Drafts.complete().with(Optional.of(now), Optional.of(now.plus(Duration.ofDays(2))));
        var keyed = test.frozen(draft.with(three));
        assertEquals(three, test.log(keyed).snapshot().witnesses());
        assertEquals(Draft.NO_WITNESSES, test.log(test.frozen(draft)).snapshot().witnesses());
    }

    @Test
    void a_line_that_no_manifest_can_hold_is_refused() {
        store(2, named("w".repeat(201)), "1").then().statusCode(422).body(containsString("more than 200 characters"));
        store(2, named("w\u0001"), "1").then().statusCode(422).body(containsString("characters that are not seen"));
        store(2, named("w".repeat(200)), "1").then().statusCode(303);
    }

    private static String named(String name) {
        return new NoteKey(name, new byte[NoteKey.LENGTH], NoteKey.Use.WITNESS).vkey();
    }

    /** No form lets such a draft through; if one came all the same, the election would stay one that can be put right. */
    @Test
    void what_cannot_be_read_back_is_not_frozen() {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var draft = Drafts.complete().with(Optional.of(now), Optional.of(now.plus(Duration.ofDays(2))));
        var keyed = test.ready(draft);
        var stored = (Election.Drafting) elections.find(keyed.election()).orElseThrow();
        var longest = new NoteKey("w".repeat(201), new byte[NoteKey.LENGTH], NoteKey.Use.WITNESS);
        var unreadable = new Election.Drafting(
                stored.id(),
                stored.slug(),
                draft.with(new Witnesses(1, List.of(longest))),
                stored.people(),
                stored.version());
        assertInstanceOf(Freezing.Result.Refused.class, freezing.freeze(unreadable, now));
        assertInstanceOf(
                Election.Drafting.class, elections.find(keyed.election()).orElseThrow());
    }
}
