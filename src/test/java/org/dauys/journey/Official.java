package org.dauys.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.util.encoders.Base32;
import org.dauys.account.Totp;
import org.dauys.testing.QrReader;
import org.dauys.testing.Visitor;

/** A person of staff with a browser of her own: account, authenticator app, signing key. */
final class Official {
    private static final String PASSWORD = "жеті қабат көк шай 1975";
    private static final Pattern TOTP_SECRET = Pattern.compile("secret=([A-Z2-7]+)");

    private final Walk walk;
    private final Visitor visitor;
    private final URI site;
    private final String name;
    private final String email;
    private Optional<Totp> app = Optional.empty();
    private List<String> printedSecret = List.of();
    private boolean remembersKey;

    Official(Walk walk, Visitor visitor, URI site, String name, String email) {
        this.walk = walk;
        this.visitor = visitor;
        this.site = site;
        this.name = name;
        this.email = email;
    }

    /** Somebody else on the same walk. */
    Official colleague(Visitor visitor, String name, String email) {
        return new Official(walk, visitor, site, name, email);
    }

    String email() {
        return email;
    }

    Page page() {
        return visitor.page();
    }

    Page open(String path) {
        return visitor.open(site.resolve(path));
    }

    /** Looks at the page as it stands. */
    void look(String what) {
        walk.look(visitor, what);
    }

    /** Sends an invitation by e-mail. */
    void invite(Official colleague) {
        open("/staff/accounts");
        page().locator("#name").fill(colleague.name);
        page().locator("#email").fill(colleague.email);
        page().locator("main input[name=language][value="
                        + colleague.visitor.language().tag() + "]")
                .check();
        look("accounts");
        press("form[action='/staff/accounts'] button");
        page().locator(".banner-good").waitFor();
        look("invited");
    }

    /** The link that the console prints at the first start. */
    void makeFirstAccount(String link) throws IOException {
        open(link);
        look("first");
        page().locator("#name").fill(name);
        page().locator("#email").fill(email);
        press("main form button");
        enrol();
    }

    /** The link of an invitation by e-mail. */
    void acceptInvitation(String link) throws IOException {
        open(link);
        look("invite");
        press("main form button");
        enrol();
    }

    private void enrol() throws IOException {
        page().waitForURL("**/staff/setup/password");
        look("password");
        page().locator("#password").fill(PASSWORD);
        press("main form button.button:not([type=button])");
        page().waitForURL("**/staff/setup/app");
        look("app");
        app = Optional.of(scan(page().locator("svg.qr")));
        typeAppCode();
        page().waitForURL("**/staff/recovery");
        look("recovery");
        press("form[action='/staff/recovery'] button");
        page().locator(".codes").waitFor();
        look("recovery-codes");
        open("/staff");
        look("home");
    }

    private void typeAppCode() {
        page().locator("#code").fill(app.orElseThrow().codeAt(Instant.now()));
        press("main form button");
    }

    /** Signs out and in again; a code of the app is good once, so not in the minute of the last one. */
    void signInAgain() {
        open("/staff");
        press("form[action='/staff/sign-out'] button");
        page().waitForURL(site.toString());
        open("/staff/sign-in");
        look("sign-in");
        page().locator("#email").fill(email);
        page().locator("#password").fill(PASSWORD);
        press("main form button.button:not([type=button])");
        page().waitForURL("**/staff/sign-in/code");
        look("sign-in-code");
        typeAppCode();
        page().waitForURL("**/staff");
    }

    /** As an authenticator app does. */
    private static Totp scan(Locator qr) throws IOException {
        var address = QrReader.read(qr);
        var secret = TOTP_SECRET.matcher(address);
        assertTrue(secret.find(), address);
        return Totp.of(Base32.decode(secret.group(1)));
    }

    /** Makes the printed secret, keeps it on paper, proves that, and lets the browser remember it. */
    void makeSigningKey() {
        open("/staff/key");
        press("[data-state=none] [data-do=make]");
        look("key-sheet");
        printedSecret = page().locator("#groups li").allTextContents();
        press("[data-state=show] [data-do=check]");
        for (int i = 0; i < 2; i++) {
            var number =
                    Integer.parseInt(page().locator("[data-number='" + i + "']").textContent());
            page().locator("#group" + i).fill(printedSecret.get(number - 1));
        }
        look("key-check");
        press("#check-form button:not([type=button])");
        page().locator("[data-state=done]").waitFor();
        remembersKey = true;
    }

    /** Makes the browser forget the secret, so that the paper is asked for. */
    void forgetSigningKey() {
        open("/staff/key");
        press("[data-state=here] [data-do=forget]");
        page().locator("[data-state=away]").waitFor();
        remembersKey = false;
    }

    /** Whether this browser signs without the paper. */
    boolean remembersKey() {
        return remembersKey;
    }

    /** Types the paper's secret where the page asks for it. */
    void typeSecret() {
        page().locator("#signer:visible").waitFor();
        look("signer");
        page().locator("#signer-secret").fill(String.join(" ", printedSecret).toLowerCase(Locale.ROOT));
        press("#signer form button:not([type=button])");
        remembersKey = true;
    }

    void press(String selector) {
        page().locator(selector).first().click();
    }
}
