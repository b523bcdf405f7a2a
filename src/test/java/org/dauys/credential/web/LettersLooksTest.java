package org.dauys.credential.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.dauys.account.Accounts;
import org.dauys.account.TestAccounts;
import org.dauys.credential.LetterFile;
import org.dauys.credential.web.TestIssuing.Made;
import org.dauys.platform.Language;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.Visitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@NeedsBrowser
class LettersLooksTest {
    @TestHTTPResource("/")
    URI site;

    @Inject
    TestIssuing test;

    @Inject
    TestAccounts accounts;

    @Inject
    Accounts staff;

    @ParameterizedTest
    @EnumSource
    void letters_are_made_and_entered(Language language, Browsers browsers) throws IOException {
        for (var visitor : List.of(browsers.phone(language), browsers.desktop(language))) {
            enter(test.withRoll(TestIssuing.THREE), visitor);
        }
    }

    private void enter(Made made, Visitor visitor) throws IOException {
        accounts.signIn(visitor, made.people().get("c1"), site);
        var page = visitor.open(site.resolve(made.page()));
        visitor.look("letters-ready");
        var download = page.waitForDownload(
                () -> page.locator("form[action$=make] button").click());
        var file = LetterFile.of(Files.readAllBytes(download.path()));
        page.locator("main a.button").click();
        visitor.look("letters-made");
        accounts.signIn(visitor, made.people().get("c2"), site);
        visitor.open(site.resolve(made.page()));
        visitor.look("letters-confirm");
        page.fill("#number", "1");
        page.locator("form[action$=confirm] button").click();
        page.locator("#number-wrong").waitFor();
        visitor.expect("422");
        visitor.look("letters-wrong");
        page.fill("#number", file.control());
        page.locator("form[action$=confirm] button").click();
        page.locator(".banner-good").waitFor();
        visitor.look("letters-entered");
        assertTrue(test.log(made).snapshot().stage().credentials().isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void nobody_is_left_to_confirm(Language language, Browsers browsers) {
        var made = test.withRoll(TestIssuing.THREE);
        staff.setDisabled(made.people().get("c2").id(), true);
        var visitor = browsers.phone(language);
        accounts.signIn(visitor, made.people().get("c1"), site);
        visitor.open(site.resolve(made.page()));
        visitor.look("letters-nobody-else");
    }

    @ParameterizedTest
    @EnumSource
    void a_registrars_codes_are_not_made_here(Language language, Browsers browsers) {
        var made = test.frozen(Issuer.Kind.REGISTRAR);
        var visitor = browsers.phone(language);
        accounts.signIn(visitor, made.people().get("c1"), site);
        visitor.open(site.resolve(made.page()));
        visitor.look("letters-registrar");
    }
}
