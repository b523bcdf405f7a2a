package org.dauys.desk.web;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.dauys.account.TestAccounts;
import org.dauys.election.Election;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.People;
import org.dauys.election.Person;
import org.dauys.election.Role;
import org.dauys.election.Slug;
import org.dauys.election.draft.Examples;
import org.dauys.platform.Language;
import org.dauys.protocol.manifest.Holder.Tool;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page of drafting, in every language, on a phone and at a desk. */
@QuarkusTest
@NeedsBrowser
class DraftLooksTest {
    @Inject
    TestAccounts accounts;

    @Inject
    Elections elections;

    @Inject
    Clock clock;

    @TestHTTPResource("/")
    URI site;

    @ParameterizedTest
    @EnumSource(Language.class)
    void on_a_phone(Language language, Browsers browsers) {
        lookAround(browsers.phone(language), "committee");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void at_a_desk(Language language, Browsers browsers) {
        lookAround(browsers.desktop(language), "reporting-conference");
    }

    @Test
    void nothing_to_show_yet(Browsers browsers) {
        var marina = accounts.active("Марина Викторовна", Language.RU).staff();
        var visitor = browsers.phone(Language.RU);
        accounts.signIn(visitor, marina, site);
        visitor.open(site.resolve("/desk"));
        visitor.look("desk-empty");
    }

    private void lookAround(Visitor visitor, String example) {
        var marina = accounts.active("Марина Викторовна Кузнецова-Ахметова", visitor.language())
                .staff();
        var yerlan =
                accounts.active("Ерлан Сәрсенұлы Жұмабаев", visitor.language()).staff();
        var id = new ElectionId(UUID.randomUUID());
        var slug = Slug.of("look-" + id.toString().substring(0, 8)).orElseThrow();
        elections.create(id, slug, Examples.find(example).orElseThrow(), marina.id(), clock.instant());
        elections.save(
                id,
                1,
                new People(List.of(
                        Person.of(marina.id(), Role.COMMITTEE), new Person(yerlan.id(), Role.HOLDER, Tool.JAR, true))));
        accounts.signIn(visitor, marina, site);
        var election = elections.find(id).orElseThrow();
        look(visitor, election);
    }

    private void look(Visitor visitor, Election election) {
        var desk = "/desk/" + election.id();
        var contest = election.draft().contests().get(0);
        var question = desk + "/contests/" + contest.id();
        see(visitor, "/desk", "desk-list");
        see(visitor, "/desk/new", "desk-new");
        see(visitor, desk, "desk-overview");
        see(visitor, desk + "/texts", "desk-texts");
        see(visitor, desk + "/contests", "desk-contests");
        see(visitor, question, "desk-contest");
        see(visitor, question + "/new-option", "desk-new-option");
        see(visitor, question + "/options/" + contest.options().get(0).id(), "desk-option");
        see(visitor, desk + "/terms", "desk-terms");
        see(visitor, desk + "/schedule", "desk-schedule");
        see(visitor, desk + "/witnesses", "desk-witnesses");
        see(visitor, desk + "/people", "desk-people");
        see(visitor, desk + "/preview", "desk-preview");
        see(visitor, desk + "/copy", "desk-copy");
        see(visitor, desk + "/delete", "desk-delete");
    }

    private void see(Visitor visitor, String path, String name) {
        visitor.open(site.resolve(path));
        visitor.look(name);
    }
}
