package org.dauys.account.web;

import static org.dauys.account.web.StaffCalls.cookie;
import static org.dauys.account.web.StaffCalls.password;
import static org.dauys.account.web.StaffCalls.path;
import static org.dauys.account.web.StaffCalls.visit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.dauys.account.TestAccounts;
import org.dauys.platform.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountsTest {
    @Inject
    TestAccounts people;

    @BeforeEach
    void forgetTries() {
        people.forgetTries();
    }

    @Test
    void only_an_administrator_sees_and_changes_accounts() {
        var marina = people.active("Марина", Language.RU).staff();
        var session = cookie(people.session(marina));
        var other = people.active("Болат", Language.KK);
        assertEquals(403, visit(session).get("/staff/accounts").statusCode());
        for (var act : List.of(
                "", "/" + other.staff().id() + "/disable", "/" + other.staff().id() + "/invite")) {
            assertEquals(
                    403,
                    visit(session)
                            .formParam("name", "x")
                            .post("/staff/accounts" + act)
                            .statusCode());
        }
        assertEquals(303, password(other).statusCode(), "nothing has changed");
    }

    @Test
    void a_form_with_mistakes_comes_back_as_it_was_typed() {
        var admin = cookie(people.session(people.admin("Данияр").staff()));
        var answer = visit(admin)
                .formParam("name", "Ерлан <b>")
                .formParam("email", "no address")
                .formParam("language", "ru")
                .post("/staff/accounts");
        assertEquals(422, answer.statusCode());
        var page = answer.body().asString();
        assertTrue(page.contains("href=\"#email\""), page);
        assertTrue(page.contains("value=\"Ерлан &lt;b&gt;\""), page);
        assertTrue(page.contains("value=\"no address\""), page);
        assertTrue(page.contains("value=\"ru\" checked"), page);
    }

    @Test
    void an_address_has_one_account_however_it_is_written() {
        var admin = cookie(people.session(people.admin("Данияр").staff()));
        var email = "twice" + UUID.randomUUID() + "@example.org";
        assertEquals(200, invite(admin, email));
        assertEquals(422, invite(admin, " " + email.toUpperCase(java.util.Locale.ROOT)));
    }

    private static int invite(io.restassured.http.Cookie admin, String email) {
        return visit(admin)
                .formParam("name", "Ерлан")
                .formParam("email", email)
                .formParam("language", "kk")
                .post("/staff/accounts")
                .statusCode();
    }

    @Test
    void shutting_out_and_letting_in_again() {
        var admin = cookie(people.session(people.admin("Данияр").staff()));
        var marina = people.active("Марина", Language.RU);
        var here = "/staff/accounts/" + marina.staff().id();
        assertEquals("/staff/accounts", path(visit(admin).post(here + "/disable")));
        assertEquals(422, password(marina).statusCode());
        assertEquals("/staff/accounts", path(visit(admin).post(here + "/enable")));
        assertEquals(303, password(marina).statusCode());
    }

    @Test
    void nobody_shuts_herself_out() {
        var admin = people.admin("Данияр").staff();
        var session = cookie(people.session(admin));
        assertEquals(
                404,
                visit(session)
                        .post("/staff/accounts/" + admin.id() + "/disable")
                        .statusCode());
        visit(session).get("/staff/accounts").then().statusCode(200);
    }

    @Test
    void who_has_an_account_that_works_is_not_invited_again() {
        var admin = cookie(people.session(people.admin("Данияр").staff()));
        var marina = people.active("Марина", Language.RU).staff();
        assertEquals(
                404,
                visit(admin).post("/staff/accounts/" + marina.id() + "/invite").statusCode());
        assertEquals(
                404,
                visit(admin)
                        .post("/staff/accounts/" + UUID.randomUUID() + "/disable")
                        .statusCode());
        assertEquals(404, visit(admin).post("/staff/accounts/no-id/disable").statusCode());
    }
}
