package org.dauys.desk.web;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.dauys.account.TestAccounts;
import org.dauys.attacks.CeremonyAttacks;
import org.dauys.board.Appending;
import org.dauys.desk.web.TestElections.Keyed;
import org.dauys.election.Elections;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.Drafts;
import org.dauys.protocol.ceremony.CeremonyMessage.Start;
import org.dauys.protocol.ceremony.HolderPart;
import org.dauys.protocol.ceremony.Logged;
import org.dauys.protocol.ceremony.PersonSecret;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.Stage;
import org.junit.jupiter.api.Test;

/** The holders are signed in and send their entries as their page sends them; the log stays as it was. */
@QuarkusTest
class CeremonyAttacksAtTheServerTest extends CeremonyAttacks {
    @Inject
    TestElections test;

    @Inject
    TestAccounts accounts;

    @Inject
    Elections elections;

    @Inject
    Clock clock;

    @Inject
    SecureRandom random;

    private Keyed keyed;

    @Override
    protected void agree() {
        keyed = test.frozen(draft());
    }

    @Override
    protected void addUp() {
        keyed = test.closed(draft().with(PublishTest.floor(1)), List.of(0, 1, 1))
                .keyed();
    }

    private Draft draft() {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return Drafts.complete().with(Optional.of(now), Optional.of(now.plus(Duration.ofDays(2))));
    }

    @Override
    protected Stage stage() {
        return test.log(keyed).snapshot().stage();
    }

    @Override
    protected PersonSecret secret(String person) {
        return keyed.secrets().get(person);
    }

    @Override
    protected void takes(List<byte[]> entries) {
        assertInstanceOf(Appending.Appended.class, test.log(keyed).append(entries));
    }

    /** Whoever sits at one machine and is signed in as one holder speaks for no other, even with that one's paper. */
    @Test
    void b07_one_session_speaks_for_one_holder() {
        agree();
        var start = new Start(1, 2, List.of("t1", "t2", "t3"));
        var opening = signed(new Entry.Ceremony(start), "c1", "c2");
        takes(List.of(opening));
        var attempt = new Logged<>(start, TreeHash.leaf(opening));
        var second = new Entry.Ceremony(new HolderPart(secret("t2"), attempt, 2, random).commit());
        var before = test.log(keyed).head();
        send("t1", List.of(signed(second, "t2"))).statusCode(400).body("code", equalTo("trustee.not-own"));
        assertEquals(before, test.log(keyed).head());
        send("t2", List.of(signed(second, "t2"))).statusCode(204);
    }

    private ValidatableResponse send(String holder, List<byte[]> entries) {
        var election = elections.find(keyed.election()).orElseThrow();
        return accounts.as(keyed.staff(holder))
                .accept("application/problem+json")
                .contentType("application/octet-stream")
                .body(Tiles.bundle(entries))
                .post("/holder/{slug}/entries", election.slug().toString())
                .then();
    }

    @Override
    protected void refuses(String rule, String holder, List<byte[]> entries) {
        var before = test.log(keyed).head();
        var answer = send(holder, entries);
        if (rule.equals("R-2")) { // what cannot be read is nobody's own
            answer.statusCode(400).body("code", equalTo("trustee.not-own"));
        } else {
            answer.statusCode(409).body("code", equalTo("trustee.not-lawful")).body("rule", equalTo(rule));
        }
        assertEquals(before, test.log(keyed).head());
    }
}
