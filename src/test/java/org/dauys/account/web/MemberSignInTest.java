package org.dauys.account.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dauys.account.Member;
import org.dauys.account.MemberSessions;
import org.dauys.account.TestAccounts;
import org.dauys.account.TestRolls;
import org.dauys.account.Token;
import org.dauys.account.WithTestRolls;
import org.dauys.platform.Language;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.testing.MailResource;
import org.dauys.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithTestRolls.class)
class MemberSignInTest {
    private static final String AT = "/e/" + TestRolls.CHAIR.slug();
    private static final Pattern CODE = Pattern.compile("\\b\\d{4} \\d{4}\\b");

    @Inject
    TestRolls rolls;

    @Inject
    TestAccounts people;

    @Inject
    MemberSessions sessions;

    @Inject
    TestClock clock;

    @BeforeEach
    void forgetTries() {
        people.forgetTries();
    }

    @Test
    void card_and_code_sign_a_member_in_for_this_election() {
        var card = member();
        var line = rolls.find(TestRolls.CHAIR, card).orElseThrow().line();
        var asked = ask(card);
        assertEquals(200, asked.statusCode());
        assertEquals(600, asked.jsonPath().getInt("codeLife"));
        assertEquals(60, asked.jsonPath().getInt("nextAfter"));
        var answered = answer(codeCookie(asked), code(card, 1));
        assertEquals(204, answered.statusCode());
        var member = signedIn(answered);
        assertEquals(TestRolls.CHAIR.election(), member.election());
        assertEquals(line, member.line());
        assertTrue(member.lineIn(TestRolls.OTHER.election()).isEmpty());
    }

    @Test
    void the_message_speaks_the_language_of_the_roll_and_tells_the_code_to_nobody_else() {
        var card = "aigul-" + UUID.randomUUID();
        rolls.add(card, Language.KK);
        ask(card);
        var letter = MailResource.await(card + "@example.org", 1);
        assertEquals("Кіру коды", letter.subject());
        assertTrue(letter.text().contains(TestRolls.CHAIR.title(Language.KK)), letter.text());
        assertFalse(letter.subject().matches(".*\\d.*"), "the subject is shown on locked phones");
        assertTrue(
                letter.headers().contains("Auto-Submitted: auto-generated"),
                letter.headers().toString());
        assertTrue(
                letter.headers().contains("Content-Language: kk"),
                letter.headers().toString());
    }

    @Test
    void strangers_and_members_get_the_same_answers() {
        var known = member();
        var stranger = "stranger-" + UUID.randomUUID();
        var asked = new HashSet<String>();
        var answers = new HashSet<List<String>>();
        for (var card : List.of(known, stranger)) {
            var sent = ask(card);
            asked.add(shape(sent));
            var cookie = codeCookie(sent);
            answers.add(IntStream.range(0, 6)
                    .mapToObj(i -> shape(answer(cookie, "0000 000" + i)))
                    .toList());
        }
        assertEquals(1, asked.size(), asked.toString());
        assertEquals(1, answers.size(), answers.toString());
    }

    /** Everything of an answer but the random token. */
    private static String shape(Response answer) {
        var headers = answer.headers().asList().stream()
                .map(header -> header.toString().replaceAll("=\"?[\\w-]{43}\"?", "=TOKEN"))
                .sorted()
                .toList();
        return answer.statusCode() + " " + headers + " " + answer.body().asString();
    }

    @Test
    void a_code_works_once() {
        var card = member();
        var cookie = codeCookie(ask(card));
        var code = code(card, 1);
        assertEquals(204, answer(cookie, code).statusCode());
        refused("sign-in.code-dead", answer(cookie, code));
    }

    @Test
    void a_code_works_in_the_browser_that_asked_and_in_no_other() {
        var card = member();
        ask(card);
        var code = code(card, 1);
        refused(
                "sign-in.code-dead",
                given().contentType("application/json")
                        .header("Sec-Fetch-Site", "same-origin")
                        .body(Map.of("code", code))
                        .post(AT + "/sign-in"));
        refused("sign-in.code-wrong", answer(codeCookie(ask(member())), code));
    }

    @Test
    void a_code_dies_after_ten_minutes() {
        var card = member();
        var cookie = codeCookie(ask(card));
        var code = code(card, 1);
        clock.pass(Duration.ofMinutes(10));
        refused("sign-in.code-dead", answer(cookie, code));
    }

