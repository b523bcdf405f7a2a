package org.dauys.desk.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dauys.account.TestAccounts;
import org.dauys.desk.web.TestElections.Closed;
import org.dauys.desk.web.TestElections.Keyed;
import org.dauys.election.Elections;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.Drafts;
import org.dauys.platform.Language;
import org.dauys.protocol.ceremony.PersonSecret.PaperAccess;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The key holder's page of an election whose record witnesses confirm. */
@QuarkusTest
@NeedsBrowser
class HolderWitnessesLooksTest {
    @TestHTTPResource("/")
    URI site;

    @Inject
    TestAccounts accounts;

    @Inject
    TestElections test;

    @Inject
    TestCeremonies ceremonies;

    @Inject
    Elections elections;

    @Inject
    Clock clock;

    /** Nobody has cosigned anything yet, and a holder sees her own entry as soon as it is taken. */
    @Test
    void a_holder_does_her_part_before_any_witness_has_spoken(Browsers browsers) {
        var keyed = test.frozen(draft());
        ceremonies.start(keyed);
        var visitor = browsers.phone(Language.KK);
        var page = visit(visitor, keyed, "commit");
        page.locator("[data-act]").click();
        visitor.page().locator("#signer-secret").fill(keyed.secrets().get("t1").expose(PaperAccess.PRINT));
        visitor.page().locator("#signer form button:not([type=button])").click();
        now(visitor, "wait-commits").waitFor();
        visitor.quiet();
    }

    @ParameterizedTest
    @EnumSource
    void a_total_is_opened_once_the_witnesses_have_confirmed_it(Language language, Browsers browsers) {
        var closed = test.closed(draft(), List.of(0, 1, 1));
        var phone = browsers.phone(language);
        var waiting = visit(phone, closed.keyed(), "wait-witnesses");
        assertEquals(1, waiting.getByText("2 ").count());
        phone.look("holder-wait-witnesses");
        var desktop = browsers.desktop(language);
        visit(desktop, closed.keyed(), "wait-witnesses");
        desktop.look("holder-wait-witnesses");
        confirm(closed);
        now(phone, "decrypt").waitFor();
        phone.look("holder-decrypt-confirmed");
    }

    private Locator visit(Visitor visitor, Keyed keyed, String now) {
        accounts.signIn(visitor, keyed.staff("t1"), site);
        visitor.open(site.resolve("/holder/" + slug(keyed)));
        var section = now(visitor, now);
        section.waitFor();
        return section;
    }

    private static Locator now(Visitor visitor, String now) {
        return visitor.page().locator("[data-now=" + now + "]");
    }

    /** All witnesses cosign what they are shown, until that is the newest head. */
    private void confirm(Closed closed) {
        var log = test.log(closed.keyed());
        var shown = cosigned(closed);
        while (shown.size() < log.head().orElseThrow().size()) {
            shown = cosigned(closed);
        }
    }

    private Checkpoint cosigned(Closed closed) {
        var slug = slug(closed.keyed());
        var note = given().get("/e/{slug}/log/checkpoint", slug).asString();
        var head = Checkpoint.parse(Bytes.utf8(note)).orElseThrow();
        var lines = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> Drafts.witness(number).cosign(head.text(), Instant.ofEpochSecond(1_800_000_000)))
                .collect(Collectors.joining());
        given().contentType("text/plain")
                .body(Bytes.utf8(note + lines))
                .post("/e/{slug}/log/cosignatures", slug)
                .then()
                .statusCode(204);
        return head;
    }

    private String slug(Keyed keyed) {
        return elections.find(keyed.election()).orElseThrow().slug().toString();
    }

    private Draft draft() {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return Drafts.complete()
                .with(Optional.of(now), Optional.of(now.plus(Duration.ofDays(2))))
                .with(PublishTest.floor(1))
                .with(Drafts.witnesses(2, 1, 2, 3));
    }
}
