package org.dauys.account.web;

import static org.dauys.account.web.StaffCalls.code;
import static org.dauys.account.web.StaffCalls.cookie;
import static org.dauys.account.web.StaffCalls.password;
import static org.dauys.account.web.StaffCalls.path;
import static org.dauys.account.web.StaffCalls.recovery;
import static org.dauys.account.web.StaffCalls.visit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bouncycastle.util.encoders.Base32;
import org.dauys.account.TestAccounts;
import org.dauys.account.Totp;
import org.dauys.testing.MailResource;
import org.dauys.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EnrolmentTest {
    private static final Pattern LINK = Pattern.compile("http://localhost:8080/staff/invite#([\\w-]{43})\\n");
    private static final Pattern SECRET = Pattern.compile("secret=([A-Z2-7]{32})&");
    private static final Pattern RECOVERY = Pattern.compile("\\d{4} \\d{4} \\d{4} \\d{4}");

    @Inject
    TestAccounts people;

    @Inject
    TestClock clock;

    private Cookie admin = cookie("A".repeat(43));

    @BeforeEach
    void anAdministrator() {
        people.forgetTries();
        admin = cookie(people.session(people.admin("Данияр").staff()));
    }

    @Test
    void an_invited_person_comes_in_by_link_password_app_and_recovery_codes() {
        var email = invite("ru");
        var setup = cookie(follow(token(email, 1)));
        assertEquals("/staff/setup/password", path(visit(setup).get("/staff/setup/app")), "the password first");
        assertEquals(422, choose(setup, "Password2026!").statusCode());
        assertEquals("/staff/setup/app", path(choose(setup, TestAccounts.PASSWORD)));
        var app = app(setup);
        assertEquals(app, app(setup), "the page may be loaded twice");
        assertEquals(422, confirm(setup, wrong(app.codeAt(clock.instant()))).statusCode());
        var done = confirm(setup, app.codeAt(clock.instant()));
        assertEquals("/staff/recovery", path(done));
        assertNotEquals(setup.getValue(), cookie(done).getValue());
        var codes = recoveryCodes(cookie(done));
        assertEquals(10, codes.size());
        visit(cookie(done)).get("/staff").then().statusCode(200);

        clock.pass(Duration.ofSeconds(31));
        var half = cookie(password(email, TestAccounts.PASSWORD));
        assertEquals("/staff", path(code(half, app.codeAt(clock.instant()))));
        var lost = cookie(password(email, TestAccounts.PASSWORD));
        assertEquals("/staff", path(recovery(lost, codes.get(3))));
    }

    @Test
    void the_code_that_confirmed_the_app_does_not_sign_in_as_well() {
        var email = invite("en");
        var setup = cookie(follow(token(email, 1)));
        choose(setup, TestAccounts.PASSWORD);
        var code = app(setup).codeAt(clock.instant());
        confirm(setup, code);
        assertEquals(
                422, code(cookie(password(email, TestAccounts.PASSWORD)), code).statusCode());
    }

    @Test
    void opening_the_link_does_not_use_it_up() {
        var email = invite("kk");
        var token = token(email, 1);
        visit().get("/staff/invite").then().statusCode(200);
        visit().head("/staff/invite").then().statusCode(200);
        var closedWindow = cookie(follow(token));
        var again = cookie(follow(token));
        assertEquals("/staff/invite", path(visit(closedWindow).get("/staff/setup/password")), "one set-up at a time");
        visit(again).get("/staff/setup/password").then().statusCode(200);
    }

    @Test
    void a_link_dies_when_it_was_used() {
        var email = invite("kk");
        var token = token(email, 1);
        var setup = cookie(follow(token));
        choose(setup, TestAccounts.PASSWORD);
        confirm(setup, app(setup).codeAt(clock.instant()));
        assertEquals(422, follow(token).statusCode());
        assertEquals("/staff/invite", path(visit(setup).get("/staff/setup/password")));
    }

    @Test
    void a_link_dies_after_three_days_and_when_a_newer_one_is_sent() {
        var email = invite("kk");
        var first = token(email, 1);
        clock.pass(Duration.ofHours(71));
        admin = cookie(people.session(people.admin("Данияр").staff()));
        assertEquals(
                200,
                visit(admin).post("/staff/accounts/" + idOf(email) + "/invite").statusCode());
        var second = token(email, 2);
        assertEquals(422, follow(first).statusCode());
        assertEquals(303, follow(second).statusCode());
        clock.pass(Duration.ofHours(72));
        assertEquals(422, follow(second).statusCode());
    }

    @Test
    void the_password_alone_does_not_sign_in_before_the_app_is_confirmed() {
        var email = invite("kk");
        choose(cookie(follow(token(email, 1))), TestAccounts.PASSWORD);
        assertEquals(422, password(email, TestAccounts.PASSWORD).statusCode());
    }

    @Test
    void set_up_opens_nothing_but_set_up() {
        var setup = cookie(follow(token(invite("kk"), 1)));
        for (var page : List.of("/staff", "/staff/key", "/staff/accounts", "/staff/recovery", "/staff/sessions")) {
            assertEquals("/staff/sign-in", path(visit(setup).get(page)), page);
        }
        assertEquals("/staff/sign-in", path(visit(setup).get("/staff/sign-in/code")));
    }

    @Test
    void guessing_links_is_stopped() {
        int refused = 0;
        for (int i = 0; i < 40; i++) {
            refused += follow("A".repeat(42) + "w").statusCode() == 429 ? 1 : 0;
        }
        assertTrue(refused >= 9, refused + " of 40");
    }

    @Test
    void new_recovery_codes_replace_the_old_ones() {
        var known = people.active("Ерлан", org.dauys.platform.Language.KK);
        var session = cookie(people.session(known.staff()));
        var old = recoveryCodes(session);
        var fresh = recoveryCodes(session);
        assertEquals(422, recovery(cookie(password(known)), old.get(0)).statusCode());
        assertEquals("/staff", path(recovery(cookie(password(known)), fresh.get(0))));
        assertFalse(visit(session).get("/staff/recovery").body().asString().contains(fresh.get(1)), "shown once");
    }

    private String invite(String language) {
        var email = "i" + UUID.randomUUID() + "@example.org";
        var answer = visit(admin)
                .formParam("name", "Ерлан Серікұлы")
                .formParam("email", email)
                .formParam("language", language)
                .post("/staff/accounts");
        assertEquals(200, answer.statusCode());
        return email;
    }

    private static String token(String email, int letter) {
        var found = LINK.matcher(MailResource.await(email, letter).text());
        assertTrue(found.find());
        return found.group(1);
    }

    private String idOf(String email) {
        var page = visit(admin).get("/staff/accounts").body().asString();
        var row = page.substring(page.indexOf(email));
        var id = Pattern.compile("/staff/accounts/([0-9a-f-]{36})/").matcher(row);
        assertTrue(id.find());
        return id.group(1);
    }

    private static Response follow(String token) {
        return visit().formParam("token", token).post("/staff/invite");
    }

    private static Response choose(Cookie setup, String password) {
        return visit(setup).formParam("password", password).post("/staff/setup/password");
    }

    private static Totp app(Cookie setup) {
        var found = SECRET.matcher(
                visit(setup).get("/staff/setup/app").body().asString().replace("&amp;", "&"));
        assertTrue(found.find());
        return Totp.of(Base32.decode(found.group(1)));
    }

    private static Response confirm(Cookie setup, String code) {
        return visit(setup).formParam("code", code).post("/staff/setup/app");
    }

    private static List<String> recoveryCodes(Cookie session) {
        var page = visit(session).post("/staff/recovery");
        assertEquals(200, page.statusCode());
        var codes = new ArrayList<String>();
        var found = RECOVERY.matcher(page.body().asString());
        while (found.find()) {
            codes.add(found.group());
        }
        return codes;
    }

    private static String wrong(String code) {
        return "%06d".formatted((Integer.parseInt(code) + 500_000) % 1_000_000);
    }
}