    @Test
    void five_wrong_codes_end_it_for_this_browser_only() {
        var card = member();
        var attacker = codeCookie(ask(card));
        for (int left = 4; left > 0; left--) {
            var wrong = answer(attacker, "0000 0000");
            refused("sign-in.code-wrong", wrong);
            assertEquals(left, wrong.jsonPath().getInt("triesLeft"));
        }
        refused("sign-in.code-dead", answer(attacker, "0000 0000"));
        var code = code(card, 1);
        refused("sign-in.code-dead", answer(attacker, code));
        var voter = codeCookie(ask(card));
        assertEquals(204, answer(voter, code).statusCode(), "the code that was sent is alive in the voter's browser");
    }

    @Test
    void what_is_no_code_costs_no_try() {
        var card = member();
        var cookie = codeCookie(ask(card));
        for (int i = 0; i < 9; i++) {
            refused("sign-in.code-malformed", answer(cookie, "1234567"));
        }
        assertEquals(204, answer(cookie, code(card, 1).replace(" ", "-")).statusCode());
    }

    @Test
    void the_earlier_of_two_codes_still_works_where_it_was_asked_for() {
        var card = member();
        var first = codeCookie(ask(card));
        var code = code(card, 1);
        clock.pass(Duration.ofSeconds(61));
        var second = codeCookie(ask(card));
        assertEquals(204, answer(first, code).statusCode());
        refused("sign-in.code-dead", answer(second, code(card, 2)));
    }

    @Test
    void guessing_for_one_member_from_one_address_is_stopped() {
        var card = member();
        var statuses = new HashSet<Integer>();
        for (int browser = 0; browser < 5; browser++) {
            var cookie = codeCookie(ask(card));
            for (int i = 0; i < 4; i++) {
                statuses.add(answer(cookie, "0000 0000").statusCode());
            }
        }
        assertEquals(java.util.Set.of(422, 429), statuses);
    }

    @Test
    void a_session_belongs_to_its_election_and_ends_after_an_hour() {
        var card = member();
        var session = answer(codeCookie(ask(card)), code(card, 1)).getDetailedCookie("dauys-member");
        visit(AT + "/member-probe", session, 200);
        visit("/e/" + TestRolls.OTHER.slug() + "/member-probe", session, 401);
        clock.pass(Duration.ofMinutes(59));
        visit(AT + "/member-probe", session, 200);
        clock.pass(Duration.ofMinutes(6));
        visit(AT + "/member-probe", session, 401);
    }

    /** Every token in the place of every other; a receipt is a token too. */
    @Test
    void f08_no_cookie_of_one_kind_is_taken_for_another() {
        var card = member();
        var asked = codeCookie(ask(card)).getValue();
        var member = answer(cookie("dauys-code", asked), code(card, 1)).getCookie("dauys-member");
        var staff = people.session(people.active("Марина", Language.RU).staff());
        var receipt = CompactJws.sign(Seeded.secret("receipts"), Receipt.KEY_ID, Receipt.TYPE, new byte[] {'{', '}'});
        for (var token : List.of(member, staff, asked, receipt)) {
            visit(AT + "/member-probe", cookie("dauys-member", token), token.equals(member) ? 200 : 401);
            visit("/staff", cookie(TestAccounts.COOKIE, token), token.equals(staff) ? 200 : 401);
        }
        var again = codeCookie(ask(member())).getValue();
        for (var token : List.of(member, staff, again, receipt)) {
            var why = token.equals(again) ? "sign-in.code-wrong" : "sign-in.code-dead";
            refused(why, answer(cookie("dauys-code", token), "0000 0000"));
        }
    }

    private static Cookie cookie(String name, String token) {
        return new Cookie.Builder(name, token).build();
    }

