package org.dauys.credential.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dauys.account.Staff;
import org.dauys.account.TestAccounts;
import org.dauys.board.Board;
import org.dauys.board.PublicLog;
import org.dauys.election.ElectionId;
import org.dauys.election.TestPeople;
import org.dauys.election.draft.Drafts;
import org.dauys.election.draft.Terms;
import org.dauys.protocol.ceremony.PersonSecret;
import org.dauys.protocol.manifest.Eligibility.Mode;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.roll.Rolls;
import org.dauys.roll.TestDraft;

/** Elections whose codes are to be made, and the requests of their committee. */
@Singleton
class TestIssuing {
    /** Sorted for handing out: the first two of school 2, then the third of school 5; languages differ. */
    static final String THREE = """
            card;name;language;organisation
            1203;Сәуле Ким;en;№ 5 мектеп
            1202;Игорь Владимирович Петров;ru;№ 2 мектеп
            1201;Айгүл Сәрсенқызы Өмірова;kk;№ 2 мектеп
            """;

    private final TestAccounts accounts;
    private final TestPeople people;
    private final Board board;
    private final TestDraft drafts;
    private final Rolls rolls;
    private final Clock clock;

    @Inject
    TestIssuing(TestAccounts accounts, TestPeople people, Board board, TestDraft drafts, Rolls rolls, Clock clock) {
        this.accounts = accounts;
        this.people = people;
        this.board = board;
        this.drafts = drafts;
        this.rolls = rolls;
        this.clock = clock;
    }

    record Made(ElectionId id, Map<String, Staff> people, Map<String, PersonSecret> secrets) {
        String page() {
            return "/desk/" + id + "/letters";
        }
    }

    /** Ready to be frozen, by whom the codes are made. */
    Made draft(Issuer.Kind issuer) {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var draft = Drafts.complete()
                .with(Terms.USUAL.with(Mode.CODE_ONLY, issuer))
                .with(Optional.of(now), Optional.of(now.plus(Duration.ofDays(2))));
        var ids = issuer == Issuer.Kind.REGISTRAR
                ? List.of("c1", "c2", "r1", "t1", "t2", "t3")
                : List.of("c1", "c2", "t1", "t2", "t3");
        var held = people.draft(draft, ids);
        return new Made(held.id(), held.people(), held.secrets());
    }

    Made frozen(Issuer.Kind issuer) {
        var made = draft(issuer);
        people.freeze(made.id());
        return made;
    }

    /** Frozen, with a frozen roll. */
    Made withRoll(String table) {
        var made = frozen(Issuer.Kind.PLATFORM);
        drafts.roll(made.id(), table);
        freezeRoll(made);
        return made;
    }

    void freezeRoll(Made made) {
        assertEquals(Rolls.Freezing.DONE, rolls.freeze(made.id(), "all", "one", clock.instant()));
    }

    PublicLog log(Made made) {
        return board.find(made.id().log()).orElseThrow();
    }

    RequestSpecification as(Made made, String id) {
        return accounts.as(made.people().get(id));
    }

    RequestSpecification as(String session) {
        return TestAccounts.as(session);
    }
}
