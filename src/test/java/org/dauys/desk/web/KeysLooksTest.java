package org.dauys.desk.web;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.dauys.account.TestAccounts;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.Drafts;
import org.dauys.platform.Language;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.Visitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of lost signing keys, what is signed, and the panel for who has a newer key, on a phone and at a desk. */
@QuarkusTest
@NeedsBrowser
class KeysLooksTest {
    @Inject
    TestAccounts accounts;

    @Inject
    TestElections test;

    @Inject
    Clock clock;

    @TestHTTPResource("/")
    URI site;

    @ParameterizedTest
    @EnumSource(Language.class)
    void on_a_phone(Language language, Browsers browsers) {
        lookAround(browsers.phone(language));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void at_a_desk(Language language, Browsers browsers) {
        lookAround(browsers.desktop(language));
    }

    private void lookAround(Visitor visitor) {
        var keyed = test.prepared(draft(), 3);
        test.newKey(keyed, "c2");
        test.newKey(keyed, "c3");
        test.newKey(keyed, "t1");
        accounts.signIn(visitor, keyed.staff("c2"), site);
        visitor.open(site.resolve(keyed.desk() + "/keys"));
        visitor.look("keys");
        visitor.page().locator("form[action$='/keys/c3'] button").click();
        visitor.page().locator("[data-sign]:enabled").click();
        visitor.page().locator("#signer-secret").waitFor();
        assertFalse(visitor.page().locator("#signer-keep").isVisible());
        visitor.look("keys-sign");
        visitor.quiet();
    }

    private Draft draft() {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return Drafts.complete().with(Optional.of(now), Optional.of(now.plus(Duration.ofDays(2))));
    }
}