    @Test
    void signing_in_again_ends_the_session_before_and_a_planted_token_is_never_taken_over() {
        var card = member();
        var planted = new Cookie.Builder("dauys-member", "A".repeat(43)).build();
        var first = answer(codeCookie(ask(card)), code(card, 1)).getDetailedCookie("dauys-member");
        clock.pass(Duration.ofSeconds(61));
        var second = given().cookie(first)
                .cookie(codeCookie(ask(card)))
                .contentType("application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .body(Map.of("code", code(card, 2)))
                .post(AT + "/sign-in")
                .getDetailedCookie("dauys-member");
        assertNotEquals(first.getValue(), second.getValue());
        visit(AT + "/member-probe", second, 200);
        visit(AT + "/member-probe", first, 401);
        visit(AT + "/member-probe", planted, 401);
    }

    @Test
    void signing_out_ends_the_session_on_the_server() {
        var card = member();
        var session = answer(codeCookie(ask(card)), code(card, 1)).getDetailedCookie("dauys-member");
        var out = given().redirects()
                .follow(false)
                .cookie(session)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded")
                .post(AT + "/sign-out");
        assertEquals(303, out.statusCode());
        visit(AT + "/member-probe", session, 401);
    }

    @Test
    void forms_do_the_same_without_a_script_and_lead_on_to_fixed_places_only() {
        for (var target : List.of(
                List.of("vote", AT + "/vote"),
                List.of("election", AT),
                List.of("//evil.example", AT + "/vote"),
                List.of("https:evil.example", AT + "/vote"),
                List.of("\\\\evil.example", AT + "/vote"),
                List.of("vote\r\nX-Evil: 1", AT + "/vote"))) {
            var card = member();
            var asked = form("card", Map.of("card", card, "to", target.get(0)));
            assertEquals(303, asked.statusCode());
            assertTrue(location(asked).startsWith(AT + "/sign-in?to="), location(asked));
            var done = form("answer", Map.of("code", code(card, 1), "to", target.get(0)), codeCookie(asked));
            assertEquals(303, done.statusCode());
            assertEquals(target.get(1), location(done));
        }
    }

    @Test
    void forms_say_in_words_what_is_wrong() {
        var empty = form("card", Map.of("card", " ", "to", "vote"));
        assertEquals(422, empty.statusCode());
        assertTrue(
                empty.body().asString().contains("href=\"#card\""), empty.body().asString());
        var long64 = form("card", Map.of("card", "1".repeat(65), "to", "vote"));
        assertEquals(422, long64.statusCode());
        var wrong = form("answer", Map.of("code", "12", "to", "vote"), codeCookie(ask(member())));
        assertEquals(422, wrong.statusCode());
        assertTrue(
                wrong.body().asString().contains("href=\"#code\""), wrong.body().asString());
        assertFalse(wrong.body().asString().contains("value=\"12\""), "a code is not given back");
    }

    @Test
    void an_election_that_does_not_exist_takes_no_sign_in() {
        given().accept("text/html").get("/e/none-such/sign-in").then().statusCode(404);
        given().contentType("application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .body(Map.of("card", "1"))
                .post("/e/none-such/sign-in/code")
                .then()
                .statusCode(404);
    }

    private String member() {
        var card = "m-" + UUID.randomUUID();
        rolls.add(card, Language.RU);
        return card;
    }

    private static Response ask(String card) {
        return given().contentType("application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .body(Map.of("card", card))
                .post(AT + "/sign-in/code");
    }

    private static Response answer(Cookie asked, String code) {
        return given().cookie(asked)
                .contentType("application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .body(Map.of("code", code))
                .post(AT + "/sign-in");
    }

    private static Response form(String step, Map<String, String> fields, Cookie... cookies) {
        var request = given().redirects().follow(false).accept("text/html").header("Sec-Fetch-Site", "same-origin");
        for (var cookie : cookies) {
            request.cookie(cookie);
        }
        return request.formParams(fields).post(AT + "/sign-in/" + step);
    }

    private static void visit(String path, Cookie session, int status) {
        given().cookie(session).get(path).then().statusCode(status);
    }

    private static String location(Response answer) {
        return answer.header("Location").replaceFirst("^http://[^/]+", "");
    }

    private static Cookie codeCookie(Response asked) {
        return asked.getDetailedCookie("dauys-code");
    }

    private Member signedIn(Response answered) {
        var token = Token.parse(answered.getCookie("dauys-member")).orElseThrow();
        return sessions.find(token.hash(), clock.instant()).orElseThrow();
    }

    /** The code of the so-manieth letter. */
    private static String code(String card, int letter) {
        var found =
                CODE.matcher(MailResource.await(card + "@example.org", letter).text());
        assertTrue(found.find());
        return found.group();
    }

    private static void refused(String code, Response answer) {
        assertEquals(422, answer.statusCode(), answer.body().asString());
        assertEquals("application/problem+json", answer.contentType());
        assertEquals(code, answer.jsonPath().getString("code"));
    }
}
