package org.dauys.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dauys.account.TestAccounts;
import org.dauys.desk.web.TestElections.Keyed;
import org.dauys.election.Elections;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.Drafts;
import org.dauys.platform.Language;
import org.dauys.protocol.ceremony.Complete;
import org.dauys.protocol.ceremony.Failed;
import org.dauys.protocol.ceremony.PersonSecret.PaperAccess;
import org.dauys.protocol.ceremony.Revealing;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A key ceremony in browsers: the committee's desk and the holders' pages, with printed secrets and with kept keys. */
@QuarkusTest
@NeedsBrowser
class CeremonyLooksTest {
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

    private final Set<Guest> haveKept = new HashSet<>();

    /** Somebody of the election, at her own device. */
    private record Guest(Visitor visitor, Keyed keyed, String id, boolean keeps) {
        String secret() {
            return keyed.secrets().get(id).expose(PaperAccess.PRINT);
        }

        Page page() {
            return visitor.page();
        }
    }

    @ParameterizedTest
    @EnumSource
    void three_holders_make_a_key(Language language, Browsers browsers) {
        var keyed = test.frozen(draft());
        var committee = List.of(
                guest(browsers.desktop(language), keyed, "c1", true),
                guest(browsers.phone(language), keyed, "c2", true));
        var holders = List.of(
                guest(browsers.phone(language), keyed, "t1", true),
                guest(browsers.desktop(language), keyed, "t2", true),
                guest(browsers.phone(language), keyed, "t3", false));

        holders.subList(0, 2).forEach(holder -> see(holder, "wait-start"));
        look(committee, "ceremony-before");
        propose(committee, "start");
        look(committee, "ceremony-commit");
        holders.forEach(holder -> visit(holder, "commit", "wait-commits"));
        look(committee, "ceremony-seal");
        propose(committee, "keys");
        var revealing = assertInstanceOf(Revealing.class, ceremonies.attempt(keyed));
        holders.forEach(holder -> visit(holder, "reveal", "wait-reveals"));
        var code = Fingerprint.of(revealing.keys()).toString();
        look(committee, "ceremony-confirm");
        assertEquals(1, committee.get(0).page().getByText(code).count());
        holders.forEach(holder -> visit(holder, "confirm", "wait-confirms"));

        assertInstanceOf(Complete.class, ceremonies.attempt(keyed));
        look(committee, "ceremony-complete");
        holders.subList(0, 2).forEach(holder -> see(holder, "complete"));
    }

    /** On one language: the rest of the pages are words. */
    @Test
    void a_wrong_share_is_found_in_the_victims_browser_and_the_next_attempt_goes_on_without_its_dealer(
            Browsers browsers) {
        var keyed = test.frozen(draft());
        var committee = List.of(
                guest(browsers.desktop(Language.RU), keyed, "c1", true),
                guest(browsers.phone(Language.KK), keyed, "c2", true));
        look(committee, "ceremony-before");
        propose(committee, "start");
        ceremonies.visit(keyed, "t1", "t2", "t3");
        look(committee, "ceremony-seal");
        propose(committee, "keys");
        ceremonies.cheat(keyed, "t1", "t2");
        ceremonies.visit(keyed, "t2", "t3");

        var victim = guest(browsers.phone(Language.RU), keyed, "t2", true);
        visit(victim, "confirm", "failed");
        assertEquals(
                List.of("Person t1", "Person t2"),
                victim.page().locator("[data-failure]:visible strong").allInnerTexts());

        assertEquals(
                1, assertInstanceOf(Failed.class, ceremonies.attempt(keyed)).blamed());
        look(committee, "ceremony-failed");
        assertFalse(committee.get(0).page().locator("input[value=t1]").isChecked());
        propose(committee, "start");
        abort(committee);
        look(committee, "ceremony-aborted");
        propose(committee, "start");
        assertEquals(3, ceremonies.attempt(keyed).start().message().attempt());
    }

    /** The page of a hundred attempts is long: once is enough. */
    @Test
    void no_attempt_is_left(Browsers browsers) {
        var keyed = test.frozen(draft());
        ceremonies.spend(keyed);
        look(List.of(guest(browsers.phone(Language.KK), keyed, "c2", true)), "ceremony-spent");
    }

