package org.dauys.credential.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.dauys.account.Staff;
import org.dauys.account.StaffKeys;
import org.dauys.account.TestAccounts;
import org.dauys.board.Board;
import org.dauys.board.BoardId;
import org.dauys.board.PublicLog;
import org.dauys.election.Election;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.Elections.Saving;
import org.dauys.election.Freezing;
import org.dauys.election.People;
import org.dauys.election.Person;
import org.dauys.election.Role;
import org.dauys.election.Slug;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.Drafts;
import org.dauys.election.draft.Terms;
import org.dauys.platform.Language;
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
    private final Elections elections;
    private final StaffKeys keys;
    private final Freezing freezing;
    private final Board board;
    private final TestDraft drafts;
    private final Rolls rolls;
    private final SecureRandom random;
    private final Clock clock;

    @Inject
    TestIssuing(
            TestAccounts accounts,
            Elections elections,
            StaffKeys keys,
            Freezing freezing,
            Board board,
            TestDraft drafts,
            Rolls rolls,
            SecureRandom random,
            Clock clock) {
        this.accounts = accounts;
        this.elections = elections;
        this.keys = keys;
        this.freezing = freezing;
        this.board = board;
        this.drafts = drafts;
        this.rolls = rolls;
        this.random = random;
        this.clock = clock;
    }

    record Made(ElectionId id, Map<String, Staff> people, Map<String, PersonSecret> secrets) {
        String page() {
            return "/desk/" + id + "/letters";
        }
    }

    /** Ready to be frozen, by whom the codes are made. */
    Made draft(Issuer.Kind issuer) {
        var people = new TreeMap<String, Staff>();
        var secrets = new TreeMap<String, PersonSecret>();
        var roles = new TreeMap<>(Map.of(
                "c1", Role.COMMITTEE, "c2", Role.COMMITTEE, "t1", Role.HOLDER, "t2", Role.HOLDER, "t3", Role.HOLDER));
        if (issuer == Issuer.Kind.REGISTRAR) {
            roles.put("r1", Role.REGISTRAR);
        }
        roles.keySet().forEach(id -> {
            var staff = accounts.active("Person " + id, Language.EN).staff();
            var secret = PersonSecret.of(bytes());
            keys.register(staff.id(), secret.signingKey().timesG(), clock.instant());
            people.put(id, staff);
            secrets.put(id, secret);
        });
        var id = new ElectionId(UUID.randomUUID());
        var slug = Slug.of("l-" + id.toString().substring(0, 8)).orElseThrow();
        elections.create(id, slug, by(issuer), people.get("c1").id(), clock.instant());
        var all = roles.entrySet().stream()
                .map(one -> Person.of(people.get(one.getKey()).id(), one.getValue()))
                .toList();
        assertEquals(Saving.DONE, elections.save(id, 1, new People(all)));
        return new Made(id, people, secrets);
    }

    private Draft by(Issuer.Kind issuer) {
        var usual = Terms.USUAL;
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return Drafts.complete()
                .with(new Terms(
                        Mode.CODE_ONLY,
                        usual.channels(),
                        issuer,
                        usual.revote(),
                        usual.floor(),
                        usual.maxReissued(),
                        usual.auditsPerCredential(),
                        usual.threshold(),
                        usual.lossAccepted()))
                .with(Optional.of(now), Optional.of(now.plus(Duration.ofDays(2))));
    }

    Made frozen(Issuer.Kind issuer) {
        var made = draft(issuer);
        var drafting = (Election.Drafting) elections.find(made.id()).orElseThrow();
        assertEquals(new Freezing.Result.Done(), freezing.freeze(drafting, clock.instant()));
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
        return board.find(new BoardId(made.id().value())).orElseThrow();
    }

    RequestSpecification as(Made made, String id) {
        return as(accounts.session(made.people().get(id)));
    }

    RequestSpecification as(String session) {
        return RestAssured.given()
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .defaultCharsetForContentType("UTF-8", "application/x-www-form-urlencoded")))
                .redirects()
                .follow(false)
                .accept("text/html")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept-Language", "en")
                .cookie(TestAccounts.COOKIE, session);
    }

    private byte[] bytes() {
        var bytes = new byte[PersonSecret.LENGTH];
        random.nextBytes(bytes);
        return bytes;
    }
}
