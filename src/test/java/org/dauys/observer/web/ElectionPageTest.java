package org.dauys.observer.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.dauys.board.Clerk;
import org.dauys.board.TestBoards;
import org.dauys.board.TestBoards.Made;
import org.dauys.platform.Language;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.Tallied;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The public page of an election, while it is open and when it is decided. */
@QuarkusTest
@NeedsBrowser
class ElectionPageTest {
    private static final Instant CLOSES = Instant.parse("2091-01-01T13:00:00Z");

    @TestHTTPResource("/")
    URI root;

    @Inject
    TestBoards boards;

    @ParameterizedTest
    @EnumSource
    void an_open_election_invites_to_vote_and_shows_how_many_took_part(Language language, Browsers browsers) {
        var made = voted();
        for (var visitor : List.of(browsers.phone(language), browsers.desktop(language))) {
            var page = visitor.open(root.resolve("/e/" + made.log().name().slug()));
            assertTrue(page.locator("a.button[href$='/vote']").isVisible());
            assertEquals("50", page.locator(".bar-part").first().getAttribute("width"));
            assertEquals(0, page.locator(".results").count());
            visitor.look("election-open");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_decided_election_shows_the_votes_with_bars(Language language, Browsers browsers) {
        var made = decided();
        for (var visitor : List.of(browsers.phone(language), browsers.desktop(language))) {
            var page = visitor.open(root.resolve("/e/" + made.log().name().slug()));
            assertEquals(0, page.locator("a.button[href$='/vote']").count());
            var first = page.locator(".results").first().locator("tbody tr").first();
            assertTrue(first.locator(".number").textContent().startsWith("2"));
            assertEquals("100", first.locator(".bar-part").getAttribute("width"));
            visitor.look("election-decided");
        }
    }

    private Made voted() {
        var made = boards.open(plan -> plan.closes(CLOSES));
        for (int i = 0; i < 2; i++) {
            made.log().append(List.of(ballot(made.election().voter(i).cast(List.of(List.of(0), List.of(0, 2))))));
        }
        return made;
    }

    private Made decided() {
        var made = voted();
        new Clerk(boards.node()).work(CLOSES);
        for (int holder : List.of(1, 3)) {
            var tallied = assertInstanceOf(Tallied.class, made.log().snapshot().stage());
            made.log().append(made.election().partialDecryption(holder, tallied.hash(), tallied.aggregate()));
        }
        boards.publish(made);
        return made;
    }

    private static byte[] ballot(byte[] wire) {
        return Envelope.entry(Kind.BALLOT, wire);
    }
}
