package org.dauys.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.dauys.account.TestAccounts;
import org.dauys.election.Elections;
import org.dauys.election.draft.Drafts;
import org.dauys.platform.Language;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.Visitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The result before it is published, and the button that publishes it. */
@QuarkusTest
@NeedsBrowser
class PublishLooksTest {
    @TestHTTPResource("/")
    URI site;

    @Inject
    TestAccounts accounts;

    @Inject
    TestElections test;

    @Inject
    Elections elections;

    @Inject
    Clock clock;

    @ParameterizedTest
    @EnumSource
    void the_committee_looks_at_the_result_and_publishes_it(Language language, Browsers browsers) {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var draft = Drafts.complete().with(Optional.of(now), Optional.of(now.plus(Duration.ofDays(2))));
        var closed = test.closed(draft.with(PublishTest.floor(2)), List.of(1, 1, 1));
        test.decrypt(closed, 1, 3);
        var address = site.resolve(closed.keyed().desk() + "/publish");
        var desktop = member(browsers.desktop(language), closed);
        desktop.open(site.resolve(closed.keyed().desk()));
        desktop.look("publish-desk");
        desktop.open(address);
        desktop.look("publish");
        var phone = member(browsers.phone(language), closed);
        var page = phone.open(address);
        phone.look("publish");
        var slug =
                elections.find(closed.keyed().election()).orElseThrow().slug().toString();
        page.locator("#confirm").fill(slug);
        page.locator("button.button-final").click();
        page.waitForURL("**/e/" + slug);
        assertEquals(1, page.locator(".results").count());
    }

    private Visitor member(Visitor visitor, TestElections.Closed closed) {
        accounts.signIn(visitor, closed.keyed().staff("c1"), site);
        return visitor;
    }
}
