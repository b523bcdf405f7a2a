package org.dauys.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.dauys.account.TestAccounts;
import org.dauys.board.TestBoards;
import org.dauys.board.TestBoards.Forged;
import org.dauys.desk.web.TestElections.Keyed;
import org.dauys.election.Elections;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.Drafts;
import org.dauys.platform.Language;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.ceremony.HolderPart;
import org.dauys.protocol.ceremony.PersonSecret;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.record.Document;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Tallied;
import org.dauys.protocol.tally.Aggregate;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.Visitor;
import org.junit.jupiter.api.Test;

/** A service that shows a key holder another record than there is, signed with the log's own key: the page judges for itself. */
@QuarkusTest
@NeedsBrowser
class HolderPageAttacksTest {
    @TestHTTPResource("/")
    URI site;

    @Inject
    TestAccounts accounts;

    @Inject
    TestElections test;

    @Inject
    TestCeremonies ceremonies;

    @Inject
    TestBoards boards;

    @Inject
    Elections elections;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /** The total is said to be of three ballots and is one of them. */
    @Test
    void b08_a_holder_is_not_asked_to_decrypt_one_ballot_as_the_total(Browsers browsers) {
        var keyed = test.closed(draft().with(PublishTest.floor(1)), List.of(0, 1, 1))
                .keyed();
        var visitor = holder(browsers.phone(Language.RU), keyed);
        see(visitor, keyed, "decrypt");
        serve(visitor.page(), boards.forged(test.log(keyed), entries -> oneBallotAsTotal(keyed, entries)));
        refused(visitor, keyed, "D-1.2");
        visitor.look("holder-b08");
        assertEquals(0, visitor.page().locator("[data-act]:visible").count(), "nothing to press");
    }

    /** The same entries but for the total; what came behind it is left out. */
    private List<byte[]> oneBallotAsTotal(Keyed keyed, List<byte[]> entries) {
        var tallied = (Tallied) test.log(keyed).snapshot().stage();
        var election = tallied.election().orElseThrow();
        var contest = election.manifest().contests().get(0);
        var ballot = entries.stream()
                .map(entry -> EntryReader.read(entry).value().orElseThrow().content())
                .filter(Entry.Ballot.class::isInstance)
                .map(entry -> ((Entry.Ballot) entry).bytes())
                .findFirst()
                .orElseThrow();
        var document = total(contest, ballot).document();
        var head = new Entry.AggregateHead(tallied.closed().hash(), Document.of(document));
        var forged = new ArrayList<>(entries.subList(0, placeOf(entries, Entry.AggregateHead.class)));
        forged.addAll(EntryWriter.withParts(EntryWriter.unsigned(election.id(), head), document));
        return forged;
    }

    private static Aggregate total(Contest contest, byte[] ballot) {
        var ciphertexts = SlicedBallot.of(ballot, List.of(contest))
                .orElseThrow()
                .ciphertexts()
                .orElseThrow()
                .get(0);
        var slots = IntStream.range(0, ciphertexts.size())
                .mapToObj(slot ->
                        new Aggregate.OfSlot(contest.slots().get(slot), CiphertextSum.ZERO.plus(ciphertexts.get(slot))))
                .toList();
        return new Aggregate(List.of(new Aggregate.OfContest(contest.id(), 3, true, slots)));
    }

    /** The key that the holder has committed to is replaced by one of the service's, under the holder's name. */
    @Test
    void b09_a_holder_sees_that_her_own_key_is_not_in_the_list(Browsers browsers) {
        var keyed = test.frozen(draft());
        ceremonies.begin(keyed);
        ceremonies.visit(keyed, "t1", "t2");
        var visitor = holder(browsers.phone(Language.KK), keyed);
        see(visitor, keyed, "wait-commits");
        serve(visitor.page(), boards.forged(test.log(keyed), entries -> anothersCommit(keyed, entries)));
        refused(visitor, keyed, "R-6");
        visitor.look("holder-b09");
    }

    /** Another manifest, with other people: another election, whoever has signed its log. */
    @Test
    void b09_a_holder_is_not_led_into_another_election(Browsers browsers) {
        var keyed = test.frozen(draft());
        var other = test.frozen(draft());
        var visitor = holder(browsers.phone(Language.EN), keyed);
        serve(visitor.page(), boards.forged(test.log(other), UnaryOperator.identity()));
        see(visitor, keyed, "other-election");
    }

    private List<byte[]> anothersCommit(Keyed keyed, List<byte[]> entries) {
        var attempt = ceremonies.attempt(keyed);
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var own = PersonSecret.of(bytes);
        var commit = new HolderPart(own, attempt.start(), attempt.indexOf("t1"), random).commit();
        var entry = new Entry.Ceremony(commit);
        var election =
                test.log(keyed).snapshot().stage().election().orElseThrow().id();
        var jws = EntryWriter.sign(election, entry, "t1", own.signingKey());
        var forged = new ArrayList<>(entries);
        forged.set(placeOf(entries, Entry.Ceremony.class) + 1, EntryWriter.signed(entry.kind(), List.of(jws)));
        return forged;
    }

    private static int placeOf(List<byte[]> entries, Class<? extends Entry> kind) {
        return IntStream.range(0, entries.size())
                .filter(i -> kind.isInstance(
                        EntryReader.read(entries.get(i)).value().orElseThrow().content()))
                .findFirst()
                .orElseThrow();
    }

    /** The service's head and tiles, as the page asks for them. */
    private static void serve(Page page, Forged forged) {
        page.route("**/holder/*/head", route -> route.fulfill(new Route.FulfillOptions().setBody(forged.note())));
        page.route(
                "**/log/tile/entries/**",
                route -> route.fulfill(new Route.FulfillOptions().setBodyBytes(Tiles.bundle(forged.entries()))));
    }

    private void refused(Visitor visitor, Keyed keyed, String step) {
        see(visitor, keyed, "unsound");
        assertEquals(step, visitor.page().locator("[data-step]").textContent());
        assertFalse(visitor.page().locator("[data-now=decrypt]").isVisible());
    }

    private void see(Visitor visitor, Keyed keyed, String now) {
        visitor.open(site.resolve(
                "/holder/" + elections.find(keyed.election()).orElseThrow().slug()));
        visitor.page().locator("[data-now=" + now + "]").waitFor();
    }

    private Visitor holder(Visitor visitor, Keyed keyed) {
        accounts.signIn(visitor, keyed.staff("t1"), site);
        return visitor;
    }

    private Draft draft() {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return Drafts.complete().with(Optional.of(now), Optional.of(now.plus(Duration.ofDays(2))));
    }
}
