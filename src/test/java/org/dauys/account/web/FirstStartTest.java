package org.dauys.account.web;

import static org.dauys.account.web.StaffCalls.cookie;
import static org.dauys.account.web.StaffCalls.path;
import static org.dauys.account.web.StaffCalls.visit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.dauys.account.Accounts;
import org.dauys.account.Enrolment;
import org.dauys.account.TestAccounts;
import org.dauys.platform.Language;
import org.dauys.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FirstStartTest {
    @Inject
    Enrolment enrolment;

    @Inject
    Accounts accounts;

    @Inject
    TestAccounts people;

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void anEmptyInstallation() throws SQLException {
        people.forgetTries();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("truncate staff cascade");
        }
    }

    @Test
    void the_link_of_the_console_makes_one_administrator() {
        var token = enrolment.firstLink(clock.instant()).orElseThrow().text();
        var setup = first(token, "a" + UUID.randomUUID() + "@example.org");
        assertEquals("/staff/setup/password", path(setup));
        visit(cookie(setup)).get("/staff/setup/password").then().statusCode(200);
        var all = accounts.all();
        assertEquals(1, all.size());
        assertTrue(all.get(0).admin());
        assertEquals(422, first(token, "b" + UUID.randomUUID() + "@example.org").statusCode(), "once");
    }

    @Test
    void two_nodes_that_start_print_two_links_and_the_first_used_ends_both() {
        var one = enrolment.firstLink(clock.instant()).orElseThrow().text();
        var two = enrolment.firstLink(clock.instant()).orElseThrow().text();
        assertEquals(303, first(two, "a" + UUID.randomUUID() + "@example.org").statusCode());
        assertEquals(422, first(one, "b" + UUID.randomUUID() + "@example.org").statusCode());
        assertEquals(1, accounts.all().size());
    }

    @Test
    void an_installation_with_an_account_prints_no_link_and_takes_none() {
        var token = enrolment.firstLink(clock.instant()).orElseThrow().text();
        people.active("Марина", Language.RU);
        assertTrue(enrolment.firstLink(clock.instant()).isEmpty());
        assertEquals(422, first(token, "b" + UUID.randomUUID() + "@example.org").statusCode());
    }

    @Test
    void a_guessed_link_makes_nothing() {
        assertEquals(
                422,
                first("A".repeat(43), "b" + UUID.randomUUID() + "@example.org").statusCode());
        assertTrue(accounts.isEmpty());
    }

    private static Response first(String token, String email) {
        return visit().formParam("token", token)
                .formParam("name", "Данияр")
                .formParam("email", email)
                .formParam("language", "kk")
                .post("/staff/first");
    }
}
