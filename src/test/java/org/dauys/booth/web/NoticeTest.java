package org.dauys.booth.web;

import static io.restassured.RestAssured.given;
import static org.dauys.booth.web.Cast.CHOICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.dauys.account.Member;
import org.dauys.account.MemberSessions;
import org.dauys.account.StaffId;
import org.dauys.account.Token;
import org.dauys.board.TestBoards;
import org.dauys.board.TestBoards.Made;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.Slug;
import org.dauys.election.draft.Drafts;
import org.dauys.notice.Delivery;
import org.dauys.notice.Notices;
import org.dauys.platform.Language;
import org.dauys.protocol.ballot.BallotEncryptor;
import org.dauys.protocol.ballot.BallotHead;
import org.dauys.protocol.ballot.BallotSeed;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.manifest.Eligibility.Mode;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.receipt.ReceiptFile;
import org.dauys.roll.RollImports;
import org.dauys.roll.Rolls;
import org.dauys.testing.Browsers;
import org.dauys.testing.MailResource;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.TestClock;
import org.dauys.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A member who votes with code and sign-in gets a message about it, and so notices ballots that somebody else cast. */
@QuarkusTest
@NeedsBrowser
class NoticeTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    TestBoards boards;

    @Inject
    Elections elections;

    @Inject
    Rolls rolls;

    @Inject
    RollImports imports;

    @Inject
    MemberSessions sessions;

    @Inject
    Notices notices;

    @Inject
    Delivery delivery;

    @Inject
    TestClock clock;

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private final String email = UUID.randomUUID() + "@example.org";

    /** An open election with a roll of one member, and the cookie of a browser in which she is signed in. */
    private record Voting(Made made, Token session) {}

    @ParameterizedTest
    @EnumSource
    void e05_a_member_is_told_of_a_ballot_at_the_next_full_quarter_in_her_language(Language language)
            throws IOException {
        var voting = open(language, email);
        var receipt = cast(voting);
        notices.handOver();
        deliver();
        assertEquals(List.of(), MailResource.now(email), "not before the quarter");
        quarterPasses();
        var letter = MailResource.await(email, 1);
        assertTrue(
                letter.headers().contains("Content-Language: " + language.tag()),
                letter.headers().toString());
        assertTrue(letter.text().contains(Drafts.complete().title().in(language)), letter.text());
        saysNothingOf(receipt, voting, letter);
        quarterPasses();
        assertEquals(1, MailResource.now(email).size(), "told once");
    }

    @Test
    void e05_a_phone_that_keeps_the_code_and_votes_again_later_is_noticed() throws IOException {
        var voting = open(Language.EN, email);
        cast(voting);
        quarterPasses();
        assertEquals("A ballot was recorded", MailResource.await(email, 1).subject());
        clock.pass(Duration.ofMinutes(20)); // her session still runs, and so does the phone
        var hidden = cast(voting);
        quarterPasses();
        var letter = MailResource.await(email, 2);
        assertEquals("A ballot was replaced", letter.subject());
        assertTrue(letter.text().contains("Ballots recorded since the last message: 1\n"), letter.text());
        saysNothingOf(hidden, voting, letter);
    }

    @Test
    void e05_two_ballots_of_one_quarter_are_one_message_that_counts_them() throws IOException {
        var voting = open(Language.EN, email);
        cast(voting);
        cast(voting);
        quarterPasses();
        var letter = MailResource.await(email, 1);
        assertTrue(letter.text().contains("Ballots recorded since the last message: 2\n"), letter.text());
        assertEquals(1, MailResource.now(email).size());
    }

    /** The harness of a phone that lets its voter check the first ballot and casts a second behind her back. */
    @Test
    void e13_a_second_ballot_behind_the_voters_back_is_mailed_and_shows_at_her_receipt(Browsers browsers)
            throws IOException {
        var voting = open(Language.RU, email);
        var visitor = signedIn(browsers.phone(Language.RU), voting);
        var page = BoothSteps.toReady(visitor, root, voting.made(), 0);
        BoothSteps.cast(page);
        var tracker = page.locator("[data-screen=receipt] [data-tracker]").textContent();
        var receiptPage = root.resolve("/e/" + voting.made().log().name().slug() + "/receipt#" + tracker);
        var check = browsers.phone(Language.RU);
        check.open(receiptPage).locator("[data-answer=recorded]").waitFor();

        send(voting, next(voting.made())); // the phone has kept the code
        quarterPasses();
        var letter = MailResource.await(email, 1);
        assertEquals("Бюллетень заменён", letter.subject());
        assertTrue(letter.text().contains("после прошлого письма: 2\n"), letter.text());
        check.page().reload();
        check.page().locator("[data-answer=replaced]").waitFor();
        check.look("e13-receipt-replaced");
    }

    @Test
    void who_has_no_address_is_told_nothing_and_nothing_stays_behind() throws IOException {
        var voting = open(Language.KK, "");
        cast(voting);
        quarterPasses();
        clock.pass(Duration.ofHours(1));
        assertFalse(delivery.some(clock.instant()));
    }

    private void saysNothingOf(Receipt receipt, Voting voting, MailResource.Letter letter) {
        var all = letter.subject() + letter.text() + letter.headers();
        var tracker = receipt.tracker().toString();
        assertFalse(all.contains(tracker) || all.contains(tracker.replace("-", "")), "the tracker");
        assertFalse(all.contains(receipt.ballot().hex()), "the ballot");
        assertFalse(all.contains("/receipt"), "a link to a receipt");
        assertFalse(all.contains(voting.made().election().voter(0).credential().hex()), "the credential");
        assertFalse(letter.text().contains("#"), "a link with a fragment");
    }

    /** The next quarter of an hour is full: each node's job runs, twice a minute. */
    private void quarterPasses() {
        clock.pass(Duration.ofMinutes(15));
        notices.handOver();
        deliver();
    }

    private void deliver() {
        while (delivery.some(clock.instant())) {
            // the rest
        }
    }

    /** The ballot after the last that the log holds of the first voter's code. */
    private static byte[] next(Made made) {
        var voter = made.election().voter(0);
        var terms = made.election().terms();
        var chain = made.log().chain(voter.credential()).orElseThrow();
        var head = new BallotHead(terms.opened(), voter.credential(), chain.counter() + 1, chain.last());
        var choices = terms.choose(CHOICE).orElseThrow();
        var seed = BallotSeed.of(head, voter.key(), choices, 0, new byte[32]);
        return voter.sign(BallotEncryptor.encrypt(head, choices, seed), Purpose.CAST);
    }

    private Receipt cast(Voting voting) {
        return send(voting, voting.made().election().voter(0).cast(CHOICE));
    }

    private Receipt send(Voting voting, byte[] wire) {
        var file = given().contentType("application/octet-stream")
                .header("Sec-Fetch-Site", "same-origin")
                .cookie("dauys-member", voting.session().text())
                .body(wire)
                .post("/e/{slug}/ballots", voting.made().log().name().slug())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        var made = voting.made();
        return ReceiptFile.parse(file)
                .then(read -> read.verify(made.election().id(), made.election().manifest()))
                .value()
                .orElseThrow();
    }

    private Voting open(Language language, String email) throws IOException {
        var made = boards.open(plan -> plan.voters(1).mode(Mode.TWO_FACTOR));
        var id = new ElectionId(made.log().id().value());
        var now = clock.instant();
        elections.create(
                id,
                Slug.of("n" + id.toString().substring(0, 8)).orElseThrow(),
                Drafts.complete(),
                new StaffId(UUID.randomUUID()),
                now);
        var file = Files.writeString(
                folder.resolve("roll.csv"), "card,name,email,language\n1,Әйгүл," + email + "," + language.tag() + "\n");
        imports.replace(id, imports.check(id, "roll.csv", file, now).id());
        var line = rolls.lines(id, "", 0, 1).get(0).id();
        var session = Token.fresh(random);
        sessions.start(session.hash(), Member.stored(id.value(), line.value()), now.plus(Duration.ofDays(30)));
        return new Voting(made, session);
    }

    private Visitor signedIn(Visitor visitor, Voting voting) {
        visitor.context()
                .addCookies(List.of(new Cookie("dauys-member", voting.session().text()).setUrl(root.toString())));
        return visitor;
    }
}
