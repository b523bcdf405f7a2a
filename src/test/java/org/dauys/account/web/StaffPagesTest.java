package org.dauys.account.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bouncycastle.util.encoders.Base32;
import org.dauys.account.Enrolment;
import org.dauys.account.Enrolment.Invited;
import org.dauys.account.StaffId;
import org.dauys.account.TestAccounts;
import org.dauys.account.Totp;
import org.dauys.platform.Language;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.QrReader;
import org.dauys.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@NeedsBrowser
class StaffPagesTest {
    @TestHTTPResource("/")
    URI site;

    @Inject
    TestAccounts people;

    @Inject
    Enrolment enrolment;

    @Inject
    TestClock clock;

    @BeforeEach
    void forgetTries() {
        people.forgetTries();
    }

    @ParameterizedTest
    @EnumSource
    void an_invited_person_comes_in_on_a_phone(Language language, Browsers browsers) throws Exception {
        var link = "/staff/invite#" + invite("Ерлан Серікұлы Әбдірахманов", language);
        var visitor = browsers.phone(language);
        var page = visitor.open(site.resolve(link));
        visitor.look("staff-invite");
        press(page);
        page.waitForURL("**/staff/setup/password");
        page.locator("#password").fill("short");
        page.locator("[data-reveal]").click();
        assertEquals("text", page.locator("#password").getAttribute("type"));
        press(page);
        page.locator(".errors").waitFor();
        visitor.expect("422");
        visitor.look("staff-password-refused");
        page.locator("#password").fill(TestAccounts.PASSWORD);
        press(page);
        page.waitForURL("**/staff/setup/app");
        visitor.look("staff-app");
        page.locator("#code").fill(scan(page.locator("svg.qr")).codeAt(clock.instant()));
        press(page);
        page.waitForURL("**/staff/recovery");
        visitor.look("staff-recovery-none");
        press(page);
        page.locator(".codes").waitFor();
        assertEquals(10, page.locator(".codes li").count());
        visitor.look("staff-recovery-codes");
        page.locator("a.button").click();
        page.waitForURL("**/staff");
        visitor.look("staff-home-first-time");
    }

    @ParameterizedTest
    @EnumSource
    void staff_sign_in_with_password_and_app(Language language, Browsers browsers) {
        var marina = people.active("Марина Викторовна Константинопольская", language);
        for (var visitor : List.of(browsers.phone(language), browsers.desktop(language))) {
            var page = visitor.open(site.resolve("/staff"));
            assertTrue(page.url().endsWith("/staff/sign-in"), page.url());
            visitor.look("staff-sign-in");
            page.locator("#email").fill(marina.staff().email().value());
            page.locator("#password").fill("not her password");
            press(page);
            page.locator(".errors").waitFor();
            visitor.expect("422");
            visitor.look("staff-sign-in-refused");
            page.locator("#password").fill(TestAccounts.PASSWORD);
            press(page);
            page.waitForURL("**/staff/sign-in/code");
            visitor.look("staff-sign-in-code");
            clock.pass(java.time.Duration.ofSeconds(31));
            page.locator("#code").fill(marina.app().codeAt(clock.instant()));
            press(page);
            page.waitForURL("**/staff");
            visitor.look("staff-home");
            visitor.open(site.resolve("/staff/sessions"));
            visitor.look("staff-sessions");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_lost_phone_is_replaced_by_paper(Language language, Browsers browsers) {
        var marina = people.active("Марина Викторовна", language);
        var code = enrolment.recoveryCodes(marina.staff()).get(0);
        var visitor = browsers.phone(language);
        var page = visitor.open(site.resolve("/staff/sign-in"));
        page.locator("#email").fill(marina.staff().email().value());
        page.locator("#password").fill(TestAccounts.PASSWORD);
        press(page);
        page.waitForURL("**/staff/sign-in/code");
        page.locator("main a").first().click();
        page.waitForURL("**/staff/sign-in/recovery");
        visitor.look("staff-sign-in-recovery");
        page.locator("#code").fill(code.text());
        press(page);
        page.waitForURL("**/staff");
    }

    @ParameterizedTest
    @EnumSource
    void an_administrator_invites_and_shuts_out(Language language, Browsers browsers) {
        var visitor = browsers.desktop(language);
        people.signIn(visitor, people.admin("Данияр Ахметов").staff(), site);
        invite("Ерлан Серікұлы", language);
        var page = visitor.open(site.resolve("/staff/accounts"));
        visitor.look("staff-accounts");
        page.locator("#name").fill("Гүлнәр Өмірбекқызы");
        page.locator("#email").fill("gulnar" + UUID.randomUUID() + "@example.org");
        page.locator("form[action='/staff/accounts'] button").click();
        page.locator(".banner-good").waitFor();
        visitor.look("staff-invited");
        var phone = browsers.phone(language);
        people.signIn(phone, people.admin("Данияр Ахметов").staff(), site);
        phone.open(site.resolve("/staff/accounts"));
        phone.look("staff-accounts");
    }

    @ParameterizedTest
    @EnumSource
    void the_first_account_is_made_from_the_console(Language language, Browsers browsers) {
        for (var visitor : List.of(browsers.phone(language), browsers.desktop(language))) {
            var page = visitor.open(site.resolve("/staff/first#" + "A".repeat(43)));
            visitor.look("staff-first");
            press(page);
            page.locator(".errors").waitFor();
            visitor.expect("422");
            visitor.look("staff-first-refused");
            page.locator("#name").fill("Данияр");
            page.locator("#email").fill("d@example.org");
            press(page);
            page.locator("main form").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            visitor.expect("422");
            visitor.look("staff-invite-dead");
        }
    }

    @Test
    void the_secret_of_a_link_survives_a_switch_of_language(Browsers browsers) {
        var token = invite("Ерлан", Language.RU);
        var page = browsers.phone(Language.RU).open(site.resolve("/staff/invite#" + token));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Қаз, Қазақша"))
                .click();
        page.waitForURL("**/staff/invite?lang=kk**");
        press(page);
        page.waitForURL("**/staff/setup/password");
    }

    private String invite(String name, Language language) {
        var email = "p" + UUID.randomUUID() + "@example.org";
        var outcome = enrolment.invite(new StaffId(UUID.randomUUID()), email, name, language, clock.instant());
        return ((Invited.Sent) outcome).token().text();
    }

    private static void press(Page page) {
        page.locator("main form button:not([type=button])").first().click();
    }

    /** As an authenticator app does. */
    private static Totp scan(Locator qr) throws IOException {
        var address = QrReader.read(qr);
        var secret = Pattern.compile("secret=([A-Z2-7]+)").matcher(address);
        assertTrue(secret.find(), address);
        return Totp.of(Base32.decode(secret.group(1)));
    }
}
