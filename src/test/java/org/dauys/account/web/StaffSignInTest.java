package org.dauys.account.web;

import static org.dauys.account.web.StaffCalls.code;
import static org.dauys.account.web.StaffCalls.cookie;
import static org.dauys.account.web.StaffCalls.password;
import static org.dauys.account.web.StaffCalls.path;
import static org.dauys.account.web.StaffCalls.recovery;
import static org.dauys.account.web.StaffCalls.visit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.dauys.account.Accounts;
import org.dauys.account.Enrolment;
import org.dauys.account.TestAccounts;
import org.dauys.account.TestAccounts.Known;
import org.dauys.platform.Language;
import org.dauys.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StaffSignInTest {
    @Inject
    TestAccounts people;

    @Inject
    Accounts accounts;

    @Inject
    Enrolment enrolment;

    @Inject
    TestClock clock;

    @BeforeEach
    void forgetTries() {
        people.forgetTries();
    }

    @Test
    void password_and_code_open_the_work_page() {
        var marina = marina();
        var second = password(marina);
        assertEquals("/staff/sign-in/code", path(second));
        var done = code(cookie(second), codeOf(marina));
        assertEquals("/staff", path(done));
        visit(cookie(done)).get("/staff").then().statusCode(200);
    }

    @Test
    void the_cookie_goes_to_this_host_only_and_to_no_script() {
        var here = password(marina()).header("Set-Cookie");
        assertTrue(here.matches("dauys=\"?[\\w-]{43}\"?;.*"), here);
        var elsewhere = visit().header("Host", "vote.example.kz")
                .formParam("email", marina().staff().email().value())
                .formParam("password", TestAccounts.PASSWORD)
                .post("/staff/sign-in")
                .header("Set-Cookie");
        assertTrue(elsewhere.startsWith("__Host-dauys="), elsewhere);
        assertTrue(elsewhere.contains("Secure"), elsewhere);
        for (var header : List.of(here, elsewhere)) {
            for (var part : List.of("HttpOnly", "SameSite=Strict", "Path=/")) {
                assertTrue(header.contains(part), header);
            }
        }
    }

    @Test
    void the_password_alone_opens_nothing() {
        var half = cookie(password(marina()));
        assertEquals("/staff/sign-in", path(visit(half).get("/staff")));
        var program = visit(half).accept("application/json").get("/staff");
        assertEquals(401, program.statusCode());
        assertEquals("request.sign-in-needed", program.jsonPath().getString("code"));
    }

    @Test
    void a_wrong_password_a_shut_account_and_no_account_look_the_same() {
        var open = marina().staff().email().value();
        var shut = marina();
        accounts.setDisabled(shut.staff().id(), true);
        var answers = new HashSet<String>();
        answers.add(refused(open, "not her password"));
        answers.add(refused(shut.staff().email().value(), TestAccounts.PASSWORD));
        answers.add(refused("nobody@example.org", TestAccounts.PASSWORD));
        assertEquals(1, answers.size());
    }

    private static String refused(String email, String password) {
        var answer = password(email, password);
        assertEquals(422, answer.statusCode());
        return answer.body().asString().replace(email, "EMAIL");
    }

    @Test
    void a_code_opens_once() {
        var marina = marina();
        var code = codeOf(marina);
        assertEquals("/staff", path(code(cookie(password(marina)), code)));
        assertEquals(422, code(cookie(password(marina)), code).statusCode());
        clock.pass(Duration.ofSeconds(31));
        assertEquals("/staff", path(code(cookie(password(marina)), codeOf(marina))));
    }

    @Test
    void a_recovery_code_opens_once_and_only_for_its_owner() {
        var marina = marina();
        var other = marina();
        var codes = enrolment.recoveryCodes(marina.staff());
        enrolment.recoveryCodes(other.staff());
        var first = codes.get(0).text();
        assertEquals(422, recovery(cookie(password(other)), first).statusCode());
        assertEquals("/staff", path(recovery(cookie(password(marina)), first)));
        assertEquals(422, recovery(cookie(password(marina)), first).statusCode());
        assertEquals(
                "/staff", path(recovery(cookie(password(marina)), codes.get(9).text())));
        assertEquals(8, accounts.recoveryCodesLeft(marina.staff().id()));
    }

    @Test
    void every_step_gets_a_new_token_and_the_old_one_dies() {
        var marina = marina();
        var planted = cookie("A".repeat(43));
        var half = cookie(visit(planted)
                .formParam("email", marina.staff().email().value())
                .formParam("password", TestAccounts.PASSWORD)
                .post("/staff/sign-in"));
        assertNotEquals(planted.getValue(), half.getValue());
        var full = cookie(code(half, codeOf(marina)));
        assertNotEquals(half.getValue(), full.getValue());
        assertEquals("/staff/sign-in", path(visit(half).get("/staff/sign-in/code")));
        assertEquals("/staff/sign-in", path(visit(planted).get("/staff")));
    }

    @Test
    void guessing_a_password_is_stopped_and_the_owner_gets_in_later() {
        var marina = marina();
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 12; i++) {
            statuses.add(password(marina.staff().email().value(), "guess number " + i)
                    .statusCode());
        }
        assertEquals(List.of(422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 429, 429), statuses);
        assertEquals(429, password(marina).statusCode(), "also with the right one");
        assertEquals(303, password(marina()).statusCode(), "another person");
        clock.pass(Duration.ofSeconds(90));
        assertEquals(303, password(marina).statusCode());
    }

    @Test
    void guessing_a_second_factor_is_stopped() {
        var marina = marina();
        var half = cookie(password(marina));
        for (int i = 0; i < 8; i++) {
            assertEquals(422, code(half, wrong(codeOf(marina))).statusCode());
        }
        assertEquals(429, code(half, codeOf(marina)).statusCode());
        clock.pass(Duration.ofMinutes(2));
        assertEquals("/staff", path(code(half, codeOf(marina))));
    }

    @Test
    void a_session_ends_after_half_an_hour_of_nothing() {
        var session = cookie(people.session(marina().staff()));
        clock.pass(Duration.ofMinutes(29));
        visit(session).get("/staff").then().statusCode(200);
        clock.pass(Duration.ofMinutes(29));
        visit(session).get("/staff").then().statusCode(200);
        clock.pass(Duration.ofMinutes(31));
        assertEquals("/staff/sign-in", path(visit(session).get("/staff")));
    }

    @Test
    void a_session_ends_after_twelve_hours_of_work() {
        var session = cookie(people.session(marina().staff()));
        for (int minutes = 0; minutes < 700; minutes += 25) {
            clock.pass(Duration.ofMinutes(25));
            visit(session).get("/staff").then().statusCode(200);
        }
        clock.pass(Duration.ofMinutes(25));
        assertEquals("/staff/sign-in", path(visit(session).get("/staff")));
    }

    @Test
    void who_is_shut_out_is_out_at_once() {
        var marina = marina().staff();
        var session = cookie(people.session(marina));
        visit(session).get("/staff").then().statusCode(200);
        accounts.setDisabled(marina.id(), true);
        assertEquals("/staff/sign-in", path(visit(session).get("/staff")));
    }

    @Test
    void ending_the_other_sessions_leaves_this_one_and_other_peoples() {
        var marina = marina().staff();
        var here = cookie(people.session(marina));
        var there = cookie(people.session(marina));
        var stranger = cookie(people.session(marina().staff()));
        assertEquals("/staff/sessions", path(visit(here).post("/staff/sessions/end-others")));
        visit(here).get("/staff").then().statusCode(200);
        visit(stranger).get("/staff").then().statusCode(200);
        assertEquals("/staff/sign-in", path(visit(there).get("/staff")));
    }

    @Test
    void signing_out_ends_the_session_on_the_server() {
        var session = cookie(people.session(marina().staff()));
        var out = visit(session).post("/staff/sign-out");
        assertEquals("/", path(out));
        assertTrue(out.header("Set-Cookie").contains("Max-Age=0"), out.header("Set-Cookie"));
        assertEquals("/staff/sign-in", path(visit(session).get("/staff")));
    }

    private Known marina() {
        return people.active("Марина Викторовна", Language.RU);
    }

    private String codeOf(Known person) {
        return person.app().codeAt(clock.instant());
    }

    private static String wrong(String code) {
        return "%06d".formatted((Integer.parseInt(code) + 500_000) % 1_000_000);
    }
}
