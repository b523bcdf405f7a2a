package org.dauys.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.dauys.account.Staff;
import org.dauys.account.TestAccounts;
import org.dauys.election.Election;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.Elections.Saving;
import org.dauys.election.People;
import org.dauys.election.Person;
import org.dauys.election.Role;
import org.dauys.election.Slug;
import org.dauys.election.draft.Draft;
import org.dauys.platform.Language;

/** Elections with people, for tests of their pages. */
@Singleton
class TestElections {
    private final TestAccounts accounts;
    private final Elections elections;
    private final Clock clock;

    @Inject
    TestElections(TestAccounts accounts, Elections elections, Clock clock) {
        this.accounts = accounts;
        this.elections = elections;
        this.clock = clock;
    }

    /** The people of one election, and somebody who has no part in it. */
    record Cast(ElectionId election, Staff marina, Staff yerlan, Staff holder, Staff registrar, Staff stranger) {
        String desk() {
            return "/desk/" + election;
        }
    }

    Cast drafting(Draft draft) {
        var cast = new Cast(
                new ElectionId(UUID.randomUUID()),
                person("Марина Викторовна"),
                person("Ерлан"),
                person("Айгүл"),
                person("Данияр"),
                person("Тимур"));
        var slug = Slug.of("d-" + cast.election().toString().substring(0, 8)).orElseThrow();
        elections.create(cast.election(), slug, draft, cast.marina().id(), clock.instant());
        var people = new People(List.of(
                Person.of(cast.marina().id(), Role.COMMITTEE),
                Person.of(cast.yerlan().id(), Role.COMMITTEE),
                Person.of(cast.holder().id(), Role.HOLDER),
                Person.of(cast.registrar().id(), Role.REGISTRAR)));
        assertEquals(Saving.DONE, elections.save(cast.election(), 1, people));
        return cast;
    }

    Election.Drafting now(Cast cast) {
        return (Election.Drafting) elections.find(cast.election()).orElseThrow();
    }

    Staff person(String name) {
        return accounts.active(name, Language.EN).staff();
    }
}