    /** The page has waited longer than a session lasts; what it has read, and who reads it, stays where it is. */
    @ParameterizedTest
    @EnumSource
    void who_is_signed_out_is_told_before_a_secret_is_typed(Language language, Browsers browsers) {
        var keyed = test.frozen(draft());
        ceremonies.start(keyed);
        var holder = guest(browsers.phone(language), keyed, "t1", true);
        see(holder, "commit");
        holder.visitor().context().clearCookies();
        var act = holder.page().locator("[data-now=commit] [data-act]");
        act.click();
        var told = holder.page().locator("#signed-out");
        told.waitFor();
        assertFalse(holder.page().locator("#signer").isVisible());
        holder.visitor().look("holder-signed-out");

        accounts.signIn(holder.visitor(), keyed.staff("t1"), site);
        act.click();
        secret(holder);
        holder.page().locator("[data-now=wait-commits]").waitFor();
        assertFalse(told.isVisible());
        holder.visitor().quiet();
    }

    private Guest guest(Visitor visitor, Keyed keyed, String id, boolean keeps) {
        accounts.signIn(visitor, keyed.staff(id), site);
        return new Guest(visitor, keyed, id, keeps);
    }

    private void look(List<Guest> committee, String name) {
        for (var member : committee) {
            member.visitor().open(site.resolve(member.keyed().desk() + "/ceremony"));
            member.visitor().look(name);
        }
    }

    /** The first member presses the button of this form on the ceremony's page, and both sign. */
    private void propose(List<Guest> committee, String act) {
        var page = committee.get(0).page();
        page.locator("form[action$='/ceremony/" + act + "'] button").click();
        signAll(committee, act);
    }

    private void abort(List<Guest> committee) {
        look(committee, "ceremony-commit");
        var first = committee.get(0);
        first.page().locator("details:has(#reason) summary").click();
        first.page().locator("#reason").fill("Кілт сақтаушы келмеді.");
        first.visitor().look("ceremony-abort");
        propose(committee, "abort");
    }

    private void signAll(List<Guest> committee, String act) {
        committee.get(0).page().waitForURL("**/decisions/**");
        committee.get(0).visitor().look("ceremony-decision-" + act);
        var address = URI.create(committee.get(0).page().url());
        for (var member : committee) {
            member.visitor().open(address);
            member.page().locator("[data-sign]").click();
            secret(member);
            member.page()
                    .locator("[data-sign]")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
    }

    /** Types the printed secret, unless this browser keeps the key: then nothing is asked. */
    private void secret(Guest guest) {
        if (haveKept.contains(guest)) {
            return;
        }
        var panel = guest.page().locator("#signer");
        panel.waitFor();
        guest.page().locator("#signer-secret").fill(guest.secret());
        if (guest.keeps()) {
            haveKept.add(guest);
        } else {
            guest.page().locator("#signer-keep").uncheck();
        }
        panel.locator("form button:not([type=button])").click();
    }

    private void see(Guest holder, String now) {
        holder.visitor().open(site.resolve("/holder/" + slug(holder.keyed())));
        holder.page().locator("[data-now=" + now + "]").waitFor();
        if (holder.keeps()) {
            holder.visitor().look("holder-" + now);
        }
    }

    /** One visit, from what is asked to what is said after it. */
    private void visit(Guest holder, String asked, String after) {
        see(holder, asked);
        var section = holder.page().locator("[data-now=" + asked + "]");
        if (section.locator("[data-agree]").count() > 0) {
            section.locator("[data-act]").click();
            section.locator("[data-disagree]").waitFor();
            section.locator("[data-agree]").check();
        }
        section.locator("[data-act]").click();
        secret(holder);
        section.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        holder.visitor().quiet();
    }

    private String slug(Keyed keyed) {
        return elections.find(keyed.election()).orElseThrow().slug().toString();
    }

    private Draft draft() {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return Drafts.complete().with(Optional.of(now), Optional.of(now.plus(Duration.ofDays(2))));
    }
}
